"""The choices, and the windows that help to make them."""
