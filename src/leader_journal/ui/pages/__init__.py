"""The pages of the window. They do not know each other; `UiContext.navigation` leads from one to the next."""
