"""The window: what it holds, locks and remembers, and the pages of an open journal with the way between them."""
