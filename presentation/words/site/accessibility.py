"""The accessibility statement, in the order of the model that public bodies in the UK follow.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018
ask for it. It may claim only what was tested: whoever changes a page looks here, and sets
`REVIEWED` and, after a test, `TESTED`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data.place import load_place
from presentation.words.grammar import in_words, long_date

PREPARED = TESTED = date(2026, 11, 24)
REVIEWED = date(2026, 11, 29)
LAW = (
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class StatementPart:
    """A part of the statement: its heading, and its words as Markdown."""

    heading: str
    words: str


@dataclass(frozen=True)
class Barrier:
    """Something that does not work for everybody: for whom, which criterion of WCAG it touches, and
    a way round."""

    what: str
    criterion: str
    way_round: str


FAULTS = (
    Barrier(
        "A screen reader says the name of the small picture in a notice, on a button or at a link "
        "beside its words: “upload icon”.",
        "1.1.1, non-text content",
        "The words beside the picture say all that the picture does.",
    ),
    Barrier(
        "A chart is one picture to a screen reader. Its single values show only under a mouse "
        "pointer.",
        "1.1.1, non-text content, and 2.1.1, keyboard",
        "Each chart has a text with its finding. The newest twelve months of a measure are in the "
        "table on its page, and all months in the file that can be downloaded there.",
    ),
    Barrier(
        "The box for choosing a file is part of the software that the dashboard is made with. Its "
        "words cannot be changed, and a screen reader may not say what the box is for.",
        "1.3.1, info and relationships, and 3.3.2, labels or instructions",
        "The label above the box says which files it takes. The same files can be loaded from the "
        "command line.",
    ),
    Barrier(
        "The table in which several milestones are updated at a time is drawn as a picture; in a "
        "narrow window it scrolls sideways, and a screen reader may not follow what is typed into "
        "it.",
        "1.4.10, reflow, and 4.1.2, name, role, value",
        "The form for one milestone at a time does the same.",
    ),
    Barrier(
        "When you choose another part, section or month, or search the plan, a screen reader is "
        "not told that the page below has changed.",
        "4.1.3, status messages",
        "The second heading of the page says what it now shows.",
    ),
    Barrier(
        "A link in a table or a list loads the whole page anew, so that the keyboard begins again "
        "at its top.",
        "none, but slower than it need be",
        "The first press of the Tab key offers to skip to the main content.",
    ),
)
"""What is known not to work, what it matters to most people first."""


def statement_summary() -> str:
    """How accessible the dashboard is, in one sentence."""
    known = in_words(len(FAULTS))
    return (
        f"The dashboard complies in part with WCAG 2.2, level AA. We know of {known} things that "
        "do not work well."
    )


def statement(contact: str, as_text: Callable[[str], str]) -> list[StatementPart]:
    """The parts of the statement. `contact` is whom to tell, or empty; `as_text` makes its words
    harmless."""
    return [
        StatementPart("What this statement covers", _SCOPE),
        StatementPart("What you can do here", _ABLE),
        StatementPart("How accessible the dashboard is", _limits()),
        StatementPart("Feedback and contact", _feedback(contact, as_text)),
        StatementPart("If you are not content with the answer", _ENFORCEMENT),
        StatementPart("Compliance status", _STATUS),
        StatementPart("Content that is not accessible", _non_accessible()),
        StatementPart("How it was tested", _TESTS),
        StatementPart("What is done to improve it", _IMPROVING),
        StatementPart("When this statement was prepared", _dates()),
    ]


_SCOPE = (
    "This statement is about the SEND improvement dashboard: every page that the menu at the top "
    "leads to, the page of each measure, how to read the charts, and this page. The dashboard is "
    "made for the Special Educational Needs and/or Disability (SEND) partnership of "
    f"{load_place().name}. Other websites that it links to have statements of their own.\n\n"
    "It is also about the papers that can be made here. The PDF has tags and a text for each "
    "chart, and is made to the standard PDF/UA-1. The web page says the same; axe found nothing "
    "in it. Slides, workbook and CSV have not been tested: if one of them does not work for you, "
    "use the PDF or the web page. No paper has been tested with a screen reader yet."
)
_ABLE = """We want as many people as possible to be able to use the dashboard. You can:

