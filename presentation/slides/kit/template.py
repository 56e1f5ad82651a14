"""The template of a council: its master, layouts, fonts and colours, without its slides and its
macros."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from presentation.slides.kit.areas import SlideArea
from presentation.slides.kit.look import our_look

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_AROUND = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_BODIES = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
_TYPES = "[Content_Types].xml"
_KIND = re.compile(
    rb"application/vnd\.(?:ms-powerpoint|openxmlformats-officedocument\.presentationml)\."
    rb"(?:presentation|template|slideshow)\.(?:macroEnabled\.)?main\+xml"
)
"""What a file of PowerPoint says that it is: a template (.potx), a show, one with macros."""
_PRESENTATION = CONTENT_TYPE.PML_PRESENTATION_MAIN.encode()
_MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_OF_ITS_SLIDES = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
_INCH = 914_400
_LEAST = 0.5
"""Of the width and height of a slide: what the place for content takes at least."""


class UnusableTemplateError(ValueError):
    """A file that is no template of slides; the message says what to do."""


@dataclass(frozen=True)
class SlideMaster:
    """A presentation without slides, the layouts of its cover and of all other slides, and where
    their content goes. `title` is where a title goes on a layout that has no place for one."""

    slides: Slides
    cover: SlideLayout
    inside: SlideLayout
    content: SlideArea
    title: SlideArea


def master_of(template: bytes | None) -> SlideMaster:
    """What slides are made from: the template, or our own look. Raises UnusableTemplateError."""
    slides = _opened(template) if template is not None else our_look()
    _empty(slides)
    layouts = [layout for master in slides.slide_masters for layout in master.slide_layouts]
    if not layouts:
        raise UnusableTemplateError("The template has no layouts. Choose another one.")
    inside = min(layouts, key=_unfit)
    covers = [one for one in layouts if _of_kind(one, [PP_PLACEHOLDER.SUBTITLE]) and has_title(one)]
    content = _content(slides, inside, layouts)
    return SlideMaster(
        slides, next(iter(covers), inside), inside, content, _title(slides, inside, content)
    )


def has_title(layout: SlideLayout) -> bool:
    """Whether it has a place for a title."""
    return bool(_of_kind(layout, _TITLES))


def _opened(template: bytes) -> Slides:
    try:
        return Presentation(BytesIO(_as_slides(template)))
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise UnusableTemplateError(
            "The template is no PowerPoint file that can be read. Save it in PowerPoint as .pptx "
            "without a password, and give that."
        ) from error


def _as_slides(template: bytes) -> bytes:
    """A template of PowerPoint as the presentation that it is but for its name."""
    made = BytesIO()
    with ZipFile(BytesIO(template)) as given, ZipFile(made, "w") as written:
        for name in given.namelist():
            held = given.read(name)
            if name == _TYPES:
                held = _KIND.sub(_PRESENTATION, held)
            written.writestr(name, held)
    return made.getvalue()


def _empty(slides: Slides) -> None:
    """Drop its slides, what names them elsewhere, the picture of the first, and macros. Its
    application properties list the titles of its slides; no program needs them."""
    for held in list(slides.slides._sldIdLst):
        slides.part.drop_rel(held.rId)
        slides.slides._sldIdLst.remove(held)
    top = slides.part._element
    for left in top.xpath("p:extLst | p:custShowLst"):
        top.remove(left)
    for parts in (slides.part.package._rels, slides.part.rels):
        for id in [id for id, one in parts.items() if one.reltype in (*_OF_ITS_SLIDES, _MACROS)]:
            parts.pop(id)


def _unfit(layout: SlideLayout) -> tuple[bool, int]:
    """The lower, the better it is for slides that bring their own content: with a title above, and
    little else."""
    others = [one for one in layout.placeholders if one.placeholder_format.type not in _AROUND]
    titles = _of_kind(layout, _TITLES[:1])
    lying = [one for one in titles if _area(one).width >= _area(one).height]
    return not lying, len(others)


def _of_kind(layout: SlideLayout, kinds: Sequence[PP_PLACEHOLDER]) -> list[LayoutPlaceholder]:
    return [one for one in layout.placeholders if one.placeholder_format.type in kinds]


def _content(slides: Slides, inside: SlideLayout, layouts: Sequence[SlideLayout]) -> SlideArea:
    """Where the template puts a text of its own, below the title; where it has no such place, the
    slide without its edges."""
    wide, high = _size(slides)
    bodies = [_area(one) for layout in layouts for one in _of_kind(layout, _BODIES)]
    large = [one for one in bodies if one.width > 0.7 * wide and one.height > _LEAST * high]
    best = large[0] if large else SlideArea(0.04 * wide, 0.19 * high, 0.92 * wide, 0.77 * high)
    below = max([0.0, *(_area(one).bottom for one in _of_kind(inside, _TITLES[:1]))])
    if best.top < below < (1 - _LEAST) * high:
        best = SlideArea(best.left, below, best.width, best.bottom - below)
    return best


def _title(slides: Slides, inside: SlideLayout, content: SlideArea) -> SlideArea:
    found = _of_kind(inside, _TITLES)
    if found:
        return _area(found[0])
    _, high = _size(slides)
    return SlideArea(content.left, 0.05 * high, content.width, content.top - 0.06 * high)


def _size(slides: Slides) -> tuple[float, float]:
    """Width and height of the slides in inches."""
    return (slides.slide_width or 0) / _INCH, (slides.slide_height or 0) / _INCH


def _area(shape: LayoutPlaceholder) -> SlideArea:
    """Where it is; a layout's own place, or that of its master."""
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    return SlideArea(*((one or 0) / _INCH for one in (left, top, width, height)))


def font_of(slides: Slides) -> str:
    """The name of the font of text, as the theme of the master has it, or nothing."""
    part = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    fonts = parse_xml(part.blob).findall(f".//{qn('a:minorFont')}/{qn('a:latin')}")
    return fonts[0].get("typeface", "") if fonts else ""


def title_size(slides: Slides) -> float:
    """Points of the letters of titles, as the master has them."""
    found = slides.slide_master._element.xpath("p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr/@sz")
    return int(found[0]) / 100 if found else 44.0


def in_capitals(slides: Slides) -> bool:
    """Whether the master writes titles in capitals, which are wider."""
    held = slides.slide_master._element.xpath("p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr")
    return any(one.get("cap") == "all" for one in held)
