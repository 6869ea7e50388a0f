"""The page of charts: what is chosen on the left or on top, and the finding in its card."""
