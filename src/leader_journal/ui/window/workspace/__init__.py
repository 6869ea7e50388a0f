"""An open journal in the window: its pages, the rail, keys and what goes on beside them."""
