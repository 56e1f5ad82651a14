"""PostgreSQL ends at once, under reading and loading, and comes back: nothing acknowledged is lost,
and pages say what is the matter and come back by themselves."""

from collections.abc import Callable
from signal import SIGQUIT

from tests.faults.states import State, state
from tests.postgresql.cluster import Cluster
from tests.several.conftest import Does, Starts, looked_into, new_record
from tests.several.people import Person, loads_on
from tests.several.reading import asked, comes, opened
from tests.several.test_two_servers import said

SHOWN_AGAIN = "Shown again by itself"
AWAY = "cannot be reached: wait until its server answers again"


def acknowledged(person: Person, until: int) -> int:
    """The last load of somebody that was acknowledged, once so many were."""
    last = 0
    while last < until:
        said = person.says()
        last = int(said) if said.isdecimal() else last
    return last


def test_postgresql_restarts_under_reading_and_loading(
    own_postgresql: Cluster, starts: Starts, does: Does, undisturbed: Callable[[int], State]
) -> None:
    with new_record(own_postgresql.server) as record:
        dashboard = starts("first", record.app)
        loader = does(loads_on, record.app)
        with opened(dashboard.address, "history") as page:
            assert "History" in page.drawn()
            last = acknowledged(loader, 2)
            own_postgresql.stop(SIGQUIT)
            shown = page.drawn()
            assert AWAY in shown and "The database cannot be used now" in shown
            assert AWAY in asked(f"{dashboard.address}/ready")[1]
            own_postgresql.start()
            comes(lambda: SHOWN_AGAIN in page.waited())
            assert page.timers == {} and f"meetings-{last}.csv" in page.drawn()
            last = acknowledged(loader, last + 2)
            loader.ends()
            last = max([last, *(int(one) for one in said(loader) if one.isdecimal())])
            comes(lambda: f"meetings-{last}.csv" in page.drawn())
        with looked_into(record.app) as database:
            found = state(database)
        assert len(found.batches) in (last, last + 1)
        assert found == undisturbed(len(found.batches))
        assert "Traceback" not in dashboard.log
