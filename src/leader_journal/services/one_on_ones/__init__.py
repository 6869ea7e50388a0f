"""One-on-ones: their page, the questions on it, and what is noted afterwards."""
