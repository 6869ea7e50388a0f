"""The page of the monthly review: where it starts, its eight steps, and the reviews that were closed."""
