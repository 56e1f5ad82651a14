"""Files unpacked to the last member: archives in archives, every object of a PDF."""

import io
import zipfile
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject


def texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Every text that is in a file, with where it is."""
    if data.startswith(b"PK\3\4"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from texts(f"{name}/{member}", archive.read(member))
    elif data.startswith(b"%PDF-"):
        yield from _of_pdf(name, data)
    else:
        yield name, data.decode("utf-8", errors="replace")


def _of_pdf(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    reader = PdfReader(io.BytesIO(data))
    for number, page in enumerate(reader.pages, 1):
        yield f"{name}, page {number}", page.extract_text()
    for number, one in enumerate(PdfWriter(clone_from=reader)._objects, 1):
        held = one.get_object() if one is not None else None
        yield f"{name}, object {number}", str(held)
        if isinstance(held, StreamObject) and held.get("/Subtype") != "/Image":
            yield f"{name}, stream {number}", held.get_data().decode("latin-1")
