"""The page of settings, and a module for each of its sections."""
