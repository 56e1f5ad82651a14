"""What the marks of a control chart, a run chart or a p chart mean, and by which rules they are set."""

from kpis.variation import Judged, Way

_MARKS = "Grey: ordinary ups and downs. Circle: better than these explain. Square: worse."
_CONTROL = (
    "Solid line: average of all months. Dotted lines: the limits of ordinary ups and downs. A result is marked when it "
    "is beyond a limit, one of 2 out of 3 near the same limit, one of 7 in a row on one side of the average, or one of "
    "7 in a row that keep going up or keep going down."
)
_RUN = (
    "A run chart, without limits. Solid line: the middle value of all months. A result is marked when it is one of 6 "
    "in a row on one side of the middle, or one of 5 in a row that keep going up or keep going down."
)
_RULES: dict[Way, str] = {
    "xmr": _CONTROL,
    "run": _RUN,
    "p": f"{_CONTROL} The limits are wider in months with fewer cases.",
}
_SHARED = " Each figure covers twelve months and shares eleven of them with the one before, so that runs are common."


def variation_caption(found: Judged) -> str:
    """The caption under the chart."""
    return f"{_RULES[found.way]} {_MARKS}{_SHARED if found.overlapping else ''}"
