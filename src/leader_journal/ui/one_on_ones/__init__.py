"""What several pages share about one-on-ones."""
