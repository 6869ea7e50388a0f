"""Thin item models: rows are handed in, and what the screen shows is told apart from what it stands for."""
