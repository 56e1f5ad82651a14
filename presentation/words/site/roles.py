"""Roles in words: what a reader sees, and why a page is not shown to them."""

from collections.abc import Iterable

from data.access import RIGHTS, Right, Role
from presentation.words.grammar import joined

NAMES = {
    Role.BOARD: "a board member",
    Role.LEAD: "a lead",
    Role.ANALYST: "an analyst",
    Role.ADMINISTRATOR: "an administrator",
}
NO_SIGN_IN = "No sign-in: you may do everything"
SEEN_BY = "Whoever opens this dashboard may see and do everything. See what is shown to "
NO_ROLE = "You have no role here yet"
_CARER = "whoever looks after the dashboard"


def seen_as(role: Role) -> str:
    """What a page says while it is viewed as a role."""
    return f"You see what {NAMES[role]} sees."


def roles_words(roles: Iterable[Role]) -> str:
    """`a lead and an analyst`, in the order of the table."""
    held = set(roles)
    return joined([name for role, name in NAMES.items() if role in held])


def takes(right: Right) -> str:
    """The roles that have a right, any one of which will do: `a lead or an analyst`."""
    names = [NAMES[role] for role, rights in RIGHTS.items() if right in rights]
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def refusal_words(roles: Iterable[Role], right: Right, contact: str) -> str:
    """Why something is not shown or done: the role that it takes, and whom to ask for it."""
    ask = f"ask {_CARER}.{f' Contact: {contact}' if contact else ''}"
    held = roles_words(roles)
    if not held:
        return (
            "Nobody has given you a role in this dashboard, so nothing can be shown. To be given "
            f"one, {ask}"
        )
    return f"You are {held}, and this is for {takes(right)}. If your work needs it, {ask}"


def refusal_viewed(role: Role, right: Right) -> str:
    """The same while the pages are viewed as a role."""
    return f"This is for {takes(right)}, so {NAMES[role]} does not see it."
