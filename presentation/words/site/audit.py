"""Sentences about the audit trail."""

from data.audit import Verified
from data.plurals import counted

AUDIT = "Audit trail"
NOTHING_RECORDED = (
    "Nothing has been recorded yet: the trail begins with the first thing that is done."
)
NONE_FITS = "No line matches."
BROKEN = "The audit trail is broken"
BROKEN_NEXT = (
    "Keep the file as it is, and tell whoever is responsible for information governance. The "
    "digests in the server’s log show how far it was whole on each day. What is done from now on "
    "is still recorded after it."
)


def audit_summary(found: Verified) -> str:
    """The page's finding: whether the trail is whole, and how long it is."""
    if found.fault:
        return "Some of its lines cannot be trusted."
    if not found.lines:
        return NOTHING_RECORDED
    return f"Whole: each of its {counted(found.lines, 'line')} stands as it was written."


def audit_note(found: Verified) -> str:
    """The newest digest, with what it is for."""
    return (
        f"Digest of line {found.lines:,}: {found.digest}. Kept elsewhere, it tells on a later day "
        "whether lines were cut off the end: python -m data audit verify --digest."
    )
