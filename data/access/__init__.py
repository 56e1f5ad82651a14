"""Who may do what: the roles of the people who sign in, and the one table of what each may use."""

from data.access.rights import ALL_ROLES, PAGES, RIGHTS, Right, Role, rights_of

__all__ = ["ALL_ROLES", "PAGES", "RIGHTS", "Right", "Role", "rights_of"]
