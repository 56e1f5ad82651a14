"""The newest approved edition as Excel, Power BI and programs read it: its figures and no others,
typed, and nothing that a spreadsheet would obey."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from starlette.testclient import TestClient

from data.record import CourseStep
from data.store import Database
from kpis.commands.report import report
from kpis.definitions import Hidden
from kpis.editions import read_content, read_editions, withdraw
from kpis.exceptions import milestone_cases
from kpis.judging.course import course_of
from kpis.milestones import MilestoneState
from pages.parts.api import newest
from pages.parts.api.told import ToldMeasures, told_edition
from presentation.rows import released_figures
from tests.kpis.decided import by, decision, to
from tests.pages.api.conftest import ADA, HOSTILE, REPORTED, make_edition

LONGEST = "nd_longest_wait"
FILES = ("measures.json", "measures.csv", "milestones.csv")


def table(asking: TestClient, name: str, *dates: str) -> Any:
    """A file as pandas reads it, with these columns taken for dates of the ISO form."""
    answer = asking.get(f"/api/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv; charset=utf-8")
    read = pd.read_csv(BytesIO(answer.content), na_values=[""], keep_default_na=False)
    for date in dates:
        read[date] = pd.to_datetime(read[date], format="%Y-%m-%d")
    return read


def test_the_json_is_what_the_command_prints_of_the_measures(
    one_edition: Database, reading: TestClient
) -> None:
    told = reading.get("/api/measures.json").json()
    of = told.pop("edition")
    assert told == json.loads(json.dumps(report(read_content(one_edition, 1).results)))
    [edition] = read_editions(one_edition)
    assert (of["edition"], of["name"], of["month"]) == (1, "Board, 12 November", edition.month)
    assert (of["approved_by"], of["sha256"]) == ("Ada", edition.sha256)
    assert of["approved_at"].endswith("Z") and of["corrects"] is None
    assert ToldMeasures.model_validate({**told, "edition": of}, extra="forbid")


@pytest.mark.parametrize("step", [by("2027-06", -20), to("2027-06", 90)])
def test_a_course_is_told_whether_its_baseline_is_hidden_or_not(
    one_edition: Database, step: CourseStep
) -> None:
    [edition], found = read_editions(one_edition), read_content(one_edition, 1).results
    hidden, put = Hidden("2025-05"), decision(1, "course", LONGEST, steps=[step])
    longest = found.by_id[LONGEST]
    course = course_of(longest.measure, longest.told, hidden, put)
    with_course = replace(found, by_id={**found.by_id, LONGEST: replace(longest, course=course)})
    told = {"edition": told_edition(edition), **report(with_course)}
    [asked] = told["kpis"][LONGEST]["course"]["steps"]
    assert asked["value"] == step.figure
    assert ToldMeasures.model_validate(told, extra="forbid")

    rows = released_figures(edition, with_course)
    [newest] = [row for row in rows if row.course_state]
    assert (newest.measure, newest.course_state) == (LONGEST, "to_come")
    assert (newest.course_month, newest.course_value) == ("2027-06", step.figure)
    assert newest.series == "measure" and newest.newest


def test_the_figures_are_typed_and_their_dates_are_iso(reading: TestClient) -> None:
    read = table(reading, "measures.csv", "period_start")
    kinds = {name: kind.kind for name, kind in read.dtypes.items()}
    numbers = ("edition", "section", "numerator", "denominator", "value", "baseline", "target")
    assert {kinds[name] for name in numbers} <= {"i", "f"}
    assert [kinds[name] for name in ("partial", "hidden", "newest")] == ["b", "b", "b"]
    assert kinds["period_start"] == "M"
    assert (read["period_start"].dt.strftime("%Y-%m") == read["period"]).all()
    assert set(read["status"].dropna()) <= {
        *("met", "improving", "not_improving", "no_target", "no_data"),
    }
    text = reading.get("/api/measures.csv").content
    assert text.startswith(b"\xef\xbb\xbfedition,")


def flat(told: dict[str, Any]) -> set[tuple[Any, ...]]:
    """Every figure of the JSON, as a row of the table has it."""
    return {
        row
        for id, one in told["kpis"].items()
        for row in (
            *((id, "measure", "", *figure(of)) for of in one["series"]),
            *(
                (id, name, "", *figure(of))
                for name, series in one["companions"].items()
                for of in series
            ),
            *((id, "together", "", *figure(of)) for of in [one["together"]] if of),
            *(
                (id, "measure", f"{by} {part}", *figure(of))
                for by, parts in one["breakdown"].items()
                for part, of in parts.items()
            ),
        )
    }


def figure(of: dict[str, Any]) -> tuple[Any, ...]:
    numbers = (of["numerator"], of["denominator"], of["value"])
    return (of["period"], *numbers, of.get("hidden", False))


def test_the_figures_are_those_of_the_json_and_hidden_ones_are_empty(reading: TestClient) -> None:
    read = table(reading, "measures.csv")
    hidden = read[read["hidden"]]
    assert len(hidden) > 20
    assert hidden[["numerator", "denominator", "value"]].isna().to_numpy().all()
    shown = read[~read["hidden"]]
    assert shown["value"].notna().all()
    rows = {
        (
            row["measure"],
            row["series"],
            f"{row['dimension']} {row['part']}" if pd.notna(row["part"]) else "",
            row["period"],
            *(
                None if pd.isna(row[name]) else row[name]
                for name in ("numerator", "denominator", "value")
            ),
            row["hidden"],
        )
        for row in read.to_dict("records")
    }
    assert rows == flat(reading.get("/api/measures.json").json())
    assert len(rows) == len(read)


def test_what_the_measure_is_held_against_stands_in_its_own_rows_alone(reading: TestClient) -> None:
    read, told = table(reading, "measures.csv"), reading.get("/api/measures.json").json()["kpis"]
    own = (read["series"] == "measure") & read["part"].isna()
    assert read[~own][["baseline", "target", "status", "exceptions"]].isna().to_numpy().all()
    assert read[own & ~read["newest"]][["status", "exceptions"]].isna().to_numpy().all()
    newest_rows = read[own & read["newest"]].set_index("measure")
    assert newest_rows.index.is_unique
    for id, row in newest_rows.iterrows():
        held = told[id]
        baseline = held["baseline"] and held["baseline"]["value"]
        for name, value in {
            "baseline": baseline,
            "target": held["target"]["value"],
            "status": held["status"],
            "exceptions": " ".join(one["kind"] for one in held["exceptions"]) or None,
        }.items():
            assert pd.isna(row[name]) if value is None else row[name] == value, (id, name)


def test_the_milestones_are_typed_and_hold_their_newest_update(
    one_edition: Database, reading: TestClient
) -> None:
    dates = ("due_date", "revised_due_date", "latest_status_date")
    read = table(reading, "milestones.csv", *dates).set_index("id")
    states: dict[str, MilestoneState] = {
        one.milestone.id: one for one in read_content(one_edition, 1).board.states
    }
    found = milestone_cases(states.values())
    assert found
    assert list(read.index) == list(states)
    off = {one.about: " ".join(each.kind for each in one.grounds) for one in found}
    assert dict(read["exceptions"].dropna()) == off
    assert {read[date].dtype.kind for date in dates} == {"M"}
    assert (read["overdue"].dtype.kind, read["section"].dtype.kind) == ("b", "i")
    for id, state in states.items():
        row = read.loc[id]
        assert row["status"] == state.status and row["overdue"] == state.overdue
        due = state.milestone.due_date
        assert pd.isna(row["due_date"]) if due is None else row["due_date"].date() == due
        assert state.latest is None or row["latest_status_date"].date() == state.latest.status_date


def test_no_text_of_an_update_is_obeyed_by_a_spreadsheet(reading: TestClient) -> None:
    read = table(reading, "milestones.csv").set_index("id")
    for id, text in zip(REPORTED, HOSTILE, strict=True):
        assert read.loc[id, "latest_update"] == f"'{text}\nmore"
        assert read.loc[id, "latest_evidence"] == f"'{text}"
    assert not any(read.select_dtypes("str").stack().str.match("[=+@\uff1d\t\r\n-]"))


def test_only_the_newest_approved_edition_is_given(figures: Database, asking: TestClient) -> None:
    def given() -> tuple[int, str]:
        answer = asking.get("/api/measures.json")
        return answer.status_code, answer.headers.get("etag", "")

    def number() -> int:
        return asking.get("/api/measures.json").json()["edition"]["edition"]

    for name in FILES:
        answer = asking.get(f"/api/{name}")
        assert (answer.status_code, answer.json()["message"]) == (
            404,
            "No edition has been approved yet.",
        )
    make_edition(figures, "Draft", approved=False)
    assert given()[0] == 404
    first = make_edition(figures, "October")
    tag = given()[1]
    assert number() == first
    make_edition(figures, "Another draft", approved=False)
    assert (number(), given()[1]) == (first, tag)
    second = make_edition(figures, "November")
    assert number() == second and given()[1] != tag
    assert withdraw(figures, second, ADA, "A file was wrong") == []
    assert (number(), given()[1]) == (first, tag)
    assert withdraw(figures, first, ADA, "And this one") == []
    assert given()[0] == 404


@pytest.mark.parametrize("name", FILES)
def test_whoever_has_the_file_is_told_so(reading: TestClient, name: str) -> None:
    answer = reading.get(f"/api/{name}")
    tag = answer.headers["etag"]
    assert (
        tag.startswith('"')
        and f'filename="{name.partition(".")[0]}-edition-1.'
        in (answer.headers["content-disposition"])
    )
    for said in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = reading.get(f"/api/{name}", headers={"If-None-Match": said})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for said in ("", '"other"', tag.strip('"')):
        again = reading.get(f"/api/{name}", headers={"If-None-Match": said})
        assert (again.status_code, again.content) == (200, answer.content)
    head = reading.head(f"/api/{name}")
    assert (head.status_code, head.headers["etag"]) == (200, tag)
    assert head.headers["content-length"] == str(len(answer.content))


def test_each_file_of_an_edition_is_made_once_and_old_ones_are_let_go(
    figures: Database, asking: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    read = newest.read_content

    def counted(database: Database, id: int) -> Any:
        made.append(id)
        return read(database, id)

    monkeypatch.setattr(newest, "read_content", counted)
    for number in (1, 2, 3):
        make_edition(figures, f"Board {number}")
        for name in FILES * 2:
            asking.get(f"/api/{name}")
    assert made == [1, 2, 3]
    withdraw(figures, 3, ADA, "wrong")
    asking.get("/api/measures.csv")
    assert made == [1, 2, 3]
    withdraw(figures, 2, ADA, "wrong")
    asking.get("/api/measures.csv")
    assert made == [1, 2, 3, 1]
