"""The page of agreements: what is in force, the form of one, and the frames that are owed."""
