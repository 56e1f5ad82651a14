"""The parts of a measure in its newest month as they may be shown."""

from collections.abc import Mapping

from kpis.definitions import Hidden, Result, Shown, at
from kpis.judging import Results


def newest_parts(found: Results, result: Result, dimension: str) -> Mapping[str, Shown | Hidden]:
    """What may be shown of each part in the newest month, by its stored name. The whole may be
    hidden where parts of twelve months are not."""
    period = result.newest
    parts = found.breakdown(result.measure.id, dimension)
    newest = {name: at(points, period) for name, points in parts.items()}
    return {name: figure for name, figure in newest.items() if figure}
