"""The cover of the papers in words, and what stands on every page of them."""

from collections.abc import Sequence

from data.clock import uk_time
from data.record import Edition
from kpis import months
from presentation.words.grammar import joined, long_date
from presentation.words.site import DEMONSTRATION, NOT_SHARED, WORKING, state_words

QUESTION = "Are we delivering the plan?"


def notices_of(edition: Edition, *, working: bool, demonstration: bool) -> tuple[str, ...]:
    """What has to stand on every page, the gravest first: that the edition is withdrawn or not
    approved, that the figures are exact, that they are invented."""
    state = "" if edition.state == "approved" else state_words(edition)
    exact = f"{WORKING}. {NOT_SHARED} Exact figures, small numbers too." if working else ""
    invented = f"Demonstration. {DEMONSTRATION}" if demonstration else ""
    return tuple(filter(None, [exact, state, invented]))


def standing_of(edition: Edition, *, working: bool) -> str:
    """Who released the figures when, or that they wait; nobody releases working figures."""
    return f"{WORKING}: nobody has released them." if working else state_words(edition)


def facts_of(
    edition: Edition,
    meeting: str,
    trail: tuple[int, str] | None = None,
    *,
    working: bool = False,
) -> tuple[tuple[str, str], ...]:
    """The facts of the cover: meeting, edition, figures, release, digests. `trail` is the line of
    the audit trail that says that it was approved, by its number and code. What was released, and
    what was hidden and sealed then, is nothing that could be said of `working` figures."""
    known = uk_time(edition.known_at)
    known_words = f"{long_date(known.date())}, {known:%H:%M}"
    facts = [
        ("Meeting", meeting),
        (
            "At the moment of edition" if working else "Edition",
            f"{edition.id}, {edition.name}{_corrects(edition)}",
        ),
        ("Figures to", months.long(edition.month)),
        ("As known on", known_words),
        ("Released", standing_of(edition, working=working)),
        ("Small numbers", "" if working else f"Numbers below {edition.threshold} are hidden."),
        ("Note", edition.note),
        ("Digest (SHA-256) of what the edition shows", "" if working else edition.sha256),
        ("Audit trail at approval", "" if working else _trail(trail)),
    ]
    return tuple((head, words) for head, words in facts if words)


def _trail(trail: tuple[int, str] | None) -> str:
    return f"Line {trail[0]}, code {trail[1]}" if trail else ""


def _corrects(edition: Edition) -> str:
    """Which edition it corrects. What corrects it comes later, and would change the paper."""
    return f". It corrects edition {edition.corrects}" if edition.corrects else ""


def chosen_words(numbers: Sequence[int], every: Sequence[int]) -> str:
    """Which sections the papers hold, where it is not all."""
    if set(numbers) == set(every):
        return ""
    noun = "section" if len(numbers) == 1 else "sections"
    told = joined([str(number) for number in numbers])
    return f"These papers hold {noun} {told} of the plan; the answer is of all of it."
