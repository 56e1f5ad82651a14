"""Two places at one host: each is started by who asks for it, and who is signed in at one is nobody at
the other."""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.deploy.places_behind_nginx import PEOPLE, Host, places_installed
from tests.deploy.test_nginx import own_run

HOME, OTHER = PEOPLE


def trusted(host: Host) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(host.folder / "fullchain.pem"))


def sign_in(client: httpx2.Client, place: str, sub: str) -> httpx2.Response:
    """There and back; what the dashboard then answers."""
    asked = client.get(f"/{place}/sign-in/start?next=/upload")
    given = httpx2.post(asked.headers["location"], data={"sub": sub}, trust_env=False)
    assert f"/{place}/sign-in/callback?" in given.headers["location"]
    return client.get(given.headers["location"])


@contextmanager
def stream(host: Host, place: str, cookie: str) -> Iterator[ClientConnection]:
    with connect(
        f"{host.address.replace('https', 'wss', 1)}/{place}/_stcore/stream",
        ssl=trusted(host),
        origin=Origin(host.address),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"cookie": cookie},
        proxy=None,
        max_size=None,
    ) as made:
        yield made


def own_name(place: str) -> str:
    return f"__Secure-send-kpis-{place}"


def test_who_is_signed_in_at_one_place_is_nobody_at_the_other(
    tmp_path: Path, project: Path
) -> None:
    with places_installed(tmp_path, project / "deploy") as host:
        assert host.told == []
        client = httpx2.Client(
            base_url=host.address, verify=trusted(host), trust_env=False, timeout=60
        )
        with client as ana:
            lone = ana.get(f"/{HOME}")
            assert (lone.status_code, lone.headers["location"]) == (308, f"/{HOME}/")
            assert host.told == [f"{HOME} is started"]
            back = sign_in(ana, HOME, PEOPLE[HOME])
            assert (back.status_code, back.headers["location"]) == (303, f"/{HOME}/upload")
            assert ana.get(f"/{HOME}/upload").status_code == 200
            (session,) = [one for one in ana.cookies.jar if one.name == own_name(HOME)]
            assert (session.path, session.secure) == (f"/{HOME}", True)
            _nobody_there(host, ana, str(session.value))
            _pages_and_files_are_her_own(host, ana, str(session.value))
    assert sorted(host.told[2:]) == [f"{one} is ended" for one in sorted(PEOPLE)]
    written = (host.folder / "send-dashboard.log").read_text(encoding="utf-8")
    assert f"GET /{HOME}/calendar/... 404" in written and "hushed" not in written


def _nobody_there(host: Host, ana: httpx2.Client, session: str) -> None:
    assert ana.get(f"/{OTHER}/upload").status_code == 401
    for cookie in (f"{own_name(OTHER)}={session}", f"{own_name(HOME)}={session}"):
        assert ana.get(f"/{OTHER}/upload", headers={"cookie": cookie}).status_code == 401
        with pytest.raises(InvalidStatus) as found, stream(host, OTHER, cookie):
            pass
        assert found.value.response.status_code == 401
    # Known to the sign-in service, and without a role in the other place.
    assert sign_in(ana, OTHER, PEOPLE[HOME]).status_code == 403
    assert ana.get(f"/{HOME}/upload").status_code == 200


def _pages_and_files_are_her_own(host: Host, ana: httpx2.Client, session: str) -> None:
    cookie = f"{own_name(HOME)}={session}"
    assert sign_in(ana, OTHER, PEOPLE[OTHER]).status_code == 303
    with stream(host, HOME, cookie) as page:
        upload = f"_stcore/upload_file/{own_run(page)}/one"
        ana.get(f"/{OTHER}/_stcore/health")
        ana.get(f"/{HOME}/_stcore/health")  # brings the token that Streamlit wants back
        tokens = {
            one.path: str(one.value) for one in ana.cookies.jar if one.name == "_streamlit_xsrf"
        }
        files = {"file": ("a.csv", b"a" * 2_000_000)}
        for place, status in ((OTHER, 404), (HOME, 204)):
            ours = {"origin": host.address, "x-xsrftoken": tokens[f"/{place}"]}
            assert ana.put(f"/{place}/{upload}", files=files, headers=ours).status_code == status
    assert ana.get(f"/{HOME}/calendar/hushed.ics").status_code == 404


def test_each_place_has_what_the_host_itself_has(project: Path) -> None:
    """A limit that one of the two files of nginx lacks would hold at one address and not at the
    other."""
    deploy = project / "deploy"
    text = (deploy / "nginx-place.conf").read_text(encoding="utf-8")
    place = locations(text.replace("/NAME", "").replace("PORT", "8501"))
    sends, name = place["/"].pop(1), place.pop("=")
    assert (sends, name) == ('set $send_kpis_sends "";', place["/"][1:])
    del place["/"][0]  # a remark
    text = (deploy / "nginx.conf").read_text(encoding="utf-8")
    # A place is one process: there is no other dashboard to be asked.
    text = re.sub(r" *# Only the dashboard .*\n *proxy_next_upstream .*\n", "", text)
    host = locations(text.replace("$send_kpis_at", "127.0.0.1:8501"))
    assert place == {one: host[one] for one in place}
    for needed in ("/api/", "/calendar/", "= /_stcore/stream", "= /sign-in/start"):
        assert needed in place


def locations(text: str) -> dict[str, list[str]]:
    """The lines of each place of a file of nginx."""
    found = re.findall(r"^ *location ([^{]+?) *\{(.*?)\}", text, re.MULTILINE | re.DOTALL)
    return {
        name: [" ".join(line.split()) for line in inside.splitlines() if line.strip()]
        for name, inside in found
    }
