"""A file from a machine: the answer of the command line, for the right token and no other."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.audit import AuditError, newest_first
from data.commands import main
from data.store import Database
from data.store.records import records
from data.tokens import Tokens
from kpis.computing import stale
from pages.parts.api import api_routes, routes
from pages.parts.api.strangers import FREE, LONGEST_SECONDS, Strangers
from tests.data.kept_files import trail_file
from tests.data.samples import file_of
from tests.pages.api.conftest import ADA, bearer

GOOD = file_of("meetings", {}, {}, {})
BAD = file_of("meetings", {"meeting_date": "31/02/2026"})


@pytest.fixture
def client(database: Database) -> TestClient:
    return TestClient(Starlette(routes=api_routes(lambda: database)))


@pytest.fixture
def token(tokens: Tokens) -> str:
    return tokens.issue("nightly", ["meetings"], ADA)


def batches(database: Database) -> int:
    with database.reading() as cursor:
        return len(records(cursor).batches())


@pytest.mark.parametrize(
    "content", [GOOD, BAD, "", "a,b\n1,2\n"], ids=["good", "bad", "empty", "other"]
)
def test_the_answer_is_that_of_the_command(
    client: TestClient,
    token: str,
    tmp_path: Path,
    content: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "meetings.csv"
    path.write_text(content, encoding="utf-8")
    other = tmp_path / "other.duckdb"
    options = ("--json", "--as-at", "2026-10-31", "--database", str(other))
    status = main(["load", "meetings", str(path), *options])
    said = capsys.readouterr().out
    options = {"as_at": "2026-10-31", "file": "meetings.csv"}
    answer = client.post(
        "/api/extracts/meetings", params=options, content=content, headers=bearer(token)
    )
    assert answer.json() == json.loads(said)
    assert answer.status_code == {0: 200, 1: 422}[status]


def test_a_file_is_loaded_in_the_name_of_the_token_and_that_is_recorded(
    client: TestClient, token: str, tokens: Tokens, database: Database
) -> None:
    options = {"as_at": "2026-10-31", "file": "m.csv"}
    for _ in range(2):
        client.post("/api/extracts/meetings", params=options, content=GOOD, headers=bearer(token))
    with database.reading() as cursor:
        [batch] = records(cursor).batches()
    assert (batch.by, batch.file) == ("token “nightly”", "m.csv")
    assert tokens.every()[0].used is not None
    kinds = [(line.kind, line.outcome) for line in newest_first(database.trail)][::-1]
    used = ("token used", "done")
    assert kinds == [
        ("token issued", "done"),
        *(used, ("upload", "done"), used, ("upload", "loaded already")),
    ]
    assert token not in trail_file(database.trail).read_text()
    assert list(database.incoming.iterdir()) == []


def asked(client: TestClient, name: str = "meetings", **more: Any) -> tuple[int, str]:
    answer = client.post(f"/api/extracts/{name}", content=GOOD, **more)
    return answer.status_code, answer.json()["message"]


def test_only_the_right_token_in_the_right_place_opens(
    client: TestClient, token: str, tokens: Tokens, database: Database
) -> None:
    other = tokens.issue("waits", ["nd_waits"], ADA)
    ended = tokens.issue("old", ["meetings"], ADA)
    tokens.end(3, ADA)
    assert asked(client)[0] == 401
    assert asked(client, params={"token": token, "access_token": token})[0] == 401
    assert (
        asked(client, headers={"Cookie": f"token={token}; Authorization=Bearer {token}"})[0] == 401
    )
    assert asked(client, headers={"Authorization": f"Basic {token}"})[0] == 401
    assert asked(client, headers=bearer(token[:-1]))[0] == 401
    status, words = asked(client, headers=bearer(ended))
    assert status == 401 and "was ended on" in words
    status, words = asked(client, headers=bearer(other))
    assert (status, words) == (
        403,
        "This token may not load meetings. This token may load nd_waits.",
    )
    assert asked(client, "nothing", headers=bearer(token))[0] == 404
    assert asked(client, "auto", headers=bearer(token))[0] == 404
    assert client.get("/api/extracts/meetings", headers=bearer(token)).status_code == 405
    assert batches(database) == 0
    refused = [line for line in newest_first(database.trail) if line.kind == "refused attempt"]
    assert {line.who for line in refused} == {
        "unknown token",
        "token “old”",
        "token “waits”",
        "token “nightly”",
    }


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"as_at": "31.10."}, "as_at"),
        ({"missing": "left"}, "cannot be chosen"),
        ({"mapping": "Autumn"}, "There is no mapping"),
        ({"asat": "2026-10-31"}, "asat"),
    ],
)
def test_options_that_cannot_be_used_are_told(
    client: TestClient, token: str, options: dict[str, str], said: str
) -> None:
    status, words = asked(client, params=options, headers=bearer(token))
    assert status == 400 and said in words


def test_a_file_over_the_limit_is_refused_before_it_is_kept(
    client: TestClient, token: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "MEGABYTE", 10)
    monkeypatch.setenv("SEND_KPIS_COMMAND_LIMIT_MB", "3")
    for content in (GOOD.encode(), iter([GOOD.encode()])):
        answer = client.post("/api/extracts/meetings", content=content, headers=bearer(token))
        assert answer.status_code == 422
        [problem] = answer.json()["problems"]
        assert problem["code"] == "unreadable" and "may have 3 MB" in problem["message"]
    assert (batches(database), list(database.incoming.iterdir())) == (0, [])


def test_what_cannot_be_recorded_is_not_loaded(
    client: TestClient, token: str, database: Database
) -> None:
    database.trail.key_file.unlink()
    status, words = asked(client, headers=bearer(token))
    assert status == 503 and words == AuditError.usual
    assert batches(database) == 0


def test_wrong_tokens_are_slowed_by_address_and_a_right_one_is_not(
    client: TestClient, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(routes.asyncio, "sleep", sleep)
    for _ in range(FREE + 3):
        assert asked(client, headers=bearer("send_wrong"))[0] == 401
    assert waited == [0.0] * FREE + [0.5, 1.0, 2.0]
    answer = client.post("/api/extracts/meetings", content=GOOD, headers=bearer(token))
    assert (answer.status_code, len(waited)) == (200, FREE + 3)


def test_strangers_are_forgotten_in_time_and_never_fill_the_memory() -> None:
    now = [0.0]
    strangers = Strangers(lambda: now[0])
    assert max(strangers.seconds("one") for _ in range(50)) == LONGEST_SECONDS
    assert strangers.seconds("two") == 0
    now[0] = 601
    assert strangers.seconds("one") == 0
    for number in range(10_100):
        strangers.seconds(str(number))
    assert len(strangers._seen) == 10_000


def test_what_a_machine_loads_is_stored_with_its_figures(
    client: TestClient, token: str, database: Database
) -> None:
    for options, loaded in (({"dry_run": "true"}, 0), ({}, 1)):
        answer = client.post(
            "/api/extracts/meetings", params=options, content=GOOD, headers=bearer(token)
        )
        with database.reading() as cursor:
            current = not stale(cursor, records(cursor).batches())
        assert (answer.status_code, batches(database), current) == (200, loaded, bool(loaded))
