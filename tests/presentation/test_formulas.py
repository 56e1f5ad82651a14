"""No cell of a file that somebody saves is obeyed by a spreadsheet: judged by what Unicode says of
its characters, not by the list that the exports go by."""

import ast
import csv
import io
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.extracts import extracts
from data.plan import load_plan
from data.problems import Code, Problem
from data.record import Entry, Evidence
from data.sql import readers
from presentation import exports
from presentation.exports import batch_csv, evidence_csv, problems_csv, to_csv

UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\u207c"
STARTS = ["", "'", "''", "\n", "\r", "\t", " ", "\u200b", "\ufeff", "\u00a0", "\x01"]
ATTACKS = [f"{start}{sign}HYPERLINK(1)" for start in STARTS for sign in SIGNS]
HARMLESS = ["a=1", "5 - 3", "–", "−5", "x@y.org", "'quoted'", "", "'", "ä", "1+1", "‘=1"]


def obeyed(cell: str) -> bool:
    """A spreadsheet may take it for a formula: made plain it begins with a sign of one, after
    nothing that is seen; or it begins with a line end or a tab."""
    at = next((n for n, one in enumerate(cell) if unicodedata.category(one) not in UNSEEN), None)
    plain = "" if at is None else unicodedata.normalize("NFKC", cell[at])
    return plain[:1] in tuple("=+-@") or cell[:1] in tuple("\t\r\n")


def cells(file: bytes) -> list[str]:
    """Every cell below the header."""
    text = io.StringIO(file.decode("utf-8-sig"), newline="")
    return [cell for row in list(csv.reader(text))[1:] for cell in row]


def test_no_character_makes_a_formula_or_hides_one_that_follows_it() -> None:
    every = [chr(n) for n in (*range(1, 0xD800), *range(0xF900, 0xFFFE), *range(0xE0000, 0xE0080))]
    given = [f"{one}{rest}" for one in every if one != "\r" for rest in ("1", "=1")]
    told = cells(to_csv("a", ([cell] for cell in given)))
    missed = [one for one, two in zip(given, told, strict=True) if obeyed(one) and one == two]
    assert missed == []
    assert sum(map(obeyed, given)) > 100


@pytest.mark.parametrize("text", HARMLESS)
def test_what_no_spreadsheet_obeys_stands_as_it_was(text: str) -> None:
    assert cells(to_csv("a", [[text]])) == [text]


@pytest.fixture(scope="module")
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """Reads cells as loading does."""
    with duckdb.connect() as engine:
        engine.execute(readers())
        yield engine


@given(text=st.lists(st.sampled_from([*STARTS, *SIGNS, "x", "\u2028"]), max_size=6).map("".join))
@example(text="'\t")
def test_loading_takes_off_again_what_was_put_before_a_text(
    engine: duckdb.DuckDBPyConnection, text: str
) -> None:
    [[written]] = [cells(to_csv("a", [[text]]))]
    assert engine.execute("SELECT without_guard(?)", [written]).fetchall() == [(text,)]


def saved() -> dict[str, bytes]:
    """Each export of what people may have written, with attacks wherever it has words of theirs."""
    criterion = next(one for section in load_plan().sections for one in section.qualitative)
    told = [
        Entry(
            id=1,
            moment=datetime(2026, 10, 1),
            author=attack,
            replaces=None,
            written=Evidence.model_construct(
                criterion=criterion.id,
                dated_on=date(2026, 10, 1),
                source=attack,
                words=attack,
                judgement="some",
                link=attack,
            ),
        )
        for attack in ATTACKS
    ]
    wrong = [
        Problem(line=2, column=attack, value=attack, code=Code.BAD_CHOICE, message=attack)
        for attack in ATTACKS
    ]
    extract = extracts()["meetings"]
    return {
        "batch_csv": batch_csv(extract, [[attack] * len(extract.names) for attack in ATTACKS]),
        "problems_csv": problems_csv(wrong),
        "evidence_csv": evidence_csv(load_plan().sections, told),
    }


@pytest.mark.parametrize("name", ["batch_csv", "problems_csv", "evidence_csv"])
def test_no_cell_of_an_export_is_obeyed(name: str) -> None:
    found = cells(saved()[name])
    assert len(found) > len(ATTACKS)
    assert [cell for cell in found if obeyed(cell)] == []


def test_every_table_that_is_saved_goes_through_the_one_place(project: Path) -> None:
    makers = [
        path
        for folder in ("presentation", "pages", "kpis", "data")
        for path in (project / folder).rglob("*.py")
        if "csv.writer(" in (text := path.read_text(encoding="utf-8")) or "DictWriter" in text
    ]
    assert {path.relative_to(project).as_posix() for path in makers} == {
        "presentation/exports.py",
        "data/demonstration/rows.py",  # invented rows, which are loaded at once
        "kpis/milestones/updating.py",  # a file for the loader alone, which nobody saves
    }
    tree = ast.parse(Path(str(exports.__file__)).read_text(encoding="utf-8"))
    files = [
        one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name.endswith("_csv")
    ]
    for file in files:
        last = file.body[-1]
        if file.name != "to_csv":
            assert isinstance(last, ast.Return) and ast.unparse(last).startswith("return to_csv(")
    assert len(files) >= 7
