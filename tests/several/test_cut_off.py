"""A machine that is cut off from PostgreSQL: its pages say so within seconds and come back by
themselves, others notice nothing, and a turn that it had is given up for it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.postgresql import cluster
from tests.postgresql.cluster import Cluster
from tests.postgresql.server import APP, TLS_HOST
from tests.several.conftest import Does, Starts, new_record, prepare
from tests.several.network import Line, Network, NoNetworkError, network
from tests.several.people import holds, loads, waits_a_little
from tests.several.reading import asked, comes, opened, shown
from tests.several.test_restarted import AWAY

HASTY = {
    "connect_timeout": "2",
    "keepalives_idle": "1",
    "keepalives_interval": "1",
    "keepalives_count": "2",
    "tcp_user_timeout": "3000",
}
"""What takes a quarter of the time that it takes otherwise."""


@pytest.fixture
def lines(own_postgresql: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    """PostgreSQL on a machine of its own, to which two lines lead."""
    try:
        made = network(2)
        with made as found, _moved(own_postgresql, found, monkeypatch):
            yield found
    except NoNetworkError as error:
        pytest.skip(str(error))


@contextmanager
def _moved(own: Cluster, found: Network, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    prepare(own.server)
    own.stop()
    with (own.server.folder / "data" / "pg_hba.conf").open("a") as rules:
        rules.write("hostssl all all 10.213.0.0/16 scram-sha-256\n")
    monkeypatch.setitem(cluster.SETTINGS, "listen_addresses", "*")
    with found.inside():
        own.start()
    yield
    own.stop()


@pytest.mark.parametrize(
    ("patience", "within"), [(HASTY, 10), pytest.param({}, 20, marks=pytest.mark.long)]
)
def test_a_machine_that_is_cut_off(
    own_postgresql: Cluster,
    lines: Network,
    starts: Starts,
    does: Does,
    patience: dict[str, str],
    within: int,
) -> None:
    server = own_postgresql.server

    def over(line: Line, name: str) -> str:
        checked = {"sslmode": "verify-full", "sslrootcert": str(server.authority)}
        return server.address(name, APP, TLS_HOST, hostaddr=line.far, **checked, **patience)

    with new_record(server) as record:
        near, far = (over(line, record.name) for line in lines.lines)
        cut_off, other = starts("cut_off", near), starts("other", far)
        holder = does(holds, near, 600)
        assert [holder.says(), holder.says()] == ["open", "has the turn"]
        with opened(cut_off.address, "history") as page:
            assert "History" in page.drawn()
            lines.lines[0].cut()
            began = time.monotonic()
            second, patient = does(waits_a_little, far), does(loads, far)
            assert AWAY in page.drawn()
            assert time.monotonic() - began < within
            assert second.says() == "open"
            assert "Ann Analyst is loading meetings" in second.says()
            began = time.monotonic()
            assert "History" in shown(other.address, "history")
            assert time.monotonic() - began < 2
            assert [patient.says(), patient.says()] == ["open", "loaded"]
            assert "meetings-1.csv" in shown(other.address, "history")
            lines.lines[0].mend()
            comes(lambda: "meetings-1.csv" in page.drawn(), within)
            comes(lambda: asked(f"{cut_off.address}/health")[0] == 200)
