"""Charts and trend pictures, made of plain records and one table of colours; nothing here knows the
screen.

Every figure has a fixed height in its layout and is as wide as its place; give `CONFIG` along with
it.
"""

from presentation.charts.kit.frame import CONFIG

__all__ = ["CONFIG"]
