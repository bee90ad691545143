"""Where the program is found: the icon or the window that stands in for it, the menu, the home window."""
