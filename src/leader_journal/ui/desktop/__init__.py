"""What the desktop gives and asks: clipboard, file dialogs, tray, pictures, sleep and locks."""
