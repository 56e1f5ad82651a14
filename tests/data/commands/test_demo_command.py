"""`demo`: every demonstration extract through the ordinary loader, and never beside a real one."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from data.commands import demo, main
from data.commands.shell import UsageError
from data.demonstration import EXTRACTS
from data.reader import Reader
from data.record import Decision, Meeting, Occurrence
from data.store import Database, open_database, transaction
from data.store.properties import DEMONSTRATION, get_property
from data.store.records import records
from kpis.record.entry_faults import entry_faults
from tests.data.commands.conftest import Command
from tests.data.samples import file_of

TODAY = date(2026, 11, 23)


def few(until: date) -> dict[str, str]:
    """Two small extracts in place of fifteen."""
    assert until == TODAY
    return {"meetings": file_of("meetings"), "disputes": file_of("disputes")}


def test_every_demonstration_extract_is_loaded(here: Command, own_database: Path) -> None:
    ran = here("demo", "--json")
    assert ran.status == 0
    assert [one["extract"] for one in ran.answer["loads"]] == list(EXTRACTS)
    assert {one["status"] for one in ran.answer["loads"]} == {"loaded"}
    assert len(ran.err.splitlines()) == len(EXTRACTS)
    database = open_database(own_database)
    with database.reading() as cursor:
        assert get_property(cursor, DEMONSTRATION) == "true"
        assert {batch.as_at.isoformat() for batch in records(cursor).batches()} == {
            ran.answer["as_at"]
        }
    database.close()


def test_the_demonstration_may_be_loaded_again(
    monkeypatch: pytest.MonkeyPatch, own_database: Path
) -> None:
    monkeypatch.setattr(demo, "generate", few)
    database = open_database(own_database)
    for status in ("loaded", "already_loaded"):
        assert [result.status for _, result in demo.fill_demonstration(database, TODAY)] == [
            status,
            status,
        ]
    database.close()


def real(database: Database) -> None:
    with database.writing() as cursor:
        cursor.execute(
            "INSERT INTO batches VALUES (1, 'meetings', 'x.csv', '', '2026-10-31', 'keep', 0, 0, "
            "0, 0, 0, NULL)"
        )
        cursor.execute("INSERT INTO events VALUES (1, 1, 'loaded', '2026-10-31', 'Ann', NULL)")


def test_the_demonstration_never_meets_real_extracts(own_database: Path) -> None:
    database = open_database(own_database)
    real(database)
    with pytest.raises(UsageError, match="The database holds other extracts"):
        list(demo.fill_demonstration(database, TODAY))
    with database.reading() as cursor:
        assert get_property(cursor, DEMONSTRATION) is None
    database.close()


def test_the_demonstration_has_a_record_which_is_written_once(
    monkeypatch: pytest.MonkeyPatch, own_database: Path
) -> None:
    monkeypatch.setattr(demo, "generate", few)
    database = open_database(own_database)
    for _ in range(2):
        list(demo.fill_demonstration(database, TODAY))
    with database.reading() as cursor:
        entries = records(cursor).entries()
    assert {entry.written.kind for entry in entries} == {
        "evidence",
        "meeting",
        "minute",
        "comment",
        "occurrence",
        "holder",
        "commentary",
        "decision",
    }
    assert len({entry.written.model_dump_json() for entry in entries}) == len(entries)
    assert {entry.author for entry in entries} == {"demonstration"}
    for at, entry in enumerate(entries):
        if isinstance(entry.written, Decision):
            continue  # Its rules need the figures: tests/kpis/commands/test_demo.py has them.
        assert entry_faults(entry.written, Reader(entry.author), entries[:at], TODAY) == []
    database.close()


def test_the_demonstration_never_meets_what_people_have_written(own_database: Path) -> None:
    database = open_database(own_database)
    with database.writing() as cursor, transaction(cursor, keep=True):
        records(cursor).add_entry(
            Meeting(body="DfE", held_on=date(2026, 10, 1)), Reader("Ann Lead")
        )
    with pytest.raises(UsageError, match="The database holds other extracts"):
        list(demo.fill_demonstration(database, TODAY))
    database.close()


def test_a_demonstration_that_is_refused_ends_with_1_and_its_problems(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        demo, "generate", lambda _: {"meetings": "meeting_id\n1\n", "disputes": file_of("disputes")}
    )
    assert main(["demo"]) == 1
    assert "The column meeting_date is needed" in capsys.readouterr().out


def test_it_may_be_loaded_as_it_stood_on_an_earlier_day_and_then_as_it_stands(
    monkeypatch: pytest.MonkeyPatch, own_database: Path
) -> None:
    monkeypatch.setattr(demo, "generate", lambda _: few(TODAY))
    database = open_database(own_database)
    counts = []
    for day in (date(2026, 8, 31), date(2026, 10, 31)):
        list(demo.fill_demonstration(database, TODAY, day))
        with database.reading() as cursor:
            assert {batch.as_at for batch in records(cursor).batches()} >= {day}
            written = [entry.written for entry in records(cursor).entries()]
        counts.append(Counter(one.kind for one in written))
        assert max(one.held_on for one in written if isinstance(one, Occurrence)) <= day
        assert len({one.model_dump_json() for one in written}) == len(written)
    assert counts[0]["minute"] == 0 < counts[1]["minute"]
    assert counts[0]["evidence"] < counts[1]["evidence"]
    database.close()
