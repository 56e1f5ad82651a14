"""The DfE's own published files as benchmarks: "Education, health and care plans", as they are downloaded.

The columns are those of the release's data guidance. Their names are misspelt here and there, and differently from year
to year, so a heading is taken for one of them where each of its words is that word or very like it. Figures that the DfE
marks as missing (x, z, c), that are negative, or that are out of none, are left out.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

import duckdb

from data.checking.duplicates import twin_columns
from data.checking.expressions import literal
from data.extract import Column, Extract, squeeze
from data.extracts import extracts
from data.problems import Code, Notice, Problem, RefusedError, empty
from data.reading.header import Match

BENCHMARKS = "benchmarks"
_ALIKE = 0.8
_NUMERALS = {"four": "4", "six": "6", "sixteen": "16", "twenty": "20"}
_IS_MARK = """CREATE OR REPLACE TEMP MACRO is_mark(cell) AS coalesce(lower(cell) IN ('x', 'z', 'c', ':', '~', 'low'), true)"""


@dataclass(frozen=True)
class _Series:
    """One measure: the published count of those in time, and the counts that add up to what it is out of."""

    measure: str
    title: str
    numerator: str
    denominator: tuple[str, ...]


_SERIES = (
    _Series("ehc_20_weeks", "20-week timeliness", "plans_issued_20_weeks_ex", ("plans_issued_den_ex",)),
    _Series("ehc_20_weeks_all", "20-week timeliness", "plans_issued_within_20_weeks", ("plans_issued_den",)),
    _Series(
        "annual_review_decision_4_weeks_published",
        "annual reviews",
        "number_decision_4weeks",
        ("number_decision_4weeks", "number_decision_gt_4weeks"),
    ),
    _Series(
        "ehc_request_decision_6_weeks",
        "requests",
        "request_outcome_six_weeks",
        ("request_outcome_six_weeks", "request_outcome_over_6_weeks"),
    ),
    _Series(
        "ehc_refusal_16_weeks",
        "assessments",
        "outcome_decision_within_time",
        ("outcome_decision_within_time", "outcome_decision_over_time"),
    ),
)
_NEEDED = ("time_period", "geographic_level", "breakdown", "country_code", "region_code", "old_la_code")
_NAMES = ("country_name", "region_name", "la_name")
_FILE = Extract(
    name="published",
    title="Published file",
    rows="figures",
    about="A file as the DfE publishes it.",
    columns=tuple(
        Column(name=name, about="As in the release's data guidance.", key=name == "time_period")
        for name in (*_NEEDED, *_NAMES, *dict.fromkeys(name for one in _SERIES for name in (one.numerator, *one.denominator)))
    ),
)


def is_published(header: list[str]) -> bool:
    """Whether a file has the columns by which the DfE's published files say what their rows are about."""
    found = _columns(header)
    return all(name in found for name in ("time_period", "geographic_level", "breakdown"))


def take_figures(cursor: duckdb.DuckDBPyConnection, header: list[str]) -> tuple[Match, list[Notice]]:
    """Put the figures of a published file in the place of `staged`; what holds them, and the warnings.

    Raises RefusedError where the file has none of the figures, or two columns with one meaning that differ.
    """
    found = _columns(header)
    series = [one for one in _SERIES if {one.numerator, *one.denominator} <= found.keys()]
    _refuse_lacking(found, series)
    used = {at for positions in found.values() for at in positions}
    others = [name for at, name in enumerate(header) if at not in used]
    notices = twin_columns(cursor, Match(_FILE, header, found, [], []))
    cursor.execute(_IS_MARK)
    cursor.execute(_totals(found))
    cursor.execute(f"CREATE TEMP TABLE figures AS {' UNION ALL '.join(map(_figures, series))}")
    cursor.execute("CREATE OR REPLACE TEMP VIEW staged AS SELECT * EXCLUDE (left_out) FROM figures WHERE NOT left_out")
    return _as_benchmarks(others), notices + _left_out(cursor)


def _as_benchmarks(others: list[str]) -> Match:
    """The extract's own columns in their order, and the file's `others`, which were not read."""
    benchmarks = extracts()[BENCHMARKS]
    header = [*benchmarks.names, *others]
    places = {name: [at] for at, name in enumerate(benchmarks.names)}
    return Match(benchmarks, header, places, list(range(len(places), len(header))), [])


