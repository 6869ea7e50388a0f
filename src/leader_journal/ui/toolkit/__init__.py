"""Parts that know Qt, the look and the catalogue, and nothing of journals: any other app could have them."""
