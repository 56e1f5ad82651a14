"""The one table of rights: what each role may do, and which right each page asks for."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a person is to the partnership. One person may have several; without any they see
    nothing."""

    BOARD = "board"
    LEAD = "lead"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What may be done."""

    READ = "read the figures and the plan"
    SEE_WORKING = "see working figures, before they are released"
    SEE_EARLIER = "see what was known at an earlier moment"
    REPORT = "update milestones, write evidence, governance, comments and decisions"
    SEE_HISTORY = "see what was loaded, by whom and when"
    SEE_ROWS = "see and save rows about children"
    LOAD = "load, undo and redo extracts"
    MAKE_EDITION = "make an edition of the figures"
    RELEASE = "approve and withdraw editions"
    ADMINISTER = "keep people and tokens, and read the audit trail"


ALL_ROLES = frozenset(Role)

_WORKING = frozenset({Right.READ, Right.SEE_WORKING, Right.SEE_EARLIER, Right.SEE_HISTORY})

RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.BOARD: frozenset({Right.READ}),
        Role.LEAD: _WORKING | {Right.REPORT},
        Role.ANALYST: _WORKING | {Right.REPORT, Right.LOAD, Right.SEE_ROWS, Right.MAKE_EDITION},
        # Who lets others in handles no rows: two people stand behind a change of both.
        Role.ADMINISTRATOR: _WORKING | {Right.ADMINISTER, Right.RELEASE},
    }
)

PAGES: Mapping[str, Right] = MappingProxyType(
    {
        "overview": Right.READ,
        "sections": Right.READ,
        "waiting_times": Right.READ,
        "milestones": Right.READ,
        "plan": Right.READ,
        "editions": Right.READ,
        "papers": Right.READ,
        "help": Right.READ,
        "accessibility": Right.READ,
        "action": Right.READ,
        "measure": Right.READ,
        "round": Right.SEE_WORKING,
        "updates": Right.REPORT,
        "governance": Right.READ,
        "upload": Right.LOAD,
        "history": Right.SEE_HISTORY,
        "people": Right.ADMINISTER,
        "audit": Right.ADMINISTER,
        "tokens": Right.ADMINISTER,
    }
)
"""The right that each page asks for, by the name of its file in `pages/`."""


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """What somebody with these roles may do: what any one of them may."""
    return frozenset(right for role in roles for right in RIGHTS[role])
