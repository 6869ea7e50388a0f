"""What several pages share about prompts."""
