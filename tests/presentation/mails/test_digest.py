"""The digest of those who follow, over the demonstration with its three editions: who gets what, in
which words, and never a figure."""

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from data.clock import uk_today, utc_now
from data.post import Follows, MailPart, PostBox, post_in
from data.sign_in import RolesFile
from data.store import Database, open_database
from kpis.editions import read_content, read_editions
from kpis.judging import read_results
from presentation.mails import digests
from presentation.mails.digest import STOPPING

BASE = "https://send.example.gov.uk"
BOARD, LEAD, GONE = (f"{name}@example.gov.uk" for name in ("board", "lead", "gone"))
EVERYBODY = (BOARD, LEAD, GONE)
LONG_AGO = "2026-01-01T00:00:00"


@pytest.fixture
def figures(own_database: Path, demonstration_file: Path) -> Iterator[Database]:
    database = open_database(Path(shutil.copy(demonstration_file, own_database)))
    yield database
    database.close()


@pytest.fixture
def post(tmp_path: Path) -> PostBox:
    """Three people follow everything since before there was an edition."""
    made = post_in(tmp_path / "post.sqlite3")
    for address in EVERYBODY:
        Follows(made).begin(address, "all", {})
    long_ago(made)
    return made


@pytest.fixture
def roles(tmp_path: Path) -> RolesFile:
    path = tmp_path / "roles.txt"
    path.write_text(f"{BOARD} board\n{LEAD.upper()} lead\n")
    return RolesFile(path)


def long_ago(post: PostBox) -> None:
    with post.opened() as connection:
        connection.execute("UPDATE follows SET since = ?", (LONG_AGO,))


def keys_of(parts: tuple[MailPart, ...]) -> dict[str, datetime]:
    return {key: utc_now() for part in parts for key in part.keys}


def test_each_hears_what_their_role_may_see_and_hears_it_once(
    figures: Database, post: PostBox, roles: RolesFile
) -> None:
    day = uk_today()
    first = digests(figures, post, {}, roles, day, BASE)
    assert set(first) == {BOARD, LEAD}
    names = [f"The edition for {one.name} is approved" for one in read_editions(figures)]
    assert [part.heading for part in first[BOARD]] == names
    *editions, working = first[LEAD]
    assert [part.heading for part in editions] == names
    newest = {one.measure.id: one.status for one in read_content(figures, 3).measures}
    now = {id: one.status for id, one in read_results(figures).by_id.items()}
    moved = {id for id in now if now[id] != newest[id] and "hidden" not in (now[id], newest[id])}
    assert moved and {key.split(":")[1] for key in working.keys} == moved
    assert working.heading.startswith("Working figures: ")
    told = {address: keys_of(parts) for address, parts in first.items()}
    assert digests(figures, post, told, roles, day, BASE) == {}


def test_without_a_roles_file_nobody_hears_of_working_figures(
    figures: Database, post: PostBox, roles: RolesFile
) -> None:
    given = digests(figures, post, {}, None, uk_today(), BASE)
    board = digests(figures, post, {}, roles, uk_today(), BASE)[BOARD]
    assert given == dict.fromkeys(EVERYBODY, board)


def test_nothing_of_what_was_approved_before_somebody_followed_or_long_ago_is_told(
    figures: Database, post: PostBox, tmp_path: Path
) -> None:
    later = post_in(tmp_path / "later.sqlite3")
    Follows(later).begin(BOARD, "all", {})
    assert digests(figures, later, {}, None, uk_today(), BASE) == {}
    assert digests(figures, post, {}, None, uk_today() - timedelta(days=1), BASE) == {}
    assert digests(figures, post, {}, None, uk_today() + timedelta(days=32), BASE) == {}


def test_a_digest_names_the_status_before_and_now_and_has_no_figure(
    figures: Database, post: PostBox, roles: RolesFile
) -> None:
    parts = digests(figures, post, {}, roles, uk_today(), BASE)[LEAD]
    named: Mapping[str, str] = {
        one.measure.name: id for id, one in read_results(figures).by_id.items()
    }
    flips = []
    for part in parts:
        for line, link in pairwise(part.lines):
            if found := re.fullmatch(r"(.+): from ([a-z ]+) to ([a-z ]+)", line):
                flips.append(found[0])
                assert link.startswith(f"{BASE}/measure?id={named[found[1]]}")
        said = re.sub(rf"{BASE}\S+", "", " ".join(part.lines))
        for name in named:
            said = said.replace(name, "")
        said = re.sub(r"\b(\d{1,2} )?[A-Z][a-z]+ 2026\b", "", said)
        assert not re.search(r"\d|%", said), said
    assert flips and parts[-1].lines[-1] == STOPPING
    assert not any("edition=" in line for line in parts[-1].lines)
    assert any("&edition=3" in line for line in parts[-2].lines)
    assert not any(
        "?" in line
        for part in digests(figures, post, {}, roles, uk_today(), "")[LEAD]
        for line in part.lines
    )
