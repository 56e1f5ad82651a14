"""The board's paper: a pack as an accessible PDF."""
