"""In and out: what leaders bring along, and what they take away."""
