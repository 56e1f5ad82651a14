"""`python -m kpis edition` and `--edition`: what they print, and with which exit status
(`../shared/commands.md`)."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kpis.commands.main import main
from tests.conftest import MEETING

Ask = Callable[..., tuple[int, dict[str, Any], str]]
HIDDEN = {"numerator": None, "denominator": None, "value": None, "hidden": True}
PEOPLE = "ehc_20_weeks"


@pytest.fixture
def ask(released_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command with --json on a copy of the examples with one approved edition: its exit
    status, what it printed, and what it said beside that."""
    path = Path(shutil.copy(released_file, tmp_path / "own.duckdb"))

    def ask(*words: str) -> tuple[int, dict[str, Any], str]:
        try:
            status = main(["--database", str(path), "--json", *words])
        except SystemExit as stopped:
            status = int(str(stopped.code))
        printed, said = capsys.readouterr()
        return status, json.loads(printed) if printed else {}, said

    return ask


def test_what_making_one_prints(ask: Ask) -> None:
    status, told, said = ask(
        *("edition", "make", "--name", "DfE, 9 October 2026", "--by", "Ann"),
        *("--month", "2026-08", "--threshold", "10", "--note", "Draft"),
    )
    assert status == 0
    assert set(told) == {
        *("edition", "name", "month", "known_at", "threshold"),
        *("shown", "hidden", "coarsened", "sha256"),
    }
    assert (told["edition"], told["month"], told["threshold"]) == (2, "2026-08", 10)
    assert set(told["hidden"]) == {"small", "second", "guard"}
    assert told["shown"] > 1000 and told["hidden"]["small"] > 0
    assert len(told["sha256"]) == 64
    assert "Checking" in said
    listed = ask("edition", "list")[1]["editions"]
    assert [(one["edition"], one["state"]) for one in listed] == [(1, "approved"), (2, "waiting")]
    assert (listed[1]["by"], listed[1]["note"]) == ("Ann", "Draft")
    # It waits: the newest is the one that is approved, although this one was made later.
    assert ask("--edition", "newest")[1]["edition"]["edition"] == 1
    assert ask("--edition", "2")[1]["last_period"] == "2026-08"


def test_the_life_of_an_edition(ask: Ask) -> None:
    assert ask("edition", "approve", "1", "--by", "Bo")[0] == 1
    status, told, _ = ask("edition", "withdraw", "1", "--by", "Bo", "--reason", "A wrong file.")
    assert (status, told) == (0, {"edition": 1, "state": "withdrawn"})
    status, told, said = ask("--edition", "1")
    assert (status, told) == (3, {})
    assert "was withdrawn by Bo: A wrong file." in said
    status, told, said = ask("--edition", "newest")
    assert (status, told) == (2, {})
    assert "No edition has been approved yet" in said
    (one,) = ask("edition", "list")[1]["editions"]
    assert (one["withdrawn_by"], one["reason"]) == ("Bo", "A wrong file.")
    assert (one["approved_by"], one["name"]) == ("Ad Ministrator", MEETING)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--edition", "9"), "There is no edition 9"),
        (("--edition", "first"), "'first' is no edition"),
        (("--edition", "1", "--month", "2026-09"), "An edition is as it was made"),
        (("--public",), "--public goes with --edition"),
        (("edition", "show", "9"), "There is no edition 9"),
        (("edition", "approve", "9", "--by", "Bo"), "There is no edition 9"),
        (("edition", "withdraw", "1", "--by", "Bo"), "--reason"),
        (("edition", "withdraw", "1", "--by", "Bo", "--reason", " "), "blank"),
        (("edition", "make", "--name", " ", "--by", "Ann"), "blank"),
        (("edition", "make", "--name", "x", "--threshold", "3"), "invalid choice"),
        (("edition", "make", "--name", "x", "--known-at", "2099-01-01"), "has not come yet"),
        (("edition",), "required"),
    ],
)
def test_wrong_usage_prints_nothing_and_says_what_to_do(
    ask: Ask, words: tuple[str, ...], part: str
) -> None:
    status, told, said = ask(*words)
    assert (status, told) == (2, {})
    assert part in said


def test_a_correction_of_what_is_not_there_is_refused(ask: Ask) -> None:
    status, told, _ = ask("edition", "make", "--name", "x", "--by", "Ann", "--corrects", "7")
    assert (status, told["status"]) == (1, "refused")
    assert told["message"] == "There is no edition 7."


def test_a_hidden_figure_is_told_as_hidden_and_what_follows_from_it_is_null(ask: Ask) -> None:
    told = ask("--edition", "1")[1]["kpis"]
    live = ask()[1]["kpis"]
    assert set(told) == set(live)
    figures = [
        one
        for each in told.values()
        for one in (
            *each["series"],
            *(one for series in each["companions"].values() for one in series),
            *(one for parts in each["breakdown"].values() for one in parts.values()),
        )
    ]
    hidden = [one for one in figures if one.get("hidden")]
    assert 0 < len(hidden) < len(figures)
    for one in hidden:
        assert {name: one[name] for name in HIDDEN} == HIDDEN
        assert len(one["period"]) == 7
    assert not any("hidden" in one for one in live[PEOPLE]["series"])
    for each in told.values():
        newest = each["latest"]
        if newest and newest.get("hidden"):
            assert each["status"] is None
        if each["status"] is None:
            assert newest["hidden"] or each["baseline"] is None or each["target"]["value"] is None


def test_an_edition_s_json_holds_its_milestones_and_all_that_its_pages_are_made_of(
    ask: Ask,
) -> None:
    told = ask("--edition", "newest")[1]
    assert set(told) == {"edition", "last_period", "kpis", "milestones", "content"}
    assert told["milestones"] == ask("milestones")[1]["milestones"]
    assert len(told["content"]["measures"]) == len(told["kpis"])
    assert (told["edition"]["approved_by"], told["edition"]["by"]) == (
        "Ad Ministrator",
        "Ann Analyst",
    )


def test_for_the_public_counts_are_rounded_and_shares_follow_from_them(ask: Ask) -> None:
    told = ask("--edition", "newest", "--public")[1]
    # What rounding alone could make of a series is not told of it.
    beside = ("recent", "projection", "exceptions", "course")
    assert not any(one[name] for one in told["kpis"].values() for name in beside)
    assert set(told) == {"edition", "last_period", "kpis"}
    shares = [
        point
        for id in (PEOPLE, "annual_review_decision_4_weeks", "survey_satisfaction")
        for point in told["kpis"][id]["series"]
        if not point.get("hidden")
    ]
    assert shares
    for point in shares:
        assert point["numerator"] % 5 == point["denominator"] % 5 == 0
        assert point["value"] == pytest.approx(100 * point["numerator"] / point["denominator"])


def test_what_one_shows_and_hides_is_shown_by_part_with_its_reason(ask: Ask) -> None:
    told = ask("edition", "show", "1")[1]
    assert sum(told["hidden"].values()) == len(told["hidden_figures"])
    assert {one["why"] for one in told["hidden_figures"]} <= {"small", "second", "guard"}
    assert {"measure", "series", "dimension", "part", "period", "why"} == set(
        told["hidden_figures"][0]
    )
