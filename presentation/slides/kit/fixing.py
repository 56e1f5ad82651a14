"""The same slides, the same bytes: what the libraries write of the clock is replaced."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WHEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can hold."""


def fixed(file: bytes, moment: datetime) -> bytes:
    """An Office file, with the workbooks in it, as if it were written at that moment (naive
    UTC)."""
    made = BytesIO()
    with ZipFile(BytesIO(file)) as given, ZipFile(made, "w", ZIP_DEFLATED) as written:
        for name in given.namelist():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            written.writestr(entry, _fixed_part(name, given.read(name), moment))
    return made.getvalue()


def _fixed_part(name: str, held: bytes, moment: datetime) -> bytes:
    if name.endswith(".xlsx"):
        return fixed(held, moment)
    if name == "docProps/core.xml":
        when = f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode()
        return _WHEN.sub(lambda found: found[1] + when + found[2], held)
    return held
