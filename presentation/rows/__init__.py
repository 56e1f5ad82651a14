"""What tables hold, in plain words and without markup: a page draws it, a file or a paper may hold
it too.

Others use `Table`, a table of text alone.
"""

from presentation.rows.table import Table

__all__ = ["Table"]
