"""Uploads, media and Streamlit's own sessions belong to a person: finding 4 of
`../shared/safety.md`. An address alone opens nothing."""

from typing import Any

import pytest
from starlette.testclient import TestClient
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from pages.parts.access import Belongings
from pages.parts.access.uploads import Quota, QuotaError
from tests.pages.access.conftest import ADDRESS, Layer, connected, cookie_of

JO, BO, KIM = "jo@example.gov.uk", "bo@example.gov.uk", "kim@example.gov.uk"


def drawn(belongings: Belongings, run: str, file: bytes) -> str:
    """The address of a file that was made for one of Streamlit's sessions."""
    media = MediaFileManager(MemoryMediaFileStorage("/media"))
    belongings.watch(media, lambda: run)  # pyright: ignore[reportArgumentType]
    return media.add(file, "text/csv", "1.2")


def owner(layer: Layer, headers: dict[str, str]) -> str:
    """The id of the session that a header opens."""
    found = layer.sessions.known(headers["cookie"].partition("=")[2])
    assert found
    return found.id


def test_media_are_for_whom_they_were_made(layer: Layer) -> None:
    jo, bo = cookie_of(layer, JO), cookie_of(layer, BO)
    layer.belongings.joined("run-jo", owner(layer, jo))
    layer.belongings.joined("run-bo", owner(layer, bo))
    address = drawn(layer.belongings, "run-jo", b"rows about children")
    browser = layer.client(ADDRESS)
    assert browser.get(address, headers=jo).status_code == 200
    assert browser.get(address, headers=bo).status_code == 404
    assert browser.get(address).status_code == 401
    again = drawn(layer.belongings, "run-bo", b"rows about children")
    assert again == address and browser.get(address, headers=bo).status_code == 200


def test_what_is_made_when_it_is_wanted_is_for_whom_it_was_promised() -> None:
    belongings = Belongings()
    media: Any = MediaFileManager(MemoryMediaFileStorage("/media"))
    drawing = ["run-jo"]
    belongings.watch(media, lambda: drawing[0])
    promised = media.add_deferred(lambda: b"rows", "text/csv", "1.2")
    drawing[0] = ""  # it is made outside a page
    address = media.execute_deferred(promised)
    belongings.joined("run-jo", "jo")
    belongings.joined("run-bo", "bo")
    assert belongings.may_have("jo", address) and not belongings.may_have("bo", address)


def test_an_upload_goes_into_a_session_of_ones_own(layer: Layer) -> None:
    jo, bo = cookie_of(layer, JO) | {"origin": ADDRESS}, cookie_of(layer, BO) | {"origin": ADDRESS}
    layer.belongings.joined("run-jo", owner(layer, jo))
    browser = layer.client(ADDRESS)
    for method in ("PUT", "DELETE"):
        sent = [
            browser.request(method, f"/_stcore/upload_file/{run}/file", headers=who, content=b"x")
            for run, who in (("run-jo", jo), ("run-jo", bo), ("run-of-nobody", jo))
        ]
        assert [one.status_code for one in sent] == [200, 404, 404]


def test_uploads_have_a_quota(layer: Layer) -> None:
    jo = cookie_of(layer, JO) | {"origin": ADDRESS}
    layer.belongings.joined("run", owner(layer, jo))
    browser, address = layer.client(ADDRESS), "/_stcore/upload_file/run/file"
    layer.held = 490
    assert browser.put(address, headers=jo, content=b"x" * 10).status_code == 200
    assert browser.put(address, headers=jo, content=b"x" * 11).status_code == 429
    assert browser.put(address, headers=jo, content=iter([b"x"])).status_code == 411


def test_what_is_on_its_way_counts_until_it_has_come() -> None:
    quota = Quota(lambda _: 0, 100)
    half: Any = {"headers": [(b"content-length", b"300")]}
    with quota.taken(half, "jo", []):
        with pytest.raises(QuotaError), quota.taken(half, "jo", []):
            pass
        with quota.taken(half, "bo", []):
            pass
    with quota.taken(half, "jo", []):
        pass


