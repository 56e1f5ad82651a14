"""The plan's own rules for progress: what Blue, Red and a deadline that has passed ask for. 3e.5 is
due in January 2026."""

from datetime import date
from pathlib import Path

import pytest

from data.loading.load import Request, load
from data.reader import Reader
from data.record.batches import Missing
from data.store import open_database
from tests.data.conftest import Send
from tests.data.samples import as_csv, good

NAME = "milestone_updates"
FIELDS = ("milestone_id", "status_date", "status", "revised_due", "signed_off_by")


def updates(*rows: str) -> str:
    """A file of updates, each as `id date status revised_due signed_off_by`, with - for a blank."""
    return as_csv(good(NAME) | dict(zip(FIELDS, row.split(), strict=True)) for row in rows)


@pytest.mark.parametrize(
    "rows",
    [
        ["3e.5 2026-01-31 Green - -"],
        ["3e.5 2026-01-31 grey - -"],
        ["3e.5 2026-02-01 Blue - board"],
        ["3e.5 2026-02-01 Red 2026-02 -"],
        ["3e.5 2026-02-27 Red 2026-02 -"],
        ["3e.5 2025-09-01 Amber 2026-03 -"],
        ["3e.5 2025-12-01 Amber 2026-03 -", "3e.5 2026-03-31 Green - -"],
        [
            "3e.5 2026-02-01 Red 2026-06 -",
            "3e.5 2026-06-30 Amber - -",
            "3e.5 2026-07-01 Blue - board",
        ],
        ["3e.5 2026-06-30 Amber - -", "3e.5 2026-02-01 Red 2026-06 -"],
        ["3e.5 2026-02-01 Red 2026-06 -", "3e.5 2026-03-01 Green - -", "3e.5 2026-06-30 Green - -"],
        ["4c.1 2026-10-01 Green - -", "4c.5 2026-10-01 Grey - -", "4c.2 2026-10-01 Amber - -"],
        ["1d.11 2026-06-30 Green - -", "1d.11 2026-07-01 Blue - board"],
    ],
)
def test_updates_that_keep_the_plans_rules_are_loaded(send: Send, rows: list[str]) -> None:
    sent = send(updates(*rows), NAME)
    assert (sent.found, len(sent.rows)) == ([], len(rows))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["3e.5 2025-09-01 Blue - -"], [(2, "signed_off_by", "milestone_rule")]),
        (["3e.5 2026-02-01 Red - -"], [(2, "revised_due", "milestone_rule")]),
        (["3e.5 2026-02-01 Red 2026-01 -"], [(2, "revised_due", "milestone_rule")]),
        (["3e.5 2026-02-28 Red 2026-02 -"], [(2, "revised_due", "milestone_rule")]),
        (["3e.5 2026-02-01 Red soon -"], [(2, "revised_due", "bad_month")]),
        (["3e.5 2026-02-01 Green - -"], [(2, "status", "milestone_rule")]),
        (["3e.5 2026-02-01 Green 2026-09 -"], [(2, "status", "milestone_rule")]),
        (
            ["3e.5 2026-02-01 Red 2026-06 -", "3e.5 2026-07-01 Amber - -"],
            [(3, "status", "milestone_rule")],
        ),
        (
            ["3e.5 2026-07-01 Grey - -", "3e.5 2026-02-01 Red 2026-06 -"],
            [(2, "status", "milestone_rule")],
        ),
        (
            [
                "3e.5 2025-06-01 Amber 2026-09 -",
                "3e.5 2025-09-01 Amber 2026-02 -",
                "3e.5 2026-03-01 Green - -",
            ],
            [(4, "status", "milestone_rule")],
        ),
        (["3e.99 2025-09-01 Green - -"], [(2, "milestone_id", "milestone_unknown")]),
        (["1d.1 2025-09-01 Green - -"], [(2, "milestone_id", "milestone_unknown")]),
        (["3E.5 2025-09-01 Green - -"], [(2, "milestone_id", "milestone_unknown")]),
        (["1d.11 2026-07-01 Green - -"], [(2, "status", "milestone_rule")]),
        (["3e.5 2026-11-01 Blue - board"], [(2, "status_date", "future_date")]),
        (["3e.5 2025-09-01 Purple - -"], [(2, "status", "bad_choice")]),
        (
            ["3e.5 2025-09-01 Blue - -", "3e.6 2026-02-01 Red - -", "9z.1 2025-09-01 Green - -"],
            [
                (2, "signed_off_by", "milestone_rule"),
                (3, "revised_due", "milestone_rule"),
                (4, "milestone_id", "milestone_unknown"),
            ],
        ),
    ],
)
def test_updates_against_the_plans_rules_are_refused(
    send: Send, rows: list[str], found: list[tuple[int, str, str]]
) -> None:
    assert send(updates(*rows), NAME).found == found


def test_a_deadline_revised_in_an_earlier_load_counts_and_a_second_entry_of_a_day_takes_the_place_of_the_first(
    tmp_path: Path, own_database: Path
) -> None:
    database = open_database(own_database)

    def entered(row: str, missing: Missing = "keep") -> str:
        path = tmp_path / "entry"
        path.write_text(updates(row), encoding="utf-8")
        asked = Request(NAME, path, "entry", date(2026, 10, 31), Reader("lead"), missing)
        return load(database, asked).status

    assert entered("3e.5 2026-05-01 Amber - -") == "refused"
    assert entered("3e.5 2026-02-01 Red 2026-06 -") == "loaded"
    assert entered("3e.5 2026-05-01 Amber - -") == "loaded"
    assert entered("3e.5 2026-02-01 Red 2026-05 -") == "loaded"
    assert entered("3e.5 2026-06-02 Amber - -") == "refused"
    with database.reading() as cursor:
        held = cursor.execute(
            "SELECT count(*) FROM stored.milestone_updates WHERE status = 'Red'"
        ).fetchall()
    assert held == [(2,)]
    database.close()


RED, EARLY, LATE = (
    "3e.5 2026-02-01 Red 2026-09 -",
    "3e.5 2025-12-01 Green - -",
    "3e.5 2026-06-30 Amber - -",
)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([EARLY, "3e.6 2025-12-01 Green - -", "3e.5 2026-02-01 Red 2026-05 -"], 4),
        (["3e.5 2026-02-01 Blue - board", "3e.5 2026-02-02 Blue - board"], 2),
        (["3e.5 2026-02-01 Blue - board", "3e.5 2026-02-02 Red 2026-04 -"], 3),
        ([RED, "3e.5 2026-03-01 Red 2026-05 -", "3e.5 2026-03-02 Green - -"], 3),
        (["3e.5 2026-07-01 Blue - board", "3e.5 2026-02-01 Red 2026-04 -"], 3),
    ],
    ids=["sooner", "taken away", "taken away and set", "set between", "after it"],
)
def test_the_row_that_makes_a_stored_update_late_is_the_one_to_blame(
    tmp_path: Path, own_database: Path, rows: list[str], line: int
) -> None:
    database, path = open_database(own_database), tmp_path / "entry"
    found = []
    for text in (updates(RED, LATE), updates(*rows)):
        path.write_text(text, encoding="utf-8")
        found = load(
            database, Request(NAME, path, "entry", date(2026, 10, 31), Reader("lead"))
        ).problems
    database.close()
    assert [(one.line, one.column) for one in found] == [(line, "status_date")]
