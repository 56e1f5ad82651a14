"""The way back from a move that was a mistake."""

from contextlib import closing
from pathlib import Path

from data.address import Address, PostgresAddress
from data.moving.beside import small_files
from data.moving.carried import MoveError
from data.settings import Settings
from data.store import MOVED_TO, get_property, open_file, set_property


def reopen(address: Address, settings: Settings) -> str:
    """Let a record that was moved, and what lies beside it, be written to again, as it was then;
    where it had gone to; empty where the record itself does not say so any more, for an older copy
    of it was put back. Raises MoveError where it was not moved, DatabaseError and BesideError."""
    if isinstance(address, PostgresAddress):
        return _on_server(address)
    return _in_file(address, settings)


def _in_file(path: Path, settings: Settings) -> str:
    with closing(open_file(path)) as root:
        elsewhere, files = get_property(root, MOVED_TO) or "", small_files(path, settings)
        if not any(file.moved() for file in files):
            _known(elsewhere, path.name)
        for file in files:
            file.set_moved(False)
        set_property(root, MOVED_TO, "")
        root.execute("CHECKPOINT")
    return elsewhere


def _on_server(address: PostgresAddress) -> str:
    from data.store.server import marked

    with marked(address, MOVED_TO) as (content, keep):
        elsewhere = _known(content, address.name)
        keep("")
    return elsewhere


def _known(elsewhere: str | None, name: str) -> str:
    if not elsewhere:
        raise MoveError(f"The record of {name} was not moved: nothing was changed.")
    return elsewhere
