"""The forms that papers have, each with what prints it: of this room it alone knows the
printers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from presentation.packs import Pack
from presentation.papers.paper import PaperFormat
from presentation.pdf import print_pdf
from presentation.slides import print_slides
from presentation.web import print_web
from presentation.workbooks import print_csv, print_workbook

Template = bytes | None
"""The council's own slides, which new ones are made like, where there are any."""
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class PaperForm:
    """A form: what it is called while it is made, the media type of its files, and what prints
    them: each by what stands at the end of its name, nothing where there is one alone."""

    called: str
    media: str
    prints: Callable[[Pack, Template], Mapping[str, bytes]]


FORMS: Mapping[PaperFormat, PaperForm] = MappingProxyType(
    {
        "pdf": PaperForm("the PDF", "application/pdf", lambda pack, _: {"": print_pdf(pack)}),
        "pptx": PaperForm(
            "the slides",
            f"{_OFFICE}.presentationml.presentation",
            lambda pack, template: {"": print_slides(pack, template)},
        ),
        "xlsx": PaperForm(
            "the workbook",
            f"{_OFFICE}.spreadsheetml.sheet",
            lambda pack, _: {"": print_workbook(pack)},
        ),
        "csv": PaperForm("the tables", "text/csv", lambda pack, _: print_csv(pack)),
        "html": PaperForm("the web page", "text/html", lambda pack, _: {"": print_web(pack)}),
    }
)
"""Every form by its name, which is also how the names of its files end."""
