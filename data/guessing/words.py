"""What a word may mean in the contract's words, and which question a heading may ask."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from data.column import Column
from data.mapping import Means
from data.text import squeeze

_LEFT_OUT = re.compile(r"prefer not|not applicable|^none$|^blank$", re.IGNORECASE)
_SIGNS: dict[str, tuple[tuple[str, str], ...]] = {
    "audience": (
        (r"parent|carer", "parent_carer"),
        (r"young", "young_person"),
        (r"child(?!ren)|pupil", "child"),
        (r"professional|practitioner|teacher|staff|work with|work for", "professional"),
    ),
    "answer": (
        (r"don.?t know|not sure|unsure|can.?t say", "Don't know"),
        (r"(strongly|completely|totally) agree", "Strongly agree"),
        (r"(strongly|completely|totally) disagree", "Strongly disagree"),
        (r"(very|extremely|completely) satisfied", "Very satisfied"),
        (r"(very|extremely|completely) dissatisfied", "Very dissatisfied"),
        (r"neither .*satisf", "Neither satisfied nor dissatisfied"),
        (r"neither|neutral|no opinion", "Neither agree nor disagree"),
        (r"(some|tend|slight|quite|fair|mostly).*disagree", "Disagree"),
        (r"(some|tend|slight|quite|fair|mostly).*agree", "Agree"),
        (r"(some|slight|quite|fair|mostly).*dissatisfied", "Dissatisfied"),
        (r"(some|slight|quite|fair|mostly).*satisfied", "Satisfied"),
    ),
}
_QUESTIONS = (
    (r"satisf", "satisfaction"),
    (r"(includ|involv|listen).*decision|decision.*(includ|involv)", "included_in_decisions"),
    (r"support.*wait|wait.*support", "nd_supported_while_waiting"),
    (r"joined.?up|timely", "timely_joined_up_access"),
    (r"adulthood", "preparing_for_adulthood_opportunities"),
    (r"health", "health_support_access"),
)
_ALIKE = 0.8


def guess_question(heading: str) -> str | None:
    """The question of the contract that a heading may ask."""
    found = (name for sign, name in _QUESTIONS if re.search(sign, heading, re.IGNORECASE))
    return next(found, None)


def guess_words(column: Column, words: Sequence[str]) -> tuple[Means, ...]:
    """What those of the words that are not the column's own may mean; nothing of one that is like
    none of them."""
    own = {squeeze(choice): choice for choice in column.choices}
    found = [
        (word, _guess(column, word, own))
        for word in words
        if own and squeeze(word) not in own and not word.isdecimal()
    ]
    return tuple(
        Means(word=word, means=means or None) for word, means in found if means is not None
    )


def _guess(column: Column, word: str, own: dict[str, str]) -> str | None:
    """The meaning of one word; empty where it says that nothing is said."""
    for sign, means in _SIGNS.get(column.name, ()):
        if re.search(sign, word, re.IGNORECASE):
            return means
    if _LEFT_OUT.search(word):
        return ""
    near = get_close_matches(squeeze(word), own, n=1, cutoff=_ALIKE)
    return own[near[0]] if near else None
