"""Figures as a paper says them, whatever its form."""

from typing import Any, NamedTuple

HIDDEN = "hidden"
"""There is a figure, and it is not shown."""


class Of(NamedTuple):
    """What a figure is: its measure, its kind (`newest`, `baseline`, `target`, `status`, `series`,
    `counts`, `beside`, `part` or `together`), and which of several."""

    measure: str
    kind: str
    which: str = ""


Figures = dict[Of, Any]
"""Figures as a paper says them: a number, the words in which it stands there, `HIDDEN`, or None."""
