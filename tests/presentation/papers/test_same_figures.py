"""Whatever form a paper has, its figures are those of `python -m kpis --json`: of an edition, and
for a working pack of the same month and moment.

A form is a line of `PARSERS`: how its paper is read back, and which kinds of figures it has to tell
of every measure. What else it tells must be right too.
"""

import csv
import io
import json
import math
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.reader import Reader
from data.store import open_database
from kpis import figures
from kpis.commands.main import main
from kpis.computing import TOGETHER
from kpis.definitions import TOO_FEW, UNDER
from kpis.editions import read_pack_source
from presentation.packs import Pack, PackChoice, pack_of
from presentation.words.measures import STATUS_NAMES
from presentation.workbooks import print_csv, print_workbook
from tests.presentation.papers.figures_said import HIDDEN, Figures, Of
from tests.presentation.papers.of_documents import DOCUMENT, SUMMARY, of_pdf, of_slides, of_web
from tests.presentation.workbook_reader import read_sheets

HIDDEN_WORDS = {HIDDEN, TOO_FEW, UNDER}
NOTHING = {None, figures.NOTHING}
"""What a paper may say where there is no figure, or none that it may show."""


TYPED = frozenset(
    {"newest", "baseline", "target", "status", "series", "counts", "beside", "part", "together"}
)


@dataclass(frozen=True)
class Parser:
    """How a form of paper is printed and read back, the kinds that it tells of every measure, and
    the least number of months that it tells of all of them."""

    read: Callable[[Pack], Figures]
    tells: frozenset[str]
    months: int = 0


def of_xlsx(pack: Pack) -> Figures:
    sheets = read_sheets(print_workbook(pack))
    return {
        of: {"[c]": HIDDEN, "[x]": None, "[z]": None}.get(said, said)
        for name, read in (("Summary", _summary), ("Figures", _months), ("Parts", _parts))
        for row in sheets[name].rows
        for of, said in read(row)
    }


def _summary(row: Mapping[str, Any]) -> Iterator[tuple[Of, Any]]:
    id, month = row["Measure id"], row["Newest month"]
    period = f"{month:%Y-%m}" if isinstance(month, date) else ""
    yield Of(id, "newest", period), row["Newest figure"]
    yield Of(id, "baseline"), row["Baseline"]
    yield Of(id, "target"), row["Target"]
    yield Of(id, "status"), row["Status"]


def _months(row: Mapping[str, Any]) -> Iterator[tuple[Of, Any]]:
    id, series, month = row["Measure id"], row["Series"], row["Month"]
    kind, which = {"measure": ("series", month), TOGETHER: ("together", month)}.get(
        series, ("beside", f"{series} {month}")
    )
    yield Of(id, kind, which), row["Value"]
    if kind == "series":
        yield Of(id, "counts", f"{month} numerator"), row["Numerator"]
        yield Of(id, "counts", f"{month} denominator"), row["Denominator"]


def _parts(row: Mapping[str, Any]) -> Iterator[tuple[Of, Any]]:
    yield Of(row["Measure id"], "part", f"{row['Dimension']} {row['Part']}"), row["Value"]


def of_csv(pack: Pack) -> Figures:
    text = print_csv(pack)["figures"].decode("utf-8-sig")
    found = Figures()
    for line in csv.DictReader(io.StringIO(text, newline="")):
        found |= dict(_line(line))
    return found


def _line(line: Mapping[str, str]) -> Iterator[tuple[Of, Any]]:
    def number(name: str) -> Any:
        return HIDDEN if line["hidden"] == "True" else float(line[name]) if line[name] else None

    heads = {"Measure id": "measure", "Series": "series", "Month": "period"}
    row = {head: line[name] for head, name in heads.items()}
    row |= {one.capitalize(): number(one) for one in ("numerator", "denominator", "value")}
    if line["dimension"]:
        yield from _parts(row | {"Dimension": line["dimension"], "Part": line["part"]})
        return
    yield from _months(row)
    if line["newest"] == "True" and line["series"] == "measure":
        id = line["measure"]
        yield Of(id, "newest", line["period"]), number("value")
        yield Of(id, "baseline"), float(line["baseline"]) if line["baseline"] else None
        yield Of(id, "target"), float(line["target"]) if line["target"] else None
        yield Of(id, "status"), STATUS_NAMES[line["status"] or "hidden"]  # type: ignore[index]


PARSERS: dict[str, Parser] = {
    "xlsx": Parser(of_xlsx, TYPED),
    "csv": Parser(of_csv, TYPED),
    "html": Parser(of_web, DOCUMENT, 250),
    "pdf": Parser(of_pdf, DOCUMENT, 250),
    "pptx": Parser(of_slides, SUMMARY),
}


def wanted(told: Mapping[str, Any]) -> Figures:
    """The same figures as the command tells them."""
    return {of: said for id, one in told["kpis"].items() for of, said in _wanted(id, one)}


