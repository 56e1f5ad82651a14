"""Makes `data/published/figures.csv`, the published figures that the product carries, from the
publishers' own files.

    python -m tools.published_figures --appeals APPEALS.csv TIMELINESS.csv REVIEWS.csv >
    data/published/figures.csv

The files are those of the release "Education, health and care plans, reporting year 2025": two of
its data files (`timeliness_20_week.csv`, `annual_reviews.csv`), and the supporting file with the
Ministry of Justice's SEND tribunal appeal rates (table 1, 2014 to 2024). None of them gives the day
of publication. That it was in June 2025 is from the news of that month, which quotes the figures
(638,700 plans, 46.4% within 20 weeks, 22,276 appeals). For a later release give its files, and
change the releases and PUBLISHED.

Kept are the country, the region, the place and its statistical neighbours (`Place.area_names` of
`data.place`), for every calendar year in the files. The appeal rate is of all appealable decisions,
not the rate "in development" that the table has for 2024 as well; the table has no regions.
"""

import argparse
import csv
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from data.clock import uk_today
from data.loading import AUTO, Request
from data.loading.load import load
from data.place import load_place
from data.published import PublishedFigure
from data.reader import Reader
from data.store import open_database

PUBLISHED = "2025-06"
_DFE = ("Department for Education, Education, health and care plans", "reporting year 2025")
_MOJ = (
    "Ministry of Justice and Department for Education, SEND tribunal appeal rate (table 1)",
    "2014 to 2024",
)
_MEASURES = ("ehc_20_weeks", "ehc_20_weeks_all", "annual_review_decision_4_weeks_published")
_FIELDS = list(PublishedFigure.__dataclass_fields__)


def main() -> None:
    """Write the table to standard output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--appeals",
        type=Path,
        required=True,
        metavar="FILE",
        help="the appeal rates of the tribunal",
    )
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="data files of the DfE, as downloaded"
    )
    options = parser.parse_args()
    found = [*_plans_and_reviews(options.files), *appeals(options.appeals)]
    areas = list(load_place().area_names)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_FIELDS)
    for figure in sorted(
        found, key=lambda one: (one.measure, one.period, areas.index(one.area_code))
    ):
        writer.writerow([_written(getattr(figure, name)) for name in _FIELDS])


def _written(value: str | float) -> str:
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def _plans_and_reviews(files: list[Path]) -> Iterator[PublishedFigure]:
    """What the product's own loader reads in the DfE's files."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "published.duckdb")
        for path in files:
            result = load(database, Request(AUTO, path, path.name, uk_today(), Reader("table")))
            if result.status != "loaded":
                sys.exit(
                    f"{path}: {result.status}. "
                    + " ".join(problem.message for problem in result.problems[:3])
                )
        with database.reading() as cursor:
            rows = cursor.execute(
                """SELECT measure, period, area_code, numerator, denominator FROM stored.benchmarks
                    WHERE list_contains($measures, measure) AND list_contains($areas, area_code)""",
                {"measures": list(_MEASURES), "areas": list(load_place().area_names)},
            ).fetchall()
        database.close()
    for measure, period, area, hits, out_of in rows:
        yield _figure(measure, period, area, (hits, out_of), _DFE)


def appeals(path: Path) -> Iterator[PublishedFigure]:
    """The rows of areas that we show: after name and number, three columns a year: appeals,
    decisions, rate."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    head = next(row for row in rows if row[:2] == ["Local Authority", "LA code"])
    years = [(at, name) for at, name in enumerate(head) if re.fullmatch(r"\d{4}", name)]
    for row in rows:
        code = (
            load_place().country.code
            if re.fullmatch(r"England Total[\d,]*", row[0])
            else row[1].strip()
        )
        for at, year in years if code in load_place().area_names else []:
            registered, decisions = (_count(cell) for cell in row[at : at + 2])
            if registered is not None and decisions:
                yield _figure("appeal_rate", year, code, (registered, decisions), _MOJ)


def _count(cell: str) -> float | None:
    """A dash is none; two dots (not available), a tilde (suppressed) and nothing are no figure."""
    text = cell.strip().replace(",", "")
    return 0.0 if text == "-" else float(text) if text.isdigit() else None


def _figure(
    measure: str, period: str, area: str, counts: tuple[float, float], origin: tuple[str, str]
) -> PublishedFigure:
    hits, out_of = counts
    source, release = origin
    return PublishedFigure(
        measure,
        period,
        area,
        load_place().area_names[area],
        hits,
        out_of,
        100 * hits / out_of,
        source,
        release,
        PUBLISHED,
    )


if __name__ == "__main__":
    main()
