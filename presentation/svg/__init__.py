"""Charts as SVG text, drawn without a browser from the figures that the screen draws.

Others use `svg_of`; what of Plotly it knows is in `vocabulary.py`, and all else is refused.
"""

from presentation.svg.drawing import svg_of
from presentation.svg.vocabulary import UnknownFeatureError

__all__ = ["UnknownFeatureError", "svg_of"]
