"""The one door by which a page leaves: shown before, read as if somebody did, printed, saved or copied."""
