"""The lines of a table of one measure over several places."""

from typing import Any, NamedTuple

from kpis import figures
from kpis.definitions import Hidden, Measure, Shown
from kpis.months import long
from kpis.national import NationalFigure, NoFigure, Told
from presentation.words.measures import cases
from presentation.words.public import INVENTED, STAR


class NationalRow(NamedTuple):
    """A place as it stands in the table."""

    place: str
    month: str
    figure: str
    cases: str
    target: str
    edition: str


def national_row(told: NationalFigure, measure: Measure) -> NationalRow:
    """The line of a place that tells a figure, be it shown or not."""
    shown = told.newest if isinstance(told.newest, Shown) else None
    return NationalRow(
        f"{told.title} ({INVENTED})" if told.demonstration else told.title,
        long(told.newest.period),
        figures.told_figure(shown.value, measure.unit) if shown else STAR,
        cases(shown, measure) or (figures.NOTHING if shown else STAR),
        told.target or figures.NOTHING,
        told.edition.name,
    )


def national_fields(told: Told) -> dict[str, Any]:
    """What a place tells as plain values; what is hidden is null. One that tells none has the
    reason under `why_not`."""
    fields = {"place": told.name, "title": told.title}
    if isinstance(told, NoFigure):
        return fields | {"why_not": told.why, "edition": None, "latest": None}
    edition = told.edition
    return {
        **fields,
        "why_not": None,
        "demonstration": told.demonstration,
        "edition": {"edition": edition.id, "name": edition.name, "month": edition.month},
        "latest": _latest(told.newest),
        "target": told.target,
        "beside": list(told.beside),
    }


def _latest(one: Shown | Hidden) -> dict[str, Any]:
    if isinstance(one, Hidden):
        none = dict.fromkeys(("numerator", "denominator", "value"))
        return {"period": one.period, **none, "hidden": True}
    return {
        "period": one.period,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "value": one.value,
        "hidden": False,
    }
