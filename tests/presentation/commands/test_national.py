"""`national`: the table, the page and the plain values, and that nothing in them is more than places
tell."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from data.record import Edition
from kpis.definitions import Hidden, Shown
from kpis.national import NationalFigure, NoFigure, Told
from presentation.commands import national
from tests.presentation.commands.conftest import Ran

NOW = datetime(2026, 10, 14)
EDITION = Edition(
    name="Board <b>", month="2026-09", known_at=NOW, threshold=5, sha256="", id=3, by="Ann", at=NOW
)
TOLD: list[Told] = [
    NationalFigure(
        "a",
        "Bute",
        EDITION,
        Shown("2026-09", 280, 325, 86.15384),
        False,
        "60% or more",
        ("has chosen where its plan leaves it open: <b>x.",),
    ),
    NationalFigure("b", "Coll", EDITION, Hidden("2026-08"), True),
    NoFigure("c", "Eigg", "could not be read", "The database x on db.internal cannot be reached"),
]


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(national, "gathered", lambda places, measure: iter(TOLD))
    file = tmp_path / "places.toml"
    file.write_text("[a]\ntitle = 'Bute'\n")
    return str(file)


def test_the_table_has_every_place_once(kpis: Ran, places: str) -> None:
    status, out, err = kpis("national", "ehc_20_weeks", "--places", places)
    assert status == 0
    lines = re.sub(" {2,}", "|", out).splitlines()
    assert "Bute|September 2026|86.2%|280 of 325|60% or more|Board <b>" in lines
    assert "Coll (invented)|August 2026|*|*|–|Board <b>" in lines
    assert "Bute has chosen where its plan leaves it open: <b>x." in lines
    assert "Eigg: could not be read" in lines
    assert out.count("Counted: ") == 1 and "does not mean that there were none" in out
    # What names a machine is for whoever asks, and stands in nothing that is passed on.
    assert "db.internal" not in out and "Eigg: The database x on db.internal" in err


def test_plain_values_have_null_for_what_is_hidden_and_the_reason_for_what_is_not_there(
    kpis: Ran, places: str
) -> None:
    _, out, _ = kpis("--json", "national", "ehc_20_weeks", "--places", places)
    found = json.loads(out)
    assert [one["latest"] for one in found["places"]] == [
        {"period": "2026-09", "numerator": 280, "denominator": 325, "value": 86.15384}
        | {"hidden": False},
        {"period": "2026-08", "numerator": None, "denominator": None, "value": None}
        | {"hidden": True},
        None,
    ]
    assert [(one.get("target"), one.get("beside")) for one in found["places"]] == [
        ("60% or more", ["has chosen where its plan leaves it open: <b>x."]),
        ("", []),
        (None, None),
    ]
    assert [one["why_not"] for one in found["places"]] == [None, None, "could not be read"]
    assert found["counted"] and "db.internal" not in out


def test_the_page_says_the_same_and_marks_what_is_invented(
    kpis: Ran, places: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    assert kpis("national", "ehc_20_weeks", "--places", places, "--html", str(file))[0] == 0
    text = file.read_text(encoding="utf-8")
    assert "<title>Demonstration: EHC plans issued within 20 weeks – several places</title>" in text
    for words in (
        "Bute",
        "86.2%",
        "60% or more",
        "leaves it open: &lt;b&gt;x.",
        "280 of 325",
        "Coll (invented)",
        "Eigg: could not be read",
    ):
        assert words in text
    assert "Every figure here is invented" in text and "Board &lt;b&gt;" in text
    assert "<script" not in text and "db.internal" not in text


def test_where_nobody_tells_a_figure_none_is_shown(
    kpis: Ran, places: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(national, "gathered", lambda places, measure: iter(TOLD[2:]))
    file = tmp_path / "page.html"
    status, out, _ = kpis("national", "ehc_20_weeks", "--places", places, "--html", str(file))
    assert status == 0 and "No place tells a figure." in out
    assert (
        "No place tells a figure." in file.read_text() and "Demonstration" not in file.read_text()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ehc_20_week"], "The nearest is ehc_20_weeks"),
        (["ehc_20_weeks", "--places", "none.toml"], "none.toml cannot be used"),
        (["ehc_20_weeks"], "--places"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    kpis: Ran, arguments: list[str], said: str, places: str
) -> None:
    status, out, err = kpis("national", *arguments)
    assert (status, out) == (2, "") and said in err