def _left_out(cursor: duckdb.DuckDBPyConnection) -> list[Notice]:
    counted = "SELECT count(*) FILTER (left_out), count(*) FILTER (NOT left_out) FROM figures"
    missing, kept = cursor.execute(counted).fetchall()[0]
    if not kept:
        raise empty()
    message = f"{missing:,} published figures are missing (x, z or c, or out of none). They were left out."
    return [Notice(code="missing_figures", message=message)] if missing else []


def _refuse_lacking(found: dict[str, list[int]], series: list[_Series]) -> None:
    needed = [name for name in _NEEDED if name not in found] or [one.numerator for one in _SERIES if not series]
    if needed:
        message = (
            "This looks like a file that the DfE published, but not like one of those that are read: 20-week timeliness, "
            "annual reviews, requests and assessments of education, health and care plans. It would need "
            + (" and " if series else " or ").join(needed) + "."
        )
        raise RefusedError([Problem(line=1, column=None, value=None, code=Code.MISSING_COLUMN, message=message)])


def _columns(header: list[str]) -> dict[str, list[int]]:
    """Where the columns of a published file are: by their exact names, else by names spelt nearly so."""
    found = {}
    for column in _FILE.columns:
        exact = [at for at, name in enumerate(header) if squeeze(name) == squeeze(column.name)]
        positions = exact or [at for at, name in enumerate(header) if _spelt_alike(name, column.name)]
        if positions:
            found[column.name] = positions
    return found


def _spelt_alike(one: str, two: str) -> bool:
    words, others = _words(one), _words(two)
    return len(words) == len(others) and all(_word_alike(word, other) for word, other in zip(words, others, strict=True))


def _words(name: str) -> list[str]:
    return [_NUMERALS.get(word, word) for word in re.findall(r"[a-z]+|\d+", name.lower())]


def _word_alike(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) > 3 and SequenceMatcher(None, one, two).ratio() >= _ALIKE)


def _totals(found: dict[str, list[int]]) -> str:
    """SQL for a view of the totals rows under the release's names, with the area that each is about."""
    cells = {column.name: "NULL" for column in _FILE.columns}
    cells |= {name: f"cleaned(c{positions[0]})" for name, positions in found.items()}
    level = f"lower(replace({cells['geographic_level']}, ' ', ''))"
    code, name = (
        f"CASE {level} WHEN 'national' THEN {cells[country]} WHEN 'regional' THEN {cells[region]} ELSE {cells[council]} END"
        for country, region, council in (("country_code", "region_code", "old_la_code"), _NAMES)
    )
    return f"""
        CREATE TEMP VIEW totals AS
        SELECT line, {code} AS area_code, {name} AS area_name, {", ".join(f"{cell} AS {name}" for name, cell in cells.items())}
        FROM staged
        WHERE starts_with(lower({cells["breakdown"]}), 'all') AND {level} IN ('national', 'regional', 'localauthority')"""


def _figures(series: _Series) -> str:
    """SQL for the figures of one measure, as text in the order of the extract's columns."""
    source = f"DfE, Education, health and care plans: {series.title}"
    return f"""
        SELECT line, {literal(series.measure)} AS c0, time_period AS c1, area_code AS c2, area_name AS c3,
            coalesce(CAST(100 * numbers[1] / whole AS VARCHAR), unread) AS c4,
            coalesce(unread, CAST(numbers[1] AS VARCHAR)) AS c5, CAST(whole AS VARCHAR) AS c6, {literal(source)} AS c7,
            is_mark(area_code) OR list_bool_or(list_transform(texts, lambda x: is_mark(x)))
                OR coalesce(list_min(numbers) < 0 OR whole = 0, false) AS left_out
        FROM (
            SELECT *, [{series.numerator}, {", ".join(series.denominator)}] AS texts,
                list_transform(texts, lambda x: read_number(x)) AS numbers, list_sum(numbers[2:]) AS whole,
                list_filter(texts, lambda x: NOT is_mark(x) AND read_number(x) IS NULL)[1] AS unread
            FROM totals)"""
