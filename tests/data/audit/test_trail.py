"""The trail: whole as long as nobody touches it, and broken by whatever a tamperer does to its
bytes."""

import errno
import json
import multiprocessing
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.access import Role
from data.audit import AuditError, FileLines, Kind, Trail, code_at, newest_first, trail_of, verify
from data.audit import file_lines as writing
from data.clock import utc_now
from data.reader import Reader
from data.settings import Settings
from tests.data.kept_files import trail_file
from tests.data.on_server import postgres_address
from tests.sampling import sample

ANN = Reader("Ann", frozenset({Role.ANALYST}))
SAID = st.tuples(
    st.text(max_size=20).map(Reader),
    st.sampled_from(Kind),
    st.text(max_size=200),
    st.text(max_size=9),
)


@pytest.fixture
def trail(tmp_path: Path) -> Trail:
    return trail_of(tmp_path / "d.duckdb", Settings())


@pytest.fixture(params=["file", "server"])
def any_trail(request: pytest.FixtureRequest, tmp_path: Path) -> Trail:
    """A trail in either place, empty."""
    if request.param == "file":
        return trail_of(tmp_path / "d.duckdb", Settings())
    address = postgres_address(request.getfixturevalue("own_record").app)
    return trail_of(address, Settings(work_folder=tmp_path))


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> tuple[Trail, bytes, str]:
    """A trail of five lines of several shapes, its bytes, and its digest."""
    trail = trail_of(tmp_path_factory.mktemp("five") / "d.duckdb", Settings())
    said = [
        ("Ann", ""),
        ("", "nd_waits, batch 3"),
        ("é🎈\n", '"quoted",\\'),
        ("Ann", ""),
        ("Ann", ""),
    ]
    for name, what in said:
        trail.record(Reader(name), Kind.UPLOAD, what)
    return trail, trail_file(trail).read_bytes(), verify(trail).digest


def test_a_trail_says_who_did_what_and_when(any_trail: Trail) -> None:
    trail = any_trail
    trail.record(ANN, Kind.UPLOAD, "nd_waits, batch 3")
    trail.record(Reader("Bob"), Kind.UNDO, "nd_waits, batch 3", "refused")
    second, first = newest_first(trail)
    assert (first.n, first.who, first.role, first.kind, first.what, first.outcome) == (
        *(1, "Ann", "analyst", "upload", "nd_waits, batch 3", "done"),
    )
    assert (second.n, second.role, second.outcome) == (2, "every role", "refused")
    assert first.at.utcoffset() is not None and first.at <= second.at
    assert verify(trail).lines == 2 and not verify(trail).fault
    assert trail.last() == (2, verify(trail).digest)
    places = [trail_file(trail)] if isinstance(trail.lines, FileLines) else []
    for path in (*places, trail.key_file):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@given(st.lists(SAID, max_size=5))
def test_whatever_is_recorded_is_read_back_and_whole(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[Reader, Kind, str, str]]
) -> None:
    trail = trail_of(tmp_path_factory.mktemp("made") / "d.duckdb", Settings())
    for one in said:
        trail.record(*one)
    assert verify(trail).lines == len(said) and not verify(trail).fault
    shown = [(line.who, line.kind, line.outcome) for line in newest_first(trail)]
    ends = {kind: "refused" if kind is Kind.REFUSED else "done" for kind in Kind}
    assert shown == [(by.name, kind, end or ends[kind]) for by, kind, _, end in reversed(said)]


def broken(trail: Trail, content: bytes, digest: str = "") -> bool:
    trail_file(trail).write_bytes(content)
    return bool(verify(trail, digest).fault)


def test_no_byte_can_be_changed_unseen(five: tuple[Trail, bytes, str]) -> None:
    trail, content, _ = five
    unseen = []
    for at in range(0, len(content), sample(29, 1)):
        for other in (content[at] ^ 1, content[at] ^ 0x20, 0x0A, 0x0D):
            changed = content[:at] + bytes([other]) + content[at + 1 :]
            if changed != content and not broken(trail, changed):
                unseen.append((at, other))
    assert unseen == []


@given(st.data())
def test_no_lines_can_be_dropped_moved_or_put_in_unseen(
    five: tuple[Trail, bytes, str], data: st.DataObject
) -> None:
    trail, content, digest = five
    lines = content.splitlines(keepends=True)
    others = data.draw(st.lists(st.sampled_from(lines), max_size=7))
    if others == lines[: len(others)] and others:
        # The beginning of a trail is a trail: what was cut off its end is known by the digest.
        assert not broken(trail, b"".join(others))
    assert broken(trail, b"".join(others), digest) == (others != lines)


@given(st.integers(0, 10_000), st.integers(1, 400), st.binary(max_size=300))
def test_no_piece_can_be_replaced_unseen(
    five: tuple[Trail, bytes, str], start: int, length: int, piece: bytes
) -> None:
    trail, content, digest = five
    start %= len(content)
    changed = content[:start] + piece + content[start + length :]
    assert broken(trail, changed, digest) == (changed != content)


