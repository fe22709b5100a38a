"""The build: land files, run models, check, protect, publish."""
