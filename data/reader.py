"""Who looks at the figures and who writes: one type for all doors through which something is
stored."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reader:
    """A person at the dashboard or at the command line. `name` is what stands on the record beside
    what they do; it is empty where nobody has said who they are. Everybody may do everything today:
    sign-in will fill this, and what a reader may do will be added here."""

    name: str
