"""When something was said of an exception, or that nothing was."""

from dataclasses import dataclass
from datetime import date

from data.plurals import counted, have
from kpis.months import long
from kpis.record import Said
from kpis.rounds import month_of_round
from presentation.words.record import written_by


@dataclass(frozen=True)
class Telling:
    """To whom commentary is told: the `day` of what they look at, whether that is an `edition`, and
    whether they `may_write` now."""

    day: date
    edition: bool = False
    may_write: bool = False


def carried(said: Said, on: Telling) -> bool:
    """Whether it was said in an earlier round than the one that runs on that day."""
    return said.commentary.month < month_of_round(on.day)


def said_when(said: Said, on: Telling) -> str:
    """`Said in the round of September 2026 by Ann Lead, 4 Oct 2026, and not written anew since.`"""
    since = ", and not written anew since" if carried(said, on) else ""
    return f"Said in the round of {long(said.commentary.month)} by {written_by(said.entry)}{since}."


def no_commentary(on: Telling) -> str:
    """That nobody has said anything, or in an edition that nobody had."""
    if on.edition:
        return "No commentary: nobody had said why when this edition was made."
    return "No commentary: nobody has said yet why, or what will be done."


def without_words(silent: int) -> str:
    """`5 exceptions have no commentary`."""
    return f"{counted(silent, 'exception')} {have(silent)} no commentary"
