"""The Windows back-end under Wine: real calls of Windows' own interface, as far as a Linux machine has them."""
