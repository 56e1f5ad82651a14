"""The slides as they are made, one after the other: each with its title, its notes, and at its foot
what has to stand on all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Pt

from presentation.packs import Pack
from presentation.slides.kit.areas import SlideArea
from presentation.slides.kit.measuring import line_height, lines
from presentation.slides.kit.splitting import AFTER, height_of, split
from presentation.slides.kit.template import SlideMaster, in_capitals, title_size
from presentation.slides.kit.texts import (
    LANGUAGE,
    MUTED,
    SMALL,
    Ink,
    SlideParagraph,
    SlideRun,
    held,
    paint,
    plain,
    roomless,
    write,
)

CONTINUED = "continued"
INSIDE = 0.22
"""Inches that both margins of a text on a ground of its own take together."""
_SIZES = (32, 28, 26, 24, 22, 20, 18)
"""Points that a title may have which is too long for the size of the master, the largest first."""
_NOTICE_LINES = 3
"""Of the notices at the foot; the cover has them whole."""
_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
"""By which Office knows the field of the slide's number; any will do."""


@dataclass(frozen=True)
class DeckPage:
    """A slide that is being made, the place that is left for its content, and what must stand on
    every slide."""

    slide: Slide
    area: SlideArea
    notices: tuple[str, ...]

    def text(
        self, area: SlideArea, paragraphs: Sequence[SlideParagraph], back: Ink | None = None
    ) -> float:
        """Write paragraphs, on a ground of their own where `back` is given; gives the height in
        inches that they take."""
        inside = INSIDE if back is not None else 0.0
        takes = height_of(paragraphs, area.width - inside) + inside
        box = self.slide.shapes.add_textbox(*area.head(takes).box)
        roomless(box.text_frame, inside=inside * 36)
        write(box.text_frame, paragraphs, after=AFTER)
        if back is not None:
            paint(box.fill, back)
        return takes


