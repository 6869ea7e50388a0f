"""The page of people and of promises: a list on the left, one person or all promises on the right."""
