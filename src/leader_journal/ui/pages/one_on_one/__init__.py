"""The page of a one-on-one: prepared on the left, as it goes on paper on the right; held ones to be read."""
