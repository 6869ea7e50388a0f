"""Windows of their own: capture, and what asks for more than one line."""
