"""Working figures out: a declaration and the current rows become points, which are stored."""
