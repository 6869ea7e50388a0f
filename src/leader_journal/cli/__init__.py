"""The command line: the same services as the app, no window."""
