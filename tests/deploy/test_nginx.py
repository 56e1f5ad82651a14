"""The real dashboard behind the nginx of deploy/, from the door to an upload, and what gets nothing
there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path

import httpx2
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from pages.parts.access.keepers import COOKIE, FROM_PROXY, SESSION_HEADER
from tests.deploy.behind_nginx import Site, alone, installed

MEGABYTE = 1024 * 1024
FORGED = {
    SESSION_HEADER: "1",
    "x-send-kpis-address": "ana@example.gov.uk",
    "x-send-kpis-roles": "administrator",
    "x-send-kpis-secret": "a" * 32,
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-host": "elsewhere.example",
    "forwarded": "for=127.0.0.1;host=elsewhere.example",
}
"""What only a proxy may say."""


def browser(site: Site) -> httpx2.Client:
    return httpx2.Client(base_url=site.address, verify=site.trusted, trust_env=False)


def sign_in(client: httpx2.Client, sub: str) -> httpx2.Response:
    """There and back; what the dashboard then answers."""
    asked = client.get("/sign-in/start?next=/upload")
    given = httpx2.post(asked.headers["location"], data={"sub": sub}, trust_env=False)
    return client.get(given.headers["location"])


@contextmanager
def stream(site: Site, cookie: str) -> Iterator[ClientConnection]:
    with connect(
        f"{site.address.replace('https', 'wss', 1)}/_stcore/stream",
        ssl=site.trusted,
        origin=Origin(site.address),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"cookie": cookie},
        proxy=None,
    ) as made:
        yield made


def own_run(page: ClientConnection) -> str:
    """The name of the Streamlit session behind an open page."""
    run = BackMsg()
    run.rerun_script.query_string = ""
    page.send(run.SerializeToString())
    while True:
        data = page.recv(timeout=30)
        message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
        if message.HasField("new_session"):
            return message.new_session.initialize.session_id


def put_by_a_stranger(site: Site, address: str, headers: dict[str, str]) -> int:
    """The answer to 8 MB that are refused before they have come: it must not be lost on the way."""
    files = {"file": ("a.csv", b"a" * 8 * MEGABYTE)}
    with browser(site) as stranger:
        told = {**headers, "origin": site.address}
        return stranger.put(address, files=files, headers=told).status_code


def refused_without_session(site: Site, upload: str) -> None:
    with browser(site) as stranger:
        for headers in ({}, FORGED):
            assert stranger.get("/upload", headers=headers).status_code == 401
            assert {put_by_a_stranger(site, upload, headers) for _ in range(5)} == {401}
        assert sign_in(stranger, "nobody").status_code == 403
    with pytest.raises(InvalidStatus) as found, stream(site, ""):
        pass
    assert found.value.response.status_code == 401


def refused_at_the_door(site: Site) -> None:
    plain = httpx2.get(f"{site.plain}/upload?a=b", trust_env=False)
    assert (plain.status_code, plain.headers["location"]) == (301, "https://localhost/upload?a=b")
    with browser(site) as other, pytest.raises(httpx2.ConnectError):
        other.get(site.address.replace("localhost", "127.0.0.1"))  # another name than ours
    with browser(site) as other:
        found = other.get("/health", headers={"host": "elsewhere.example"})
        assert found.status_code == 421
    large = HTTPSConnection(site.address.removeprefix("https://"), context=site.trusted)
    large.putrequest("PUT", "/_stcore/upload_file/a/b")
    large.putheader("Content-Length", str(53 * MEGABYTE))
    large.endheaders()
    assert large.getresponse().status == 413  # before a byte of it has come
    large.close()


def test_people_are_served_through_nginx_and_nobody_else_is(tmp_path: Path, project: Path) -> None:
    with installed(tmp_path, project / "deploy") as site, browser(site) as ana:
        health = ana.get("/health")
        assert (health.json(), health.http_version) == ({"status": "ok"}, "HTTP/1.1")
        assert health.headers["strict-transport-security"] == "max-age=63072000"
        assert "nginx/" not in health.headers["server"]
        back = sign_in(ana, "ana")
        assert (back.status_code, back.headers["location"]) == (303, "/upload")
        assert ana.get("/upload").status_code == 200
        with stream(site, f"{COOKIE}={ana.cookies[COOKIE]}") as page:
            upload = f"/_stcore/upload_file/{own_run(page)}/one"
            files = {"file": ("a.csv", b"a" * 2 * MEGABYTE)}
            ana.get("/_stcore/health")  # brings the token that Streamlit wants back
            ours = {"origin": site.address, "x-xsrftoken": ana.cookies["_streamlit_xsrf"]}
            assert ana.put(upload, files=files, headers=ours).status_code == 204
            refused_without_session(site, upload)
        refused_at_the_door(site)
        assert ana.get("/calendar/secret.ics").status_code == 404
    # Once nginx has ended: it answers before it writes the line.
    written = site.log.read_text(encoding="utf-8")
    assert "GET /sign-in/callback 303" in written
    assert "code=" not in written and "state=" not in written
    assert "GET /calendar/... 404" in written and "secret" not in written


def test_a_dashboard_that_is_away_is_told_as_such(tmp_path: Path, project: Path) -> None:
    with alone(tmp_path, project / "deploy") as site, browser(site) as reader:
        found = reader.get("/upload")
    assert (found.status_code, found.headers["retry-after"]) == (503, "30")
    assert found.text == "The dashboard is being restarted. Try again in a minute.\n"
    assert "strict-transport-security" in found.headers


def test_the_secret_of_a_calendar_is_written_nowhere_whatever_goes_wrong(
    tmp_path: Path, project: Path
) -> None:
    with alone(tmp_path, project / "deploy") as site, browser(site) as reader:
        assert reader.get("/calendar/hushed.ics").status_code == 503
        assert reader.get(f"{site.plain}/calendar/hushed.ics").status_code == 301
    assert "GET /calendar/... 301" in site.log.read_text(encoding="utf-8")
    kept = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert [one.name for one in kept if b"hushed" in one.read_bytes()] == []


def test_nothing_that_only_a_proxy_may_say_comes_from_outside(project: Path) -> None:
    """Headers that one place sets anew are lost to it: all are set once, for the whole server."""
    text = (project / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    places = [line for line in text.splitlines() if line.lstrip().startswith("proxy_set_header")]
    assert all(re.match(r"    \S", line) for line in places)
    told = dict(re.findall(r"proxy_set_header (\S+) +(\S+);", text))
    ours = {"X-Forwarded-For": "$remote_addr", "X-Forwarded-Proto": "$scheme"}
    ours |= {"Host": "$http_host", "Upgrade": "$http_upgrade"}
    ours |= {"Connection": "$send_kpis_connection", "X-Sendfile-Type": "$send_kpis_sends"}
    assert {name: told.pop(name) for name in ours} == ours
    assert set(told.values()) == {'""'}
    taken = {name.lower() for name in (*told, *ours)}
    assert {name.lower() for name in FORGED} <= taken
    assert set(FROM_PROXY) <= taken
