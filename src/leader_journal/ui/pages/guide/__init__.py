"""The guide: its table of contents, its pages, and looking something up."""
