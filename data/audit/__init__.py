"""The audit trail: who did what and when, beside the record in a file or on its server, each line
chained to the one before so that an edited, removed, moved or cut one is found."""

from data.audit.faults import AuditError
from data.audit.file_lines import FileLines
from data.audit.line import AuditLine, Kind
from data.audit.reading import code_at, newest_first
from data.audit.trail import Act, Trail, trail_of
from data.audit.verify import Verified, verify

__all__ = [
    "Act",
    "AuditError",
    "AuditLine",
    "FileLines",
    "Kind",
    "Trail",
    "Verified",
    "code_at",
    "newest_first",
    "trail_of",
    "verify",
]
