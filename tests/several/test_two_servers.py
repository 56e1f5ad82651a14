"""Two dashboards on one record: what is stored through one, the other shows at once; and writers
and readers of both disturb one another in nothing."""

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

from data.store import open_database
from data.store.records import records
from tests.faults.states import State, loaded, state
from tests.postgresql.server import Fresh
from tests.sampling import sample
from tests.several.conftest import Dashboard, Does, Starts, looked_into
from tests.several.people import Person, holds, loads, loads_on, stays_within, waits_a_little
from tests.several.reading import opened, shown

SECONDS = sample(1, 60)
SOON = 2
"""Seconds in which others see what is stored."""


def reads_on(address: str, page: str, over: threading.Event, seen: list[str]) -> None:
    """Open a page again and again; what it shows."""
    with opened(address, page) as made:
        while not over.is_set():
            seen.append(made.drawn())


def reading(addresses: list[str]) -> Callable[[], list[str]]:
    """Two readers of each dashboard; what they were shown, when they have ended."""
    over, seen = threading.Event(), list[str]()
    threads = [
        threading.Thread(target=reads_on, args=(address, page, over, seen))
        for address in addresses
        for page in ("history", "measure")
    ]
    for one in threads:
        one.start()

    def end() -> list[str]:
        over.set()
        for one in threads:
            one.join()
        return seen

    return end


def said(person: Person) -> list[str]:
    """All that somebody has said so far."""
    heard: list[str] = []
    while (one := person.says(0)) not in ("", "said nothing"):
        heard.append(one)
    return heard


def test_what_one_stores_the_other_shows_at_once_and_many_do_so(
    record: Fresh, starts: Starts, does: Does, tmp_path: Path
) -> None:
    dashboards = [starts(name, record.app) for name in ("first", "second")]
    seen_on_both(dashboards, record, does)
    writers = [does(loads_on, record.app, number) for number in (101, 1001)]
    assert [one.says() for one in writers] == ["open", "open"]
    end = reading([one.address for one in dashboards])
    heard = [[one.says()] for one in writers]
    time.sleep(SECONDS)
    read = end()
    for one, before in zip(writers, heard, strict=True):
        one.ends()
        before += said(one)
    assert all(number.isdecimal() for one in heard for number in one), heard
    assert read
    assert not [one for one in read if "cannot be used" in one or "could not be shown" in one]
    asked = "measure", "id=parent_carer_attendance"
    assert len({shown(one.address, *asked) for one in dashboards}) == 1
    assert worked_out_anew(record.app, tmp_path) >= 2 + sum(map(len, heard))
    assert [one.log for one in dashboards if "Traceback" in one.log] == []


def seen_on_both(dashboards: list[Dashboard], record: Fresh, does: Does) -> None:
    """What somebody loads is on a page of each that was open before."""
    first, second = (one.address for one in dashboards)
    with opened(first, "history") as one, opened(second, "history") as other:
        assert "meetings-1.csv" not in one.drawn() + other.drawn()
        for number in (1, 2):
            loader = does(loads, record.app, number)
            assert [loader.says(), loader.says()] == ["open", "loaded"]
            began = time.monotonic()
            for page in (one, other):
                assert f"meetings-{number}.csv" in page.drawn()
            assert time.monotonic() - began < SOON


def worked_out_anew(record: str, folder: Path) -> int:
    """All that is stored is as where its files are loaded into a file of its own; how many they
    are."""
    with looked_into(record) as database:
        found = state(database)
        with database.reading() as cursor:
            files = [one.file for one in records(cursor).batches()]
    anew = open_database(folder / "anew.duckdb")
    for file in files:
        loaded(anew, folder, int(file.removeprefix("meetings-").removesuffix(".csv")))
    assert state(anew) == found
    anew.close()
    return len(files)


def test_of_two_who_load_at_once_the_second_waits_and_is_told_who_has_the_turn_since_when(
    record: Fresh, does: Does
) -> None:
    holder = does(holds, record.app, 600)
    assert [holder.says(), holder.says()] == ["open", "has the turn"]
    second = does(waits_a_little, record.app)
    assert second.says() == "open"
    told = second.says()
    assert re.fullmatch(
        r"waited: Ann Analyst is loading meetings \(since \d\d:\d\d\)\. Try again when that is done; "
        r"nothing was changed\.( Nothing was changed\.)?",
        told,
    )
    patient = does(loads, record.app)
    assert patient.says() == "open"
    holder.ends()
    assert patient.says() == "loaded"


def test_loads_at_once_are_stored_one_after_the_other(
    record: Fresh, does: Does, undisturbed: Callable[[int], State]
) -> None:
    people = [does(loads, record.app, 1) for _ in range(2)]
    assert [one.says() for one in people] == ["open", "open"]
    assert sorted(one.says() for one in people) == ["already_loaded", "loaded"]
    with looked_into(record.app) as database:
        assert state(database) == undisturbed(1)


def test_who_lost_the_turn_stores_nothing_and_takes_nothing_of_others_for_their_own(
    record: Fresh, does: Does, undisturbed: Callable[[int], State]
) -> None:
    first = does(stays_within, record.app)
    assert [first.says(), first.says()] == ["open", "inside"]
    record.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    second = does(loads, record.app)
    assert second.says() == "open"
    first.go()
    told = first.says()
    assert told.startswith("refused: The connection to the database was lost")
    assert "is stored:" not in told
    assert second.says() == "loaded"
    with looked_into(record.app) as database:
        assert state(database) == undisturbed(1)