def _wanted(id: str, one: Mapping[str, Any]) -> Iterator[tuple[Of, Any]]:
    latest = one["latest"]
    yield Of(id, "newest", latest["period"] if latest else ""), _value(latest)
    yield Of(id, "baseline"), one["baseline"] and one["baseline"]["value"]
    yield Of(id, "target"), one["target"]["value"]
    yield Of(id, "status"), STATUS_NAMES[one["status"] or "hidden"]
    for month in one["series"]:
        yield Of(id, "series", month["period"]), _value(month)
        for count in ("numerator", "denominator"):
            yield Of(id, "counts", f"{month['period']} {count}"), _value(month, count)
    for name, months in one["companions"].items():
        for month in months:
            yield Of(id, "beside", f"{name} {month['period']}"), _value(month)
    for dimension, parts in one["breakdown"].items():
        for part, figure in parts.items():
            said = _value(figure) if figure else HIDDEN
            yield Of(id, "part", f"{dimension} {part}"), said
    if one["together"]:
        yield Of(id, "together", one["together"]["period"]), _value(one["together"])


def _value(month: Mapping[str, Any] | None, name: str = "value") -> Any:
    if month is None:
        return None
    return HIDDEN if month.get("hidden") else month[name]


def same(said: Any, wanted: Any, unit: str) -> bool:
    """Whether a paper says a figure: the number to the 16 digits that a workbook keeps, or in the
    words in which the number stands everywhere. Of what is hidden it says that, or nothing."""
    if wanted == HIDDEN:
        return said in HIDDEN_WORDS
    if wanted is None:
        return said in NOTHING | HIDDEN_WORDS
    if isinstance(wanted, str):
        return said == wanted
    if isinstance(said, str):
        ways = (figures.figure, figures.table_figure, figures.plain_figure, figures.told_figure)
        return said in {way(wanted, unit) for way in ways}  # type: ignore[arg-type]
    return said is not None and math.isclose(said, wanted, rel_tol=1e-15, abs_tol=0)


Asked = tuple[Pack, Figures, dict[str, str]]


@pytest.fixture(scope="module", params=["board", "working"])
def asked(request: pytest.FixtureRequest, demonstration_file: Path, tmp_path_factory: Any) -> Asked:
    """A pack, what the command says of the same figures, and the unit of each measure."""
    path = Path(shutil.copy(demonstration_file, tmp_path_factory.mktemp("same") / "demo.duckdb"))
    with closing(open_database(path)) as database:
        working = request.param == "working"
        source = read_pack_source(database, 3, Reader("Ann Analyst"), working=working)
    edition = source.edition
    exactly = ["--month", edition.month, "--known-at", edition.known_at.isoformat()]
    which = exactly if working else ["--edition", "3"]
    with redirect_stdout(io.StringIO()) as out:
        assert main(["--database", str(path), "--json", *which]) == 0
    told = json.loads(out.getvalue())
    units = {id: one["unit"] for id, one in told["kpis"].items()}
    return pack_of(source, PackChoice()), wanted(told), units


@pytest.mark.parametrize("name", PARSERS)
def test_a_paper_says_the_figures_of_the_command(asked: Asked, name: str) -> None:
    pack, command, units = asked
    said = PARSERS[name].read(pack)
    assert [of for of in said if of not in command] == []
    beside = {of: said[of] for of in said if of.kind == "beside"}
    wrong = {
        of: (one, command[of])
        for of, one in said.items()
        if of not in beside and not same(one, command[of], units[of.measure])
    }
    assert wrong == {}
    assert [of for of in beside if not same(beside[of], command[of], "weeks")] == []
    assert [of for of in command if of.kind in PARSERS[name].tells and of not in said] == []
    assert sum(of.kind == "series" for of in said) >= PARSERS[name].months


def test_what_is_compared_is_the_whole_of_the_demonstration(asked: Asked) -> None:
    pack, command, _ = asked
    kinds = {kind: sum(of.kind == kind for of in command) for kind in TYPED}
    assert kinds["newest"] == kinds["status"] == len([*pack.measures]) > 25
    assert kinds["series"] > 700
    assert min(kinds.values()) >= 1
    assert any(one == HIDDEN for one in command.values())


@pytest.mark.parametrize(
    ("said", "wanted", "unit", "holds"),
    [
        (62.65, 62.65, "%", True),
        ("62.7%", 62.65, "%", True),
        ("62.6%", 62.65, "%", False),
        (62.7, 62.65, "%", False),
        ("28.9 wks", 28.9, "weeks", True),
        ("–", None, "%", True),
        (0, None, "%", False),
        (None, HIDDEN, "%", False),
        (TOO_FEW, HIDDEN, "%", True),
        ("4", HIDDEN, "people", False),
        ("Met", "Improving", "%", False),
    ],
)
def test_what_counts_as_the_same(said: Any, wanted: Any, unit: str, holds: bool) -> None:
    assert same(said, wanted, unit) is holds
