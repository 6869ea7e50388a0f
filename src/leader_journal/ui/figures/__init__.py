"""Charts on the screen, as files, and as a table."""
