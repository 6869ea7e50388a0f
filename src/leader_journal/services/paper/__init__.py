"""What leaves the app as a page, and as a file."""
