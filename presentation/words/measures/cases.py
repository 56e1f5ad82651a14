"""How many cases a figure is made of: two figures may differ and be shown alike, and a share of few can bear little."""

from kpis.definitions.measure import Measure
from kpis.definitions.results import Point
from kpis.definitions.shown import Hidden, Shown
from kpis.figures import count


def cases(point: Point | None, measure: Measure) -> str:
    """`98 of 155`; `420 waiting` where nothing of them is counted; nothing where the figure is out of nothing."""
    if point is None or point.denominator is None:
        return ""
    if point.numerator is None:
        return f"{count(point.denominator)} {measure.out_of_label.lower()}"
    return f"{count(point.numerator)} of {count(point.denominator)}"


def case_count(figure: Shown | Hidden) -> str:
    """The number of cases in a part: `98`; `under 10` where it is hidden."""
    return figure.words if isinstance(figure, Hidden) else count(figure.cases)
