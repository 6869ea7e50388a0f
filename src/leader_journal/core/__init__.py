"""Records and rules of the journal. Nothing in here reads a file, a clock of its own, or a screen."""
