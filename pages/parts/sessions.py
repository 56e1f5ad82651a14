"""Where the pages ask who is signed in."""

from data.reader import Reader


def signs_in() -> bool:
    """People sign in to this dashboard. Where they do not, it serves one machine alone."""
    return False


def reader_of(session_id: str) -> Reader | None:  # noqa: ARG001 - nobody signs in yet
    """Who is signed in with the session of this id, with their roles of now; None where there is no
    such session, or it has ended."""
    return None
