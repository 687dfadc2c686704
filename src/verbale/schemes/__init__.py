"""Schemes: states, organisations, offices and names as tables, and the small functions that use them."""
