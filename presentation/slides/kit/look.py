"""Our own look of slides, for councils that give no template: 16:9, Arial, the palette's colours.
It is made of the library's bare template, so that no binary file is kept."""

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Slides
from pptx.shapes.base import BaseShape
from pptx.util import Inches

from presentation.palette import LIGHT
from presentation.slides.kit.areas import SlideArea
from presentation.slides.kit.texts import LANGUAGE

FONT, TITLE = "Arial", 2400
"""Of everything; and the size of titles in hundredths of a point."""
_WIDTH, _HEIGHT, _BAR = 13.333, 7.5, 0.12
_KEPT = ("Title Slide", "Title and Content", "Title Only", "Blank")
_MASTER = {
    "title": SlideArea(0.5, 0.35, 12.33, 0.9),
    "body": SlideArea(0.5, 1.3, 12.33, 5.95),
    "dt": SlideArea(0.5, 7.1, 3.0, 0.3),
    "ftr": SlideArea(4.5, 7.1, 4.33, 0.3),
    "sldNum": SlideArea(9.83, 7.1, 3.0, 0.3),
}
_COVER = {"ctrTitle": SlideArea(0.5, 0.7, 12.33, 1.5), "subTitle": SlideArea(0.5, 2.4, 12.33, 0.9)}
_COLORS = {
    "dk1": LIGHT.text,
    "lt1": LIGHT.page,
    "dk2": LIGHT.muted,
    "lt2": LIGHT.panel,
    "accent1": LIGHT.primary,
    "accent2": LIGHT.comparator,
    "accent3": LIGHT.green.color,
    "accent4": LIGHT.violet.color,
    "accent5": LIGHT.band_edge,
    "accent6": LIGHT.gray.color,
    "hlink": LIGHT.link,
    "folHlink": LIGHT.violet.color,
}


def our_look() -> Slides:
    """A presentation without slides in our own look."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    for layout in list(slides.slide_layouts):
        if layout.name not in _KEPT:
            slides.slide_layouts.remove(layout)
    _place(slides)
    _rule(slides)
    _style_titles(slides)
    _color(slides)
    _speak(slides)
    return slides


def _place(slides: Slides) -> None:
    """Put the placeholders of the master where they belong; those of layouts follow, but for the
    cover's own."""
    for shape in slides.slide_master.placeholders:
        _move(shape, _MASTER[_kind(shape)])
    for layout in slides.slide_layouts:
        for shape in layout.placeholders:
            if area := _COVER.get(_kind(shape)):
                _move(shape, area)


def _rule(slides: Slides) -> None:
    """A bar of the first colour along the upper edge of every slide."""
    tree = slides.slide_master.shapes._spTree
    bar = f"""<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="20" name="Bar"/><p:cNvSpPr/>
      <p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>
      <a:ext cx="{slides.slide_width}" cy="{Inches(_BAR)}"/></a:xfrm>
      <a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/>
      </a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""
    tree.insert(2, parse_xml(bar))


def _kind(shape: BaseShape) -> str:
    (found,) = shape._element.xpath(".//p:nvPr/p:ph")
    return found.get("type", "obj")


def _move(shape: BaseShape, area: SlideArea) -> None:
    shape.left, shape.top, shape.width, shape.height = area.box


def _style_titles(slides: Slides) -> None:
    """Titles are sentences: bold, smaller than is usual, and begin at the left edge."""
    master = slides.slide_master._element
    (level,) = master.xpath("p:txStyles/p:titleStyle/a:lvl1pPr")
    level.set("algn", "l")
    letters = level.find(qn("a:defRPr"))
    letters.set("sz", str(TITLE))
    letters.set("b", "1")
    letters.find(qn("a:solidFill")).find(qn("a:schemeClr")).set("val", "accent1")
    for slide in (slides.slide_master, *slides.slide_layouts):
        for shape in slide.placeholders:
            if _kind(shape) in ("title", "ctrTitle", "subTitle"):
                _to_the_left(shape)


def _to_the_left(shape: BaseShape) -> None:
    inside = shape._element.find(qn("p:txBody")).find(qn("a:bodyPr"))
    inside.set("lIns", "0")
    inside.set("anchor", "b" if _kind(shape) == "ctrTitle" else "t")
    for level in shape._element.xpath(".//a:lstStyle/a:lvl1pPr"):
        level.set("algn", "l")


def _color(slides: Slides) -> None:
    part = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    for name, color in _COLORS.items():
        held = f'<a:{name} {nsdecls("a")}><a:srgbClr val="{color[1:]}"/></a:{name}>'
        scheme.replace(scheme.find(qn(f"a:{name}")), parse_xml(held))
    for letters in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        letters.find(qn("a:latin")).set("typeface", FONT)
    part.blob = serialize_part_xml(theme)


def _speak(slides: Slides) -> None:
    for slide in (slides.slide_master, *slides.slide_layouts):
        for one in slide._element.xpath(".//*[@lang]"):
            one.set("lang", LANGUAGE)
