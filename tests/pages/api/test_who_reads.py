"""Who may read the newest edition: people who have signed in, and machines with a token for it."""

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.access import Role
from data.audit import newest_first
from data.sign_in import Person, Sessions, SignInSettings
from data.store import Database
from data.tokens import Tokens
from pages.parts.access import Belongings, Quota, gate
from pages.parts.access.keepers import COOKIE
from pages.parts.api import api_routes, machines, reading
from pages.parts.api.strangers import FREE
from tests.pages.api.conftest import ADA, basic, bearer, make_edition

ADDRESS = "https://send.example.gov.uk"
URL = "/api/measures.csv"


def recorded(database: Database) -> list[tuple[str, str, str, str]]:
    lines = list(newest_first(database.trail))[::-1]
    return [(one.who, one.kind, one.what, one.outcome) for one in lines]


def test_a_token_for_reading_opens_what_is_read_and_nothing_else(
    figures: Database, asking: TestClient, tokens: Tokens
) -> None:
    make_edition(figures, "Board")
    reads = tokens.issue("Power BI", [], ADA, reads=True)
    loads = tokens.issue("nightly", ["meetings"], ADA)
    both = tokens.issue("both", ["meetings"], ADA, reads=True)
    for headers in (bearer(reads), basic(reads), basic(reads, ""), bearer(both)):
        assert asking.get(URL, headers=headers).status_code == 200
    refused = asking.get(URL, headers=bearer(loads))
    assert (refused.status_code, refused.json()["message"]) == (
        403,
        "This token may not read an edition. This token may load meetings.",
    )
    posted = asking.post("/api/extracts/meetings", content="", headers=bearer(reads))
    assert (posted.status_code, posted.json()["message"]) == (
        403,
        "This token may not load meetings. This token may read the newest edition.",
    )
    # A browser sends a password that it was given once by itself: nothing is loaded by that.
    posted = asking.post("/api/extracts/meetings", content="", headers=basic(both))
    assert posted.status_code == 401
    tokens.end(1, ADA)
    ended = asking.get(URL, headers=bearer(reads))
    assert ended.status_code == 401 and "was ended on" in ended.json()["message"]


@pytest.mark.parametrize(
    "sent",
    ["Bearer send_wrong", "Bearer", "", "Basic !", "Basic c2VuZF93cm9uZw==", "Negotiate abc"],
)
def test_what_is_no_token_opens_nothing(
    figures: Database, asking: TestClient, tokens: Tokens, sent: str
) -> None:
    make_edition(figures, "Board")
    tokens.issue("Power BI", [], ADA, reads=True)
    answer = asking.get(URL, headers={"Authorization": sent})
    assert answer.status_code == 401
    assert 'Basic realm="' in answer.headers["www-authenticate"]
    assert "token" in answer.json()["message"]


