"""The papers of an edition: every form of them, and how they are made and recorded."""

from kpis.editions import read_packs
from presentation.papers.forms import FORMS, PaperForm
from presentation.papers.making import MadePapers, make_papers, new_pack
from presentation.papers.paper import (
    LONGEST_MEETING,
    PAPER_FORMATS,
    USUAL,
    Paper,
    PaperFormat,
    PapersWish,
)
from presentation.papers.people import MeetingPeople, read_people
from presentation.papers.printing import NoSectionError, print_papers
from presentation.papers.template import TemplateError, read_template

__all__ = [
    "FORMS",
    "LONGEST_MEETING",
    "PAPER_FORMATS",
    "USUAL",
    "MadePapers",
    "MeetingPeople",
    "NoSectionError",
    "Paper",
    "PaperForm",
    "PaperFormat",
    "PapersWish",
    "TemplateError",
    "make_papers",
    "new_pack",
    "print_papers",
    "read_packs",
    "read_people",
    "read_template",
]
