"""Lines to bring up, wherever they are shown and written."""
