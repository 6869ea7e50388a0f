"""A key from any app, by the desktop's portal: a process of its own, which holds no journal."""

PROCESS = "--hear-key"
"""What the app is started with, to be the process that hears the key."""
