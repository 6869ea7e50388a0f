"""The look of the app: colours, sizes, type, icons and motion, which change while it runs."""
