"""Of which version the dashboard is, by its own code."""

import hashlib
from functools import cache
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[1]
_FOLDERS = ("data", "kpis", "presentation", "pages")
_KINDS = (".py", ".sql", ".toml", ".csv")


@cache
def code_of_dashboard() -> str:
    """A digest of every file that decides what is stored and shown."""
    digest = hashlib.sha256()
    files = (file for folder in _FOLDERS for file in (_PROJECT / folder).rglob("*"))
    for file in sorted(file for file in files if file.suffix in _KINDS):
        digest.update(file.relative_to(_PROJECT).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
