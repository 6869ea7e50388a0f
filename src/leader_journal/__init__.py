"""Leader Journal: a private, local desktop journal for one leader."""

__version__ = "0.1.0"
