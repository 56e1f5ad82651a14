"""What a page will need of Streamlit's scripts, said at once: Streamlit itself asks for them only
when it meets the first table or chart, a few trips there and back later."""

from collections.abc import Sequence
from pathlib import Path

import streamlit

_SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
EVERY_PAGE = ("Html", "purify.es")
"""What draws tables and sentences, by the names before their digests."""
CHARTS = ("PlotlyChart",)
WITH_CHARTS = frozenset({"measure", "milestones", "sections", "waiting_times"})
"""Pages on which a chart stands, by the ends of their addresses."""


def _links(names: Sequence[str], more: str = "") -> bytes:
    files = sorted(file.name for name in names for file in _SCRIPTS.glob(f"{name}.*.js"))
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{file}"{more}>' for file in files
    ).encode()


_ALWAYS = _links(EVERY_PAGE)
_BESIDE_CHARTS = _ALWAYS + _links(CHARTS, ' fetchpriority="low"')


def coming(path: str) -> bytes:
    """Links for the head of the page with this path. A script that is not there is not named."""
    return _BESIDE_CHARTS if path.rpartition("/")[2] in WITH_CHARTS else _ALWAYS
