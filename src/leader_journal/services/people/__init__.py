"""The people the leader works with: their names in what is typed, and a page for each."""
