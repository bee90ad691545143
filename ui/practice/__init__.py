"""The first pages, and a call that nobody makes, to learn with."""
