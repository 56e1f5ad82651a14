"""What is looked at of that which lies beside, before anything is copied."""

from collections.abc import Iterable
from pathlib import Path

from data.audit import verify
from data.beside import BesideError
from data.moving.beside import Beside
from data.moving.carried import MoveError
from data.moving.into_files import digests_in, digests_on_server
from data.store.server import Link


def refuse_broken(beside: Beside) -> None:
    """The trail is whole, and will be by the key that there is at the new place. Raises MoveError,
    and AuditError where its own key is missing."""
    if not beside.source.lines.there():
        return
    if fault := verify(beside.source).fault:
        raise MoveError(
            f"The audit trail {beside.source.lines.name} is broken, and would be at a new place: "
            f"{fault} Look into that first; docs/audit.md says how a trail is put aside. Nothing "
            "was moved."
        )
    old, new = beside.source, beside.target
    if new.key_file.exists() and new.key() != old.key():
        raise MoveError(
            f"{new.key_file} is another key than {old.key_file}, by which the audit trail "
            f"{old.lines.name} was written: put a copy of that one in its place, or take it away. "
            "Nothing was moved."
        )


def refuse_files(link: Link, beside: Beside, *, ours: bool) -> None:
    """No file is where one is to be put. What a move that was killed has put there is taken away,
    where this one is its repetition, `ours`: of that all is in the old place, too. Raises
    MoveError."""
    for path in beside.every_file:
        if any(Path(f"{path}{ending}").exists() for ending in ("-journal", "-wal")):
            raise MoveError(f"{path} is in use: something writes to it, or was killed meanwhile.")
    if ours:
        _take_away(link, beside)
    if used := [str(path) for path in beside.every_file if path.exists()]:
        raise MoveError(
            f"{used[0]} is there already, and may be in use: move it to where it is kept, or "
            "choose another place. Nothing was moved."
        )


def _take_away(link: Link, beside: Beside) -> None:
    if begins(beside.trail_file, beside.source.lines.forwards()):
        beside.trail_file.unlink()
    for file in beside.files:
        try:
            same = file.there() and digests_in(file) == digests_on_server(link, file)
        except BesideError:  # it is no such file, and so none of ours
            continue
        if same:
            file.path.unlink()


def begins(path: Path, lines: Iterable[bytes]) -> bool:
    """Whether there is a file that holds the first of these lines, each as it is, and no more."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        for line in lines:
            if (found := file.read(len(line))) != line:
                return not found
        return not file.read(1)
