"""Parts of the guard against a real desktop."""
