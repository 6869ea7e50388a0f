"""Two homes with the app's services in each, a folder in each, and two real Syncthing processes that carry it."""
