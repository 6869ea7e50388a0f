"""The pages of the window. They do not know each other; `UiContext.go` leads from one to the next."""
