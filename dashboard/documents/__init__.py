"""What leaves the dashboard: pictures and tables that still say where they come from."""
