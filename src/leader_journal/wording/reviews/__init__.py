"""Reviews in words, and the page that one closes into."""
