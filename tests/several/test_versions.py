"""Two versions of the dashboard on one record: the second is refused, and one that was left running
changes nothing."""

from data.store.server import attaching, engine
from tests.postgresql.server import Fresh
from tests.several.conftest import Does, Starts
from tests.several.people import loads, loads_when_told
from tests.several.reading import asked, comes, shown

STARTED_SECOND = "Another version of the dashboard has the database open"
LEFT_RUNNING = "Another version of the dashboard has taken the database over"


def be_another_version() -> None:
    """From now on this process is of another version."""
    engine.code_of_dashboard = attaching.code_of_dashboard = lambda: "f" * 64


def test_another_version_is_refused_while_one_runs_and_takes_over_once_it_has_ended(
    record: Fresh, starts: Starts, does: Does
) -> None:
    old = starts("old", record.app)
    new = starts("new", record.app, before=be_another_version, ready=False)
    comes(lambda: STARTED_SECOND in asked(f"{new.address}/ready")[1])
    assert STARTED_SECOND in shown(new.address, "history")
    assert "History" in shown(old.address, "history")
    old.ends()
    comes(lambda: asked(f"{new.address}/ready")[0] == 200)
    comes(lambda: "History" in shown(new.address, "history"))
    late = does(loads, record.app)
    assert STARTED_SECOND in late.says()


def test_a_version_that_was_left_running_changes_nothing_and_says_so(
    record: Fresh, starts: Starts, does: Does
) -> None:
    old, person = starts("old", record.app), does(loads_when_told, record.app)
    assert person.says() == "open"
    record.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND starts_with(application_name, 'send-kpis')"
    )
    record.sql("UPDATE properties SET content = 'send-kpis newer' WHERE name = 'release'")
    person.go()
    assert LEFT_RUNNING in person.says()
    comes(lambda: LEFT_RUNNING in shown(old.address, "history"))
    assert LEFT_RUNNING in asked(f"{old.address}/ready")[1]
