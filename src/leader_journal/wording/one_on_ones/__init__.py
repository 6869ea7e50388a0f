"""One-on-ones in words, and the lines of their page."""
