"""The council's own slides, which the papers' slides are made like."""

from pathlib import Path

from presentation.slides import must_be_template

MOST_MB = 50
"""A file of slides that is larger than this is not read, in megabytes."""
_NAMED = "SEND_KPIS_SLIDES_TEMPLATE names"


class TemplateError(Exception):
    """The slides that the setting names cannot be used. The message says what to do."""


def read_template(path: Path | None) -> bytes | None:
    """What is in the file of slides, once it is known to be one; None where no file is set. Raises
    TemplateError."""
    if path is None:
        return None
    if path.exists() and not path.is_file():
        raise TemplateError(f"{_NAMED} {path}, which is no file: name the template itself.")
    try:
        if path.stat().st_size > MOST_MB << 20:
            raise TemplateError(f"{_NAMED} {path}, which is larger than {MOST_MB} MB: take it out.")
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise TemplateError(f"{_NAMED} {path}, which cannot be read: {why}.") from error
    _must_be_slides(data, path)
    return data


def _must_be_slides(data: bytes, path: Path) -> None:
    """Whatever it is otherwise, the library says so in many ways."""
    try:
        must_be_template(data)
    except Exception as error:
        raise TemplateError(
            f"{_NAMED} {path}, which is no PowerPoint presentation: save the template as .pptx."
        ) from error
