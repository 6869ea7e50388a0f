"""The monthly review: its steps, and how it is closed."""