def test_wrong_tokens_are_counted_by_address_whatever_they_are_sent_for(
    figures: Database, asking: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(machines.asyncio, "sleep", sleep)
    for _ in range(FREE):
        asking.post("/api/extracts/meetings", content="", headers=bearer("send_wrong"))
    asking.get(URL, headers=basic("send_wrong"))
    assert waited == [0.0] * FREE + [0.5]


def test_each_use_of_a_token_and_each_file_that_a_person_saves_is_recorded(
    figures: Database, asking: TestClient, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "server_login", lambda: "jo")
    make_edition(figures, "Board")
    token = tokens.issue("Power BI", [], ADA, reads=True)
    before = len(recorded(figures))
    tag = asking.get(URL, headers=bearer(token)).headers["etag"]
    asking.get("/api/milestones.csv")
    asking.get(URL, headers={"If-None-Match": tag})
    asking.head(URL)
    asking.get(URL, headers={**bearer(token), "If-None-Match": tag})
    used = ("token “Power BI”", "token used", "token 1: measures.csv, edition 1", "done")
    assert recorded(figures)[before:] == [
        used,
        ("jo", "export", "milestones.csv, edition 1", "done"),
        used,
    ]
    assert tokens.every()[0].used


def test_what_cannot_be_recorded_is_not_given(figures: Database, asking: TestClient) -> None:
    make_edition(figures, "Board")
    figures.trail.key_file.unlink()
    answer = asking.get(URL)
    assert answer.status_code == 503 and "audit trail" in answer.json()["message"]


def test_a_fault_tells_no_more_than_its_reference(
    figures: Database,
    asking: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_: Database) -> None:
        raise ValueError("a value")

    monkeypatch.setattr(reading, "newest_edition", broken)
    answer = asking.get(URL)
    assert answer.status_code == 500 and "the reference" in answer.json()["message"]
    assert "a value" not in answer.text + caplog.text and "ValueError" in caplog.text


def test_others_are_served_while_an_edition_is_read(
    figures: Database, asking: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[bool] = []
    found = reading.newest_edition

    def looked(database: Database) -> Any:
        try:
            asyncio.get_running_loop()
            held.append(True)
        except RuntimeError:
            held.append(False)
        return found(database)

    monkeypatch.setattr(reading, "newest_edition", looked)
    asking.get(URL)
    assert held == [False]


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> Sessions:
    """The sign-ins of a dashboard that people sign in to."""
    made = Sessions()

    def reader_of(id: str) -> Any:
        found = made.open(id)
        return found.reader if found else None

    monkeypatch.setattr(reading, "reader_of", reader_of)
    monkeypatch.setattr(reading, "signs_in", lambda: True)
    return made


@pytest.fixture
def outside(figures: Database, sessions: Sessions) -> TestClient:
    """Somebody before the layer that lets people in."""
    settings = SignInSettings(
        address=ADDRESS,
        oidc_issuer="https://id.example.gov.uk",
        oidc_client_id="dashboard",
        oidc_client_secret="secret",  # pyright: ignore[reportArgumentType]
    )
    layer = gate(settings, sessions, Belongings(), Quota(lambda _: 0, 100))
    routes = api_routes(lambda: figures)
    return TestClient(Starlette(routes=routes, middleware=layer), ADDRESS, follow_redirects=False)


def cookie(sessions: Sessions, *roles: Role) -> dict[str, str]:
    token = sessions.begin(Person("jo", "Jo", frozenset(roles)), float("inf"))
    return {"cookie": f"{COOKIE}={token}"}


def test_who_has_signed_in_reads_whatever_their_role_and_nobody_else_does(
    figures: Database, outside: TestClient, sessions: Sessions
) -> None:
    make_edition(figures, "Board")
    for role in Role:
        answer = outside.get(URL, headers=cookie(sessions, role))
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    tag = outside.head(URL, headers=cookie(sessions, Role.BOARD)).headers["etag"]
    again = outside.get(URL, headers={**cookie(sessions, Role.BOARD), "If-None-Match": tag})
    assert (again.status_code, again.headers["cache-control"]) == (304, "no-store")
    assert [line[:3] for line in recorded(figures)[-4:]] == [
        ("Jo", "export", "measures.csv, edition 1")
    ] * 4
    for headers in ({}, {"x-send-kpis-session": "some"}, {"cookie": f"{COOKIE}=some"}):
        refused = outside.get(URL, headers=headers)
        assert (refused.status_code, refused.text) == (401, "Sign in first, or send a token.\n")
        assert 'Basic realm="' in refused.headers["www-authenticate"]
        assert refused.headers["cache-control"] == "no-store"
    led = outside.get(URL, headers={"accept": "text/html"})
    assert (led.status_code, led.headers["location"]) == (
        303,
        "/sign-in?next=%2Fapi%2Fmeasures.csv",
    )


def test_a_machine_reads_with_a_token_and_without_a_session(
    figures: Database, outside: TestClient, sessions: Sessions, tokens: Tokens
) -> None:
    make_edition(figures, "Board")
    token = tokens.issue("Power BI", [], ADA, reads=True)
    for headers in (bearer(token), basic(token)):
        answer = outside.get(URL, headers=headers)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert outside.get(URL, headers=bearer("send_wrong")).status_code == 401
    # What brings a token is judged by that alone, and a token opens no page.
    signed_in = cookie(sessions, Role.BOARD)
    assert outside.get(URL, headers=signed_in | bearer("send_wrong")).status_code == 401
    assert outside.get("/ready", headers=bearer(token)).status_code == 401


def test_past_the_layer_nobody_reads_without_a_session(
    figures: Database, asking: TestClient, sessions: Sessions
) -> None:
    make_edition(figures, "Board")
    assert asking.get(URL).status_code == 401
    assert asking.get(URL, headers={"x-send-kpis-session": "some"}).status_code == 401