def test_what_is_remembered_does_not_grow() -> None:
    belongings = Belongings(most=100)
    for number in range(1000):
        belongings.joined(f"run-{number}", "jo")
        drawn(belongings, f"run-{number}", b"%d" % number)
    assert len(belongings.runs("jo")) == 100
    assert all(len(kept) == 100 for kept in (belongings._owners, belongings._made))


def new_session(run: str) -> bytes:
    message = ForwardMsg()
    message.new_session.initialize.session_id = run
    return message.SerializeToString()


def test_nobody_goes_on_with_the_page_of_another(layer: Layer) -> None:
    """A page whose websocket broke names the Streamlit session that it had."""
    jo, bo = cookie_of(layer, JO), cookie_of(layer, BO)
    layer.belongings.joined("run-jo", owner(layer, jo))
    browser = layer.client(ADDRESS)
    named = {"origin": ADDRESS, "sec-websocket-protocol": "streamlit, token, run-jo"}
    for headers in (jo, bo):
        with connected(browser, headers | named):
            pass
    passed = [one["sec-websocket-protocol"] for one in layer.reached]
    assert passed == ["streamlit, token, run-jo", "streamlit, token"]


def test_the_session_of_streamlit_is_learnt_from_what_it_sends(layer: Layer) -> None:
    jo = cookie_of(layer, JO)
    layer.greeting = new_session("run-of-jo")
    with connected(layer.client(ADDRESS), jo | {"origin": ADDRESS}) as page:
        assert page.receive_bytes() == layer.greeting
    assert layer.belongings.owned("run-of-jo", owner(layer, jo))


def test_the_pages_learn_which_session_asks_and_nothing_that_opens_it(layer: Layer) -> None:
    jo = cookie_of(layer, JO)
    cookies = (
        f"_streamlit_xsrf=a; {jo['cookie']}; _streamlit_user=forged; _streamlit_session=forged"
    )
    forged = {
        "cookie": cookies,
        "origin": ADDRESS,
        "x-send-kpis-session": "forged",
        "x-send-kpis-secret": "forged",
        "x-send-kpis-roles": "administrator",
    }
    browser = layer.client(ADDRESS)
    browser.get("/", headers=forged)
    with connected(browser, forged):
        pass
    for reached in layer.reached:
        ours = {name: value for name, value in reached.items() if name.startswith("x-send-kpis")}
        assert ours == {"x-send-kpis-session": owner(layer, jo)}
        assert reached["cookie"] == "_streamlit_xsrf=a"
    assert len(layer.reached) == 2


def test_without_sign_in_no_session_can_be_claimed(local: TestClient, layer: Layer) -> None:
    local.get("/health", headers={"x-send-kpis-session": "forged"})
    browser = layer.client(ADDRESS)
    browser.get("/health", headers={"x-send-kpis-session": "forged", **cookie_of(layer, JO)})
    (reached,) = layer.reached
    assert not {"x-send-kpis-session", "cookie"} & set(reached)


def test_no_cookie_of_streamlit_goes_out_in_the_open(layer: Layer, local: TestClient) -> None:
    answer = layer.client(ADDRESS).get("/", headers=cookie_of(layer, JO))
    assert answer.headers["set-cookie"] == "_streamlit_xsrf=a; Path=/; Secure"
    assert local.get("/").headers["set-cookie"] == "_streamlit_xsrf=a; Path=/"


@pytest.mark.parametrize(
    ("path", "kept"),
    [("/", False), ("/upload", False), ("/ready", False), ("/_stcore/host-config", False)]
    + [("/static/js/index.js", True), ("/health", False), ("/sign-in", False)],
)
def test_no_browser_keeps_what_may_hold_figures(layer: Layer, path: str, kept: bool) -> None:
    answer = layer.client(ADDRESS).get(path, headers=cookie_of(layer, JO))
    assert answer.headers["cache-control"] == ("public" if kept else "no-store")
