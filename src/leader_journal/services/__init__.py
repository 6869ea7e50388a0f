"""Use cases, without Qt: every write is one named function that returns what it changed."""
