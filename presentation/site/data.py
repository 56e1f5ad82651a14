"""The published figures as files for spreadsheets and programs: rounded, each with what it
means."""

import json
from typing import Any

from kpis.commands import public_report
from kpis.definitions import Result
from presentation.exports import to_csv
from presentation.rows import ReleasedFigure, released_figures
from presentation.site.told import PublicEdition
from presentation.words.public import close_words

ROUNDING = (
    "Counts of people from 1 to 7 are not given, and others are rounded to the nearest 5. "
    "Percentages are worked out from the rounded counts. A figure may also be hidden because it "
    "would give a hidden one away. Status is judged from the rounded figures alone."
)
_LEFT_OUT = ("exceptions", "course_state", "course_month", "course_value")
"""What rounding alone can make or turn round has no column: `public_report` gives none of it."""
_FIELDS = tuple(name for name in ReleasedFigure.model_fields if name not in _LEFT_OUT)


def data_json(told: PublicEdition) -> bytes:
    """All published figures with their definitions, as `python -m kpis --edition N --public --json`
    has them."""
    found = public_report(told.results)
    measures = {id: _measure(told.results.by_id[id], one) for id, one in found["kpis"].items()}
    edition = told.edition
    approval = edition.approval
    fields = {
        "notices": list(told.notices),
        "edition": {
            "edition": edition.id,
            "name": edition.name,
            "month": edition.month,
            "approved_by": approval and approval.by,
            "approved_at": approval and approval.at.isoformat(),
        },
        "rounding": ROUNDING,
        "last_period": found["last_period"],
        "kpis": measures,
    }
    return f"{json.dumps(fields, ensure_ascii=True, indent=1)}\n".encode()


def _measure(result: Result, fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {
        "rounded": result.measure.protects != "nothing",
        "caution": close_words(result),
        "definition": dict(_definition(result)),
    }


def _definition(result: Result) -> tuple[tuple[str, str], ...]:
    measure = result.measure
    return (
        ("plan_words", measure.plan_words),
        ("why", measure.why),
        ("counted", measure.counted),
        ("out_of", measure.out_of),
        ("left_out", measure.left_out),
        ("target", result.target.words),
    )


def data_csv(told: PublicEdition) -> bytes:
    """A row for each month of each series, for a spreadsheet."""
    approval = told.edition.approval
    aside = (
        approval.by if approval else "",
        approval.at.isoformat() if approval else "",
    )
    rows = (
        (*(getattr(one, name) for name in _FIELDS), *aside, _note(told, one))
        for one in released_figures(told.edition, told.results)
    )
    return to_csv((*_FIELDS, "approved_by", "approved_at", "note"), rows)


def _note(told: PublicEdition, row: ReleasedFigure) -> str:
    """What a row has to say beside its figures: a status that rounding may have made is no fact."""
    caution = close_words(told.results.by_id[row.measure]) if row.status else ""
    rounded = "Rounded for the public: see definitions.csv."
    return " ".join(filter(None, (*told.notices, rounded, caution)))


def definitions_csv(told: PublicEdition) -> bytes:
    """What each measure means, a row each."""
    results = list(told.results.by_id.values())
    names = [name for result in results[:1] for name, _ in _definition(result)]
    rows = (
        (
            result.measure.id,
            result.measure.name,
            result.measure.unit,
            *(words for _, words in _definition(result)),
            " ".join((*told.notices, ROUNDING)),
        )
        for result in results
    )
    return to_csv(("measure", "title", "unit", *names, "note"), rows)
