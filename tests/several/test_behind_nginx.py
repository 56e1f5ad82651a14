"""Two real dashboards behind the nginx of deploy/: who is signed in stays so when theirs ends."""

from pathlib import Path

from pages.parts.access.keepers import COOKIE
from tests.deploy.behind_nginx import in_front, signing_in
from tests.deploy.test_nginx import browser, own_run, sign_in, stream
from tests.deploy.test_several import PLACE
from tests.postgresql.server import Fresh
from tests.servers import free_ports
from tests.several.conftest import Starts


def test_who_is_signed_in_stays_so_when_their_dashboard_ends(
    record: Fresh, starts: Starts, tmp_path: Path, project: Path
) -> None:
    port, plain = free_ports(2)
    with signing_in(tmp_path, port) as settings:
        both = [starts(name, record.app, **settings) for name in ("first", "second")]
        behind = [int(one.address.rpartition(":")[2]) for one in both]
        with (
            in_front(tmp_path, project / "deploy", port, plain, *behind) as site,
            browser(site) as ana,
        ):
            assert sign_in(ana, "ana").status_code == 303
            assert ana.get("/upload").status_code == 200
            place = ana.cookies[PLACE]
            both[int(place) - 1].ends()
            assert ana.get("/upload").status_code == 200
            assert {place, ana.cookies[PLACE]} == {"1", "2"}
            with stream(
                site, "; ".join(f"{name}={ana.cookies[name]}" for name in (COOKIE, PLACE))
            ) as page:
                assert own_run(page)