- magnify a page to 400%, or read it on a phone, without scrolling sideways
- move through every page and work its links, buttons and choices with the keyboard alone
- read it in light or dark colours, as your device is set
- tell every status and rating without seeing colour: each has a word and a mark
- hear a text for each chart that says what it shows
- print a page, or download its figures as a table
- send somebody a link that opens what you see

If you have a disability, AbilityNet has [advice on making your device easier to use](https://mcmw.abilitynet.org.uk/).
"""
_ENFORCEMENT = f"""The Equality and Human Rights Commission (EHRC) enforces the {LAW}
(the “accessibility regulations”).

If you have told us of a problem and are not content with how we answered, contact the
[Equality Advisory and Support Service (EASS)](https://www.equalityadvisoryservice.com/).
"""
_STATUS = (
    "The partnership is committed to making the dashboard accessible, as the accessibility "
    "regulations ask. It complies in part with the [Web Content Accessibility "
    "Guidelines](https://www.w3.org/TR/WCAG22/) version 2.2, level AA, because of what is listed "
    "next."
)
_TESTS = f"""It was last tested on {long_date(TESTED)}, by programs:

- The program axe looks for breaches of WCAG 2.0, 2.1 and 2.2, levels A and AA, in the browser
  Chromium. It reads every page with figures in light and dark colours, in windows 1,440 and 390
  pixels wide, and in light colours at 320 pixels; every page without figures; and the answers to a
  file that is refused and to one that is accepted. It found nothing.
- Other programs check that no page scrolls sideways, that each has one main heading and skips no
  level, and that the keyboard reaches the choices.

Such programs find only some of the problems that people meet. The dashboard has not yet been tested
by disabled people, with a screen reader or other assistive technology, by an independent auditor,
or in browsers other than Chromium.
"""
_IMPROVING = (
    "The tests above are among the checks that every change to the dashboard must pass. What is "
    "listed here is mended as the software that the dashboard is made with allows."
)


def _limits() -> str:
    return "Some parts do not work for everyone:\n\n" + "\n".join(
        f"- {one.what} {one.way_round}" for one in FAULTS
    )


def _feedback(contact: str, as_text: Callable[[str], str]) -> str:
    """Whom to tell; where nobody was named, that too."""
    wanted = (
        "Tell us if you cannot use a part of the dashboard, if you find a problem that is not "
        "listed here, or if you need its figures in another form, such as large print, Easy Read "
        "or a spreadsheet."
    )
    if contact.strip():
        return f"{wanted}\n\nContact: {_linked(contact.strip(), as_text)}"
    return (
        f"{wanted}\n\n**No contact has been entered for this dashboard yet.** Until there is one, "
        "tell the person who "
        "gave you its address. Whoever runs it enters a contact in its settings."
    )


def _linked(contact: str, as_text: Callable[[str], str]) -> str:
    """The contact as plain text, with its email addresses as links."""
    parts, end = [], 0
    for email in _EMAIL.finditer(contact):
        parts += [
            as_text(contact[end : email.start()]),
            f"[{email.group()}](mailto:{email.group()})",
        ]
        end = email.end()
    return "".join([*parts, as_text(contact[end:])])


def _non_accessible() -> str:
    listed = "\n".join(f"- {one.what} (WCAG: {one.criterion}.)" for one in FAULTS)
    return (
        f"These do not comply, or may not:\n\n{listed}\n\nNothing is left out for being a "
        "disproportionate burden, and "
        "nothing is outside the scope of the accessibility regulations."
    )


def _dates() -> str:
    return (
        f"It was prepared on {long_date(PREPARED)} and last reviewed on {long_date(REVIEWED)}. It "
        "rests on the tests described above."
    )
