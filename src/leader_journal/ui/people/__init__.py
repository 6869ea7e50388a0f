"""What several pages share about people: offering their names while one writes, and promises to them."""
