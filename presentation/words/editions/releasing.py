"""Approving and withdrawing an edition in words."""

from data.record import Edition

APPROVING = "A board sees it from then on. It is never changed: a mistake is corrected by another."
WITHDRAWING = (
    "Boards see it no more, for good. Its name stays on the list, with who withdrew it and why."
)
WAITING = "Waiting for approval: "
SURE = "I am sure: no board is to see it any more."
NOT_SURE = "Tick that you are sure: it cannot be undone."
NO_REASON = "Write why it is withdrawn: readers see the reason."
WAY_OUT, WORKING_WAY = "To make, approve or withdraw an edition,", "see working figures"


def done_words(edition: Edition, action: str) -> str:
    """That it has been approved or withdrawn."""
    seen = "Boards see it now." if action == "approved" else "Boards see it no more."
    return f"Edition {edition.id} is {action}. {seen}"
