"""Journal: the list of all entries, and reading one."""
