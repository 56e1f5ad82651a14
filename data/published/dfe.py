"""The DfE's files of "Education, health and care plans", as they are downloaded, in place of our
own layout.
"""

from collections.abc import Collection, Sequence

from data.column import Column, text
from data.extract import Adapter
from data.place import load_place
from data.problems import RefusedError
from data.published.dfe_figures import COUNTS, FIGURES, DfeFigure, no_figures
from data.published.headings import places
from data.sql import identifier, literal
from data.text import squeeze

_WHERE_AND_WHEN = {"time_period", "geographic_level"}
_GROUPS = {"breakdown_topic", "breakdown"}
_OF_PLANS = "ehc"
_TOTAL = r"'^all\b'"
MARKS = ("x", "c", "z")
"""What the DfE writes for a figure that is unavailable, confidential or not applicable: it stands
where a figure is not published any more. Other marks are of figures that never were."""
_WITHDRAWN = ", ".join(map(literal, MARKS))


class PublishedFiles(Adapter):
    """The layout of all these files: where and when, which group of children, and the counts of one
    file or another."""

    def takes(self, header: Sequence[str]) -> bool:
        """Whether the rows say where and when they are of in the DfE's way, and either of whom, or
        count EHC plans as the older layouts did."""
        # Every first row of every file is asked, so the fewest columns are looked for.
        where_and_when = [column for column in self.columns if column.name in _WHERE_AND_WHEN]
        if len(places(where_and_when, header)) < len(where_and_when):
            return False
        groups = [column for column in self.columns if column.name in _GROUPS]
        return bool(places(groups, header)) or any(_OF_PLANS in squeeze(name) for name in header)

    def reads(self, header: Sequence[str]) -> bool:
        """Whether any figure is in such a file."""
        found = places(self.columns, header)
        return (
            self.takes(header)
            and bool(_GROUPS & found.keys())
            and any(figure.within(found) for figure in FIGURES)
        )

    def places(self, header: Sequence[str]) -> dict[str, list[int]]:
        """The positions of the columns, however they are spelt; none for one that goes with others
        that are there."""
        found = places(self.columns, header)
        files = {figure.file for figure in FIGURES if found.keys() & figure.columns}
        due = {
            name: []
            for figure in FIGURES
            if figure.file in files
            for name in sorted(figure.columns)
        }
        return due | found

    def sql(self, found: Collection[str]) -> str:
        """The totals rows of England, the regions and the authorities: one row a figure, in
        percent, unrounded."""
        held = [figure for figure in FIGURES if figure.within(found)]
        if not held or not _GROUPS & set(found):
            raise RefusedError([no_figures(older=not _GROUPS & set(found))])
        return f"WITH {_AREAS} {' UNION ALL '.join(map(_figure_sql, held))}"


_AREAS = rf"""placed AS (
    SELECT *,
        CASE level
            WHEN 'national' THEN country_code
            WHEN 'regional' THEN region_code
            -- A spreadsheet that holds the number as a decimal writes it with “.0” behind it.
            ELSE regexp_replace(old_la_code, '\.0+$', '')
        END AS area_code,
        CASE level
            WHEN 'national' THEN country_name
            WHEN 'regional' THEN region_name
            ELSE la_name
        END AS area_name,
        coalesce(regexp_matches(lower(breakdown_topic), {_TOTAL}), true) AS whole_topic,
        -- 202425 and 2024-25 are school or financial years, whatever the identifier says.
        regexp_full_match(coalesce(time_period, ''), '\d{{6}}|\d{{4}}[-/]\d{{2,4}}')
            OR NOT starts_with(squeezed(coalesce(time_identifier, 'calendar')), 'cal') AS other_year
    FROM (SELECT *, squeezed(geographic_level) AS level FROM source)
    WHERE level IN ('national', 'regional', 'localauthority')),
areas AS (
    SELECT *, coalesce(NOT regexp_matches(area_code, '\d'), true) AS nowhere FROM placed
    WHERE CASE level
        WHEN 'national' THEN coalesce(area_code, '') IN ({literal(load_place().country.code)}, '')
        -- Inner and Outer London are parts of a region.
        WHEN 'regional' THEN NOT starts_with(coalesce(area_code, ''), 'E13')
        ELSE true END
    -- A breakdown of its own may call its total "All" too. So, where an area and year has rows of
    -- the topic "All", only those stay; where it has none, all do.
    QUALIFY whole_topic = bool_or(whole_topic) OVER (PARTITION BY time_period, level, area_code))"""
