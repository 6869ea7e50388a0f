"""Building blocks of the pages: they show and ask, and know nothing of services."""
