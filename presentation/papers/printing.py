"""Printing papers: a pack is made once, and each form is printed from it."""

from collections.abc import Callable, Iterator

from data.record import EditionState
from kpis.editions import PackSource
from presentation.packs import Pack, PackChoice, pack_of
from presentation.papers.forms import FORMS, Template
from presentation.papers.paper import Paper, PaperFormat, PapersWish

Say = Callable[[str], None]
"""Is told what is being done."""
_STATES: dict[EditionState, str] = {
    "approved": "",
    "waiting": "not_approved_",
    "withdrawn": "withdrawn_",
}


class NoSectionError(LookupError):
    """The plan has no such section."""

    def __init__(self, number: int, every: list[int]) -> None:
        told = ", ".join(map(str, every))
        super().__init__(f"The plan has no section {number}: its sections are {told}.")


def print_papers(
    source: PackSource, wish: PapersWish, say: Say, template: Template = None
) -> tuple[Paper, ...]:
    """The papers that are wished for: the same bytes whenever they are printed. `template` is the
    council's own slides. Raises NoSectionError."""
    _must_have(source, wish)
    say("Putting together what the papers say")
    pack = pack_of(source, PackChoice(wish.sections, wish.meeting))
    return tuple(
        paper for name in wish.formats for paper in _printed(pack, wish, name, say, template)
    )


def _must_have(source: PackSource, wish: PapersWish) -> None:
    every = [section.number for section in source.content.board.plan.sections]
    for number in wish.sections:
        if number not in every:
            raise NoSectionError(number, every)


def _printed(
    pack: Pack, wish: PapersWish, name: PaperFormat, say: Say, template: Template
) -> Iterator[Paper]:
    form, stem = FORMS[name], _stem(pack, wish.sections)
    say(f"Printing {form.called}")
    for part, data in form.prints(pack, template).items():
        yield Paper(f"{stem}{part and f'_{part}'}.{name}", form.media, data)


def _stem(pack: Pack, sections: tuple[int, ...]) -> str:
    """How the names of the files begin: they say what is in them, and hold nothing that somebody
    typed."""
    edition = f"{_STATES[pack.edition.state]}edition_{pack.edition.id}"
    whole = f"working_figures_{edition}" if pack.working else f"{edition}_papers"
    noun = "section" if len(sections) == 1 else "sections"
    return "_".join([whole, *([noun, *map(str, sections)] if sections else [])])
