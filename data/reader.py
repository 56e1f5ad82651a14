"""Who looks at the figures and who writes: one type for all doors through which something is
stored."""

from dataclasses import dataclass

from data.access import ALL_ROLES, Right, Role, rights_of


class NotAllowedError(PermissionError):
    """Somebody asked for what their roles do not allow: `right` is what it takes."""

    def __init__(self, right: Right) -> None:
        super().__init__(f"This takes the right to {right}.")
        self.right = right


@dataclass(frozen=True)
class Reader:
    """A person at the dashboard or at the command line. `name` is what stands on the record beside
    what they do; it is empty where nobody has said who they are. `roles` are theirs: whoever works
    at the command line holds the file and has all."""

    name: str
    roles: frozenset[Role] = ALL_ROLES

    @property
    def rights(self) -> frozenset[Right]:
        """All that they may do."""
        return rights_of(self.roles)

    def may(self, right: Right) -> bool:
        """They have the right."""
        return right in self.rights

    def must(self, right: Right) -> None:
        """Raise NotAllowedError where they do not have it."""
        if right not in self.rights:
            raise NotAllowedError(right)
