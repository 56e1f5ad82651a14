"""What a place's process finds in its environment: its own settings, and of the launcher's what any
program needs."""

from collections.abc import Mapping
from pathlib import Path

_OURS = "SEND_KPIS_"
_LIBPQ = ("PGSERVICEFILE", "PGPASSFILE", "PGSSLROOTCERT")
_NEEDED = ("PATH", "HOME", "TMPDIR", "TZ", "LANG", "LC_ALL", "LC_CTYPE")


def environment_of(settings: Mapping[str, str], around: Mapping[str, str]) -> dict[str, str]:
    """The environment of a place with these settings. Whatever else is set `around`, for the
    launcher, is no place's: neither its database nor where its modules lie."""
    return {name: around[name] for name in _NEEDED if name in around} | dict(settings)


def read_settings(file: Path) -> dict[str, str]:
    """The settings of a place, as systemd reads a file of an environment. Raises OSError."""
    lines = file.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines)
    return {
        name: _bare(value.strip())
        for name, is_set, value in pairs
        if is_set and (name.startswith(_OURS) or name in _LIBPQ)
    }


def _bare(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