"""`areas`: the file's rows of England, the regions and the authorities, with the code and name of
each area and whether the row is of an `other_year` than a calendar year or of `nowhere`."""


def _figure_sql(figure: DfeFigure) -> str:
    """A mark for a missing figure is a cell without a digit (x, z, c, low, :, ~, no data, blank).
    One that withdraws a figure is left in the value; so is a cell with a digit that is no number,
    which the check refuses."""
    cells = ", ".join(map(identifier, (figure.hits, *figure.out_of)))
    own = identifier(figure.percentage) if figure.percentage else "CAST(NULL AS VARCHAR)"
    source = f"DfE, Education, health and care plans, {figure.file}, as downloaded"
    return rf"""
        SELECT
            line, {literal(figure.measure)} AS measure, time_period AS period, area_code, area_name,
            -- Twenty decimals, because the shortest text of a small number would be 1e-05.
            coalesce(given, mark, unread, format('{{:.20f}}', 100 * counts[1] / whole)) AS value,
            CAST(
                CASE WHEN mark IS NULL AND (given IS NULL OR counts[1] >= 0) THEN counts[1] END
                AS VARCHAR) AS numerator,
            CAST(CASE WHEN coalesce(given, mark) IS NULL THEN whole END AS VARCHAR) AS denominator,
            {literal(source)} AS source,
            CASE
                WHEN nowhere THEN 'of an area without a code'
                WHEN other_year THEN 'not of a calendar year'
                WHEN coalesce(given, mark) IS NOT NULL THEN NULL
                WHEN len(marks) > 0 THEN 'missing (' || coalesce(left(marks[1], 20), 'blank') || ')'
                WHEN unread IS NOT NULL THEN NULL
                WHEN list_min(counts) < 0 THEN 'with a negative count'
                WHEN whole = 0 THEN 'out of no cases'
            END AS skipped
        FROM (
            -- The first cell counts those in time; the others add up to what they are out of.
            SELECT *,
                CASE WHEN regexp_matches({own}, '\d') THEN {own} END AS given,
                list_filter([{cells}], lambda x: coalesce(NOT regexp_matches(x, '\d'), true))
                    AS marks,
                CASE WHEN given IS NULL THEN
                    list_filter(marks, lambda x: lower(x) IN ({_WITHDRAWN}))[1] END AS mark,
                list_transform([{cells}], lambda x: read_number(x)) AS counts,
                list_sum(counts[2:]) AS whole,
                list_filter(
                    [{cells}], lambda x: regexp_matches(x, '\d') AND read_number(x) IS NULL
                )[1] AS unread
            FROM areas)"""


def _count(name: str) -> Column:
    about, *spellings = COUNTS[name]
    return Column(name=name, kind="number", about=about, aliases=tuple(spellings))


DFE = PublishedFiles(
    name="dfe_education_health_and_care_plans",
    title="The DfE's files of Education, health and care plans",
    rows="rows",
    about="One row for each area, calendar year and group of children.",
    wanted=f"regexp_matches(lower(coalesce(breakdown, breakdown_topic)), {_TOTAL})",
    columns=(
        text("time_period", "Calendar year.", key=True),
        text("time_identifier", "What the time period is: a calendar year."),
        text(
            "geographic_level",
            "National, Regional or Local authority.",
            "geography_level",
            key=True,
        ),
        text("country_code", f"{load_place().country.code} for {load_place().country.name}."),
        text("country_name", "Name of the country."),
        text("region_code", "E12… for a region."),
        text("region_name", "Name of the region."),
        text(
            "old_la_code",
            f"The DfE number of the authority; {load_place().number} is {load_place().name}.",
        ),
        text("la_name", "Name of the authority."),
        text("breakdown_topic", "What the children are grouped by; “All …” in the totals rows."),
        text("breakdown", "The group; “All …” in the totals rows.", key=True),
        *map(_count, COUNTS),
    ),
)
"""What the extract `benchmarks` also takes."""
