"""The start page: the capture box, what waits, and what comes up; a look back at the side."""
