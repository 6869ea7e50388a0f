"""Search: what can be found, and what was begun and not saved; both as one question reads them."""
