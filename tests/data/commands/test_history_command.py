"""`batches`, `undo` and `redo`: the record as the contract gives it, and a history that only ever
grows."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from data.store import open_database
from tests.data.commands.conftest import Command
from tests.stores import EMBEDDED


def test_a_new_database_has_no_batches(here: Command, engine: str) -> None:
    first, second = here("batches", "--json"), here("batches")
    assert (first.answer, first.status) == ({"batches": []}, 0)
    made = "There was no database ", ": an empty one is made.\n"
    assert (first.err[:22], first.err[-24:]) == (made if engine == EMBEDDED else ("", ""))
    assert (second.out, second.err) == ("Nothing has been loaded.\n", "")


def test_a_batch_is_listed_with_the_fields_of_the_contract(here: Command, loaded: Path) -> None:
    (batch,) = here("batches", "--json").answer["batches"]
    moment = datetime.fromisoformat(batch.pop("at"))
    assert moment.utcoffset() == UTC.utcoffset(None)
    assert abs((datetime.now(UTC) - moment).total_seconds()) < 3600
    assert batch == {
        "id": 1,
        "extract": "meetings",
        "file": "meetings.csv",
        "sha256": hashlib.sha256(loaded.read_bytes()).hexdigest(),
        "as_at": "2026-10-31",
        "by": "Ann",
        "rows": 3,
        "new": 3,
        "changed": 0,
        "unchanged": 0,
        "missing": 0,
        "state": "in_use",
    }
    assert here("batches").out.startswith(
        "1  meetings  as at 31/10/2026  3 rows  in use  meetings.csv, by Ann, "
    )


def test_a_batch_is_undone_and_redone_once_and_every_change_is_on_record(
    here: Command, loaded: Path, own_database: Path
) -> None:
    steps = [
        ("undo", "undone", ""),
        ("undo", "undone", "already"),
        ("redo", "redone", ""),
        ("redo", "redone", "already"),
    ]
    for name, status, said in steps:
        ran = here(name, "1", "--json", "--by", "Bob")
        assert (ran.status, ran.answer) == (0, {"status": status, "batch": 1})
        assert said in ran.err
        assert bool(ran.err) == bool(said)
        state = here("batches", "--json").answer["batches"][0]["state"]
        assert state == ("undone" if status == "undone" else "in_use")
    database = open_database(own_database)
    with database.reading() as cursor:
        events = cursor.execute("SELECT batch, action, by_name FROM events ORDER BY id").fetchall()
    database.close()
    assert events == [(1, "loaded", "Ann"), (1, "undone", "Bob"), (1, "redone", "Bob")]


def test_what_was_undone_can_be_loaded_again(here: Command, loaded: Path) -> None:
    here("undo", "1")
    ran = here("load", "meetings", loaded, "--as-at", "2026-10-31", "--json")
    assert (ran.answer["status"], ran.answer["batch"], ran.answer["new"]) == ("loaded", 2, 3)


def test_an_undo_that_would_make_a_stored_row_break_its_rules_is_refused(
    here: Command, tmp_path: Path
) -> None:
    head = "milestone_id,status_date,status,revised_due\n"
    for number, row in enumerate(
        ("2a.2,2026-02-03,Red,2026-12\n", "2a.2,2026-09-08,Green,\n"), start=1
    ):
        path = tmp_path / f"{number}.csv"
        path.write_text(head + row, encoding="utf-8")
        assert here("load", "milestone_updates", path, "--as-at", "2026-10-31").status == 0
    sentence = (
        "With this change the update of 2a.2 of 08/09/2026 (Green) would lie after its deadline: "
        "correct that one first."
    )
    ran = here("undo", "1", "--json")
    assert (ran.status, ran.err) == (1, "")
    assert ran.answer == {
        "status": "refused",
        "batch": 1,
        "problems": [{"code": "milestone_rule", "message": sentence}],
    }
    assert here("undo", "1").out == f"Batch 1 is as it was: nothing was changed.\n  {sentence}\n"
    assert [batch["state"] for batch in here("batches", "--json").answer["batches"]] == [
        "in_use",
        "in_use",
    ]
    assert [
        here(name, number).status for name, number in (("undo", "2"), ("undo", "1"), ("redo", "2"))
    ] == [0, 0, 1]