@dataclass
class Deck:
    """The slides of a pack; `titles` are those that are taken already."""

    pack: Pack
    master: SlideMaster
    titles: set[str] = field(default_factory=set)

    @property
    def room(self) -> SlideArea:
        """Where the content of a slide goes."""
        content = self.master.content
        return content.head(content.height - self._foot_height() - 0.1)

    def page(self, title: str, notes: str = "", *, cover: bool = False) -> DeckPage:
        """A new slide. One of a title that is taken goes on with the slide before; a title that no
        slide holds stands in full on a slide before it."""
        whole = held(" ".join(title.split()))
        size, short = self._fitting(whole)
        if short != whole and short not in self.titles:
            for part in split([plain(whole)], self.room.width, self.room.height):
                page = self._page(short, size, notes)
                page.text(page.area, part)
        return self._page(short, size, notes, cover=cover)

    def flow(self, title: str, paragraphs: Sequence[SlideParagraph], notes: str = "") -> None:
        """Paragraphs on as many slides as they need."""
        for part in split(paragraphs, self.room.width, self.room.height):
            page = self.page(title, notes)
            page.text(page.area, part)

    def _page(self, title: str, size: float, notes: str, *, cover: bool = False) -> DeckPage:
        slide = self._slide(self._unlike(title), size, cover=cover)
        self._foot(slide)
        _note(slide, notes)
        return DeckPage(slide, self.room, self.pack.notices)

    def _unlike(self, title: str) -> str:
        """The title, so that no other slide has it."""
        number, found = 1, title
        while found in self.titles:
            found = f"{title} ({CONTINUED}{f' {number}' if number > 1 else ''})"
            number += 1
        self.titles.add(found)
        return found

    def _fitting(self, title: str) -> tuple[float, str]:
        """The size in which the title fits its place, and what of it does; room is kept for its
        being said that it continues."""
        own, area = title_size(self.master.slides), self.master.title
        wide = area.width * (0.8 if in_capitals(self.master.slides) else 1.0) - 0.2
        for size in (own, *(one for one in _SIZES if one < own)):
            most = max(1, int((area.height - 0.05) / line_height(size)))
            found = lines(f"{title} ({CONTINUED} 2)", wide, size, bold=True)
            if len(found) <= most:
                return size, title
        least = min(own, _SIZES[-1])
        found = lines(title, max(wide - 3, 0.4 * wide), least, bold=True)
        most = max(1, int((area.height - 0.05) / line_height(least)))
        return least, f"{''.join(found[:most]).rstrip()}…" if len(found) > most else title

    def _slide(self, title: str, size: float, *, cover: bool) -> Slide:
        layout = self.master.cover if cover else self.master.inside
        slide = self.master.slides.slides.add_slide(layout)
        for shape in list(slide.placeholders):
            if shape.placeholder_format.idx != 0 and not cover:
                shape._element.getparent().remove(shape._element)
        holder = slide.shapes.title or self._own_title(slide)
        holder.text_frame.text = title
        for run in holder.text_frame.paragraphs[0].runs:
            run._r.get_or_add_rPr().set("lang", LANGUAGE)
            if size != title_size(self.master.slides):
                run.font.size = Pt(size)
        return slide

    def _own_title(self, slide: Slide) -> Shape:
        """A title on a slide whose layout has no place for one, so that it is found as such."""
        box = slide.shapes.add_textbox(*self.master.title.box)
        box.text_frame.word_wrap = True
        (held_by,) = box._element.xpath("p:nvSpPr/p:nvPr")
        held_by.append(parse_xml(f'<p:ph {nsdecls("p")} type="title"/>'))
        (kind,) = box._element.xpath("p:nvSpPr/p:cNvSpPr")
        kind.attrib.pop("txBox", None)
        return box

    def _foot(self, slide: Slide) -> None:
        """What stands at the foot of every slide."""
        content = self.master.content
        area = content.below(content.height - self._foot_height())
        box = slide.shapes.add_textbox(*area.box)
        box.name = "Notices"
        roomless(box.text_frame)
        write(box.text_frame, self._foot_words())
        number = len(self.master.slides.slides)
        box.text_frame.paragraphs[-1]._p.append(_number(number))

    def _foot_height(self) -> float:
        return height_of(self._foot_words(), self.master.content.width, after=0) + 0.05

    def _foot_words(self) -> list[SlideParagraph]:
        width, edition = self.master.content.width, self.pack.edition
        # Working figures are not what the edition shows, and their notice says what they are.
        told_of = (
            self.pack.meeting if self.pack.working else f"Edition {edition.id}: {edition.name}"
        )
        name = cut(told_of, width - 0.8, 1)
        notices = [(SlideRun(one, SMALL, bold=True),) for one in self._notices(width) if one]
        return [*notices, (SlideRun(f"{name} · ", SMALL, ink=MUTED),)]

    def _notices(self, width: float) -> list[str]:
        """The notices together, or where that is too long each on a line of its own: the reason of
        a withdrawal pushes none of the others off the slide."""
        together = cut(" ".join(self.pack.notices), width, _NOTICE_LINES)
        if not together.endswith("…"):
            return [together]
        return [cut(one, width, 1) for one in self.pack.notices]


def _number(number: int) -> BaseOxmlElement:
    """The number of the slide, which follows when slides are moved."""
    return parse_xml(
        f'<a:fld {nsdecls("a")} id="{_FIELD}" type="slidenum">'
        f'<a:rPr lang="{LANGUAGE}" sz="{SMALL * 100}"/><a:t>{number}</a:t></a:fld>'
    )


def cut(words: str, width: float, most: int) -> str:
    """The words, if they take no more than so many small lines; else with `…` for what is left
    out."""
    found = lines(held(" ".join(words.split())), width - 0.2, SMALL, bold=True)
    return "".join(found) if len(found) <= most else f"{''.join(found[:most]).rstrip()}…"


def _note(slide: Slide, notes: str) -> None:
    """Write the speaker's notes."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None and notes:
        write(frame, [plain(line, SMALL) for line in notes.split("\n")])
