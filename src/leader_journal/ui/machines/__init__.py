"""One journal on two machines, as the window does it: when it is written and read, and what is asked for."""
