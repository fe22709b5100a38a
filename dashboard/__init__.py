"""The dashboard: it reads published files and shows them. No arithmetic beyond layout."""
