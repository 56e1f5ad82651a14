"""Who may do what: the roles of the people who sign in, and the one table of what each may use."""

from data.access.operations import ANOTHER, OPERATIONS
from data.access.rights import ALL_ROLES, PAGES, RIGHTS, Right, Role, rights_of
from data.access.routes import ROUTES, WEBSOCKET, Door, RouteRule, rule_of

__all__ = [
    "ALL_ROLES",
    "ANOTHER",
    "OPERATIONS",
    "PAGES",
    "RIGHTS",
    "ROUTES",
    "WEBSOCKET",
    "Door",
    "Right",
    "Role",
    "RouteRule",
    "rights_of",
    "rule_of",
]
