"""Spelling while one writes: underlines, and a menu of what may have been meant."""
