"""Whole files for property tests: made of cells in every form that the contract knows, good and
bad, laid out anyhow."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.data.contract import ANSWERS, AUTHORITIES, QUESTIONS, Column, columns

DAYS = st.dates(date(2025, 12, 1), date(2026, 12, 31))
DATE_FORMS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d-%b-%Y",
    "%d %B %Y",
    "%Y-%b-%d 00:00:00",
    "%d/%m/%Y 00:00",
    " %Y-%m-%d ",
)
MONTH_FORMS = ("%Y-%m", "%b %Y", "%B %Y", "%Y-%m-%d", "%d/%m/%Y")
DATES = st.builds(lambda day, form: day.strftime(form), DAYS, st.sampled_from(DATE_FORMS))
MONTHS = st.builds(lambda day, form: day.strftime(form), DAYS, st.sampled_from(MONTH_FORMS))
NUMBERS = st.sampled_from(["0", "1", "12", " 3 ", "1.0", "1,234", "12,345.00", "7"])
TEXTS = st.sampled_from(
    [
        "Eden",
        " Eden ",
        "Café",
        "Cafe\u0301",
        'a "b"',
        "x, y; z\tw",
        "two\nlines",
        "=1+1",
        "<b>",
        "😀",
        "O’Neil",
        "Ed\u200ben\ufeff",
    ]
)
BLANKS = st.sampled_from(["", "", " ", "NULL", "n/a", "-", "\u00a0", "NA"])
ODD = [
    "31/02/2026",
    "28/9/26",
    "46293",
    "2026-09-28 12:00",
    "1.5",
    "-3",
    "1e5",
    "2.02611E+11",
    "inf",
    "maybe",
    "x" * 201,
    "a\x07b",
    "2101-01-01",
    "#N/A",
    "1970-01-01",
    "09/28/2026",
    "Na",
]

TITLES = [
    ["EHC timeliness, October 2026"],
    ["Run by:", "Ann; for the board"],
    ['the "new" list'],
    [""],
]
LAST = [
    ["Total"],
    ["Grand total", "3"],
    ["Applied filters:\nArea is Eden"],
    ["Data source: the case system"],
    [""],
]

OF_BENCHMARKS = {
    # None that the product carries figures of: a mark in a file withdraws nothing.
    "measure": ["ehc_request_decision_6_weeks", "nd_asd_over_13_weeks"],
    "area_code": ["943", *AUTHORITIES, "E92000001"],
}


@dataclass
class File:
    """The text of a file, its separator, and how it is written down."""

    text: str
    separator: str
    encoding: str


def _good(column: Column) -> st.SearchStrategy[str]:
    if column.name in OF_BENCHMARKS:
        return st.one_of(st.integers(1, 60).map(str), st.sampled_from(OF_BENCHMARKS[column.name]))
    if column.kind == "choice":
        return st.sampled_from(
            [way for one in column.choices for way in (one, one.upper(), one.replace("_", " "))]
        )
    if column.kind == "choices":
        return st.sampled_from(["ASD", "asd", "ADHD+ASD", "FASD + ADHD"])
    if column.key and column.kind in ("text", "whole"):
        return st.integers(1, 60).map(str)
    return {
        "text": TEXTS,
        "long": TEXTS,
        "date": DATES,
        "month": MONTHS,
        "period": st.one_of(MONTHS, st.sampled_from(["2024", "2025.0"])),
        "yes_no": st.sampled_from(["1", "0", "Y", "n", "Yes", "NO", "true", "False", "1.0", "0.0"]),
        "whole": NUMBERS,
        "number": st.one_of(NUMBERS, st.sampled_from(["-1.5", "86.8", "x", "C"])),
        "figure": st.one_of(NUMBERS, st.sampled_from(["86.8"])),
        "question": st.sampled_from([*QUESTIONS, "Satisfaction", "something else"]),
        "answer": st.sampled_from([*ANSWERS, "don’t know", "AGREE", "1.0"]),
    }[column.kind]


def _cell(column: Column, faults: bool) -> st.SearchStrategy[str]:
    good = _good(column) if column.required else st.one_of(_good(column), _good(column), BLANKS)
    odd = ["2.02611E+11", *ODD] if column.key else ODD
    return st.one_of(*[good] * 12, BLANKS, st.sampled_from(odd)) if faults else good


@st.composite
def files(draw: st.DrawFn, extract: str) -> File:
    """A file of the extract: sometimes all good, columns in any order and some left out, litter and
    blank rows; below titles, and with totals and notes at its end."""
    present = [column for column in columns(extract) if column.required or draw(st.booleans())]
    present = draw(st.permutations(present))
    faults = draw(st.booleans())
    person = extract == "ehc_assessments" and draw(st.booleans())
    more = ["Person ID"] * person + ["not read"] * draw(st.booleans())
    others = [st.sampled_from(["1", "1", "2", " 1 "] + ["", "4.5E+09"] * faults) for _ in more]
    cells = st.tuples(*(_cell(column, faults) for column in present), *others)
    rows = [list(row) for row in draw(st.lists(cells, min_size=1, max_size=25))]
    if faults and draw(st.booleans()):
        rows.insert(
            draw(st.integers(0, len(rows))),
            draw(st.sampled_from([["x"], [*rows[0], "", "y"], rows[0] + [""]])),
        )
    if draw(st.booleans()):
        rows += [rows[0]]
    separator = draw(st.sampled_from(",;\t"))
    out = io.StringIO()
    quoting: Any = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer = csv.writer(out, delimiter=separator, lineterminator="\n", quoting=quoting)
    writer.writerows(draw(st.lists(st.sampled_from(TITLES), max_size=3)))
    writer.writerow([*(column.name for column in present), *more])
    for row in rows:
        writer.writerow(row)
        if draw(st.integers(0, 9)) == 0:
            writer.writerow([""] * len(rows[0]))
    for row in draw(st.lists(st.sampled_from(LAST), max_size=2)):
        writer.writerow(row + [""] * (len(rows[0]) - len(row)))
    text = (
        draw(st.sampled_from(["", "", "\n", separator * 2 + "\n"]))
        + out.getvalue()
        + draw(st.sampled_from(["", "\n\n"]))
    )
    return File(text, separator, draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))
