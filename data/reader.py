"""Who looks at the figures and who writes: one type for all doors through which something is
stored."""

from dataclasses import dataclass

from data.access import ALL_ROLES, Right, Role, rights_of


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
