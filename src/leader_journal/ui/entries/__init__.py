"""What several pages share about entries: writing one, its marks, its line, filtering."""