@pytest.mark.parametrize(
    ("order", "line", "said"),
    [
        ([1, 2, 3, 4], 1, "line 1 was taken away or moved"),
        ([0, 3, 4], 2, "lines 2 to 3 were taken away or moved"),
        ([0, 2, 1, 3, 4], 2, "line 2 was taken away or moved"),
        ([0, 1, 1, 2], 3, "moved or put in twice"),
        ([], 1, "every line was taken away"),
        ([0, 1], 3, "lines after line 2 were taken away"),
    ],
)
def test_it_says_which_line_and_how(
    five: tuple[Trail, bytes, str], order: list[int], line: int, said: str
) -> None:
    trail, content, digest = five
    lines = content.splitlines(keepends=True)
    trail_file(trail).write_bytes(b"".join(lines[one] for one in order))
    found = verify(trail, digest)
    assert found.line == line and said in found.fault


def test_a_line_written_with_another_key_is_found(trail: Trail, tmp_path: Path) -> None:
    trail.record(ANN, Kind.UPLOAD, "")
    other = tmp_path / "other.key"
    other.write_text("0" * 64)
    Trail(trail.lines, other).record(ANN, Kind.UPLOAD, "forged")
    assert verify(trail).line == 2


def test_a_trail_that_is_gone_is_told_from_one_that_never_was(trail: Trail) -> None:
    assert not verify(trail).fault
    assert "does not" in verify(trail, "0" * 64).fault or "gone" in verify(trail, "0" * 64).fault
    trail.record(ANN, Kind.UPLOAD, "")
    trail_file(trail).unlink()
    assert "is gone" in verify(trail).fault
    trail.record(ANN, Kind.UPLOAD, "")
    assert [line.kind for line in newest_first(trail)] == ["upload", "audit trail"]


def test_without_its_key_nothing_is_recorded(any_trail: Trail) -> None:
    trail = any_trail
    trail.record(ANN, Kind.UPLOAD, "")
    trail.key_file.unlink()
    for use in (lambda: trail.record(ANN, Kind.UPLOAD, ""), lambda: verify(trail)):
        with pytest.raises(AuditError, match=r"is missing\. Put it back"):
            use()
    assert not trail.key_file.exists()


def test_a_line_that_a_power_cut_tore_is_taken_away_and_that_is_told(trail: Trail) -> None:
    for _ in range(2):
        trail.record(ANN, Kind.UPLOAD, "")
    trail_file(trail).write_bytes(trail_file(trail).read_bytes()[:-20])
    assert verify(trail).line == 2
    trail.record(ANN, Kind.UNDO, "")
    assert [line.kind for line in newest_first(trail)] == ["undo", "audit trail", "upload"]
    assert not verify(trail).fault


@pytest.mark.parametrize("short", [True, False])
def test_on_a_full_disk_nothing_is_left_of_a_line(
    trail: Trail, monkeypatch: pytest.MonkeyPatch, short: bool
) -> None:
    trail.record(ANN, Kind.UPLOAD, "")
    before, write = trail_file(trail).read_bytes(), os.write

    def full(file: int, text: bytes) -> int:
        if short:
            return write(file, text[:7])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(writing.os, "write", full)
        with pytest.raises(AuditError, match=r"the disk is full.*free some space"):
            trail.record(ANN, Kind.UPLOAD, "")
    assert trail_file(trail).read_bytes() == before


def write_twenty(trail: Trail) -> None:
    for _ in range(20):
        trail.record(ANN, Kind.ROWS, "")


def test_threads_and_processes_may_write_at_once(any_trail: Trail) -> None:
    trail = any_trail
    context = multiprocessing.get_context("fork")
    others = [context.Process(target=write_twenty, args=(trail,)) for _ in range(2)]
    for one in others:
        one.start()
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(write_twenty, [trail] * 3))
    for one in others:
        one.join()
    assert (verify(trail).lines, verify(trail).fault) == (100, "")


def test_each_line_is_json(five: tuple[Trail, bytes, str]) -> None:
    _, content, _ = five
    names = ["n", "at", "who", "role", "kind", "what", "outcome", "mac"]
    assert [list(json.loads(line)) for line in content.decode("ascii").splitlines()] == [names] * 5


def test_the_code_of_an_act_is_that_of_the_line_which_says_that_it_was_done(
    any_trail: Trail,
) -> None:
    trail = any_trail
    codes = []
    for kind, what, outcome in (
        (Kind.EDITION, "edition 3 approved", ""),  # of a database that was restored away
        (Kind.EDITION, "edition 3 approved", "failed"),
        (Kind.EDITION, "edition 33 approved", ""),
        (Kind.EXPORT, "edition 3 approved", ""),
        (Kind.EDITION, "edition 3 approved", ""),
        (Kind.EDITION, "edition 3 approved", ""),
    ):
        trail.record(ANN, kind, what, outcome)
        codes.append((*trail.last(), utc_now()))
    asked = Kind.EDITION, "edition 3 approved"
    for after, found in ((0, 4), (1, 4), (3, 4), (4, 5), (5, None)):
        told = codes[found][:2] if found is not None else None
        assert code_at(trail, *asked, codes[after][2]) == told, after
    assert code_at(trail, *asked, codes[0][2] - timedelta(hours=1)) == codes[0][:2]
    trail.record(ANN, *asked)
    assert code_at(trail, *asked, codes[3][2]) == codes[4][:2], "what comes later changes nothing"
