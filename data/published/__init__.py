"""Published figures of other areas: the table that the product carries, and the publishers own files."""
