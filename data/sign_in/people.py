"""Which roles people have now: what the sign-in service said of them, or what stands in the file of
an installation."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from data.access import Role

RolesNow = Callable[[str, frozenset[Role]], frozenset[Role]]
"""The roles of a person now, by their address and the roles that came with their sign-in."""


def as_told(_: str, told: frozenset[Role]) -> frozenset[Role]:
    """The roles that came with the sign-in: they hold as long as it does."""
    return told


def roles_named(names: Iterable[object]) -> frozenset[Role]:
    """The roles with these names, in any letter case; a name that is none counts for nothing."""
    return frozenset(role for role in Role if role in {str(name).strip().lower() for name in names})


class RolesFile:
    """A file whose lines are an address and its roles: `jo@example.gov.uk lead analyst`. It is read
    again when it has changed; a file that cannot be read gives nobody a role."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state: tuple[int, int] | None = None
        self._roles: Mapping[str, frozenset[Role]] = {}

    def __call__(self, address: str, _: frozenset[Role]) -> frozenset[Role]:
        """The roles of an address, in any letter case."""
        try:
            found = self._path.stat()
            state = (found.st_mtime_ns, found.st_size)
            if state != self._state:
                self._roles = dict(_lines(self._path.read_text(encoding="utf-8-sig")))
                self._state = state
        except (OSError, UnicodeError):
            return frozenset()
        return self._roles.get(address.casefold(), frozenset())


def _lines(text: str) -> Iterable[tuple[str, frozenset[Role]]]:
    for line in text.splitlines():
        address, *roles = line.partition("#")[0].replace(",", " ").split() or [""]
        if address:
            yield address.casefold(), roles_named(roles)
