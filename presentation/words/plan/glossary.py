"""The abbreviations of the plan: what its glossary says of them, what it leaves out, and which ones
a text uses."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from data.place import Place, load_place
from data.plan import Term, load_plan
from presentation.words.grammar import joined

_OF_ANY_PLAN = (
    Term(term="AR", full_form="annual review"),
    Term(term="CPD", full_form="continuing professional development"),
    Term(term="DCO", full_form="Designated Clinical Officer"),
    Term(term="EHCP", full_form="Education, Health and Care plan"),
    Term(term="MoU", full_form="memorandum of understanding"),
    Term(term="ND", full_form="neurodiversity"),
    Term(term="NHS", full_form="National Health Service"),
    Term(term="NICE", full_form="National Institute for Health and Care Excellence"),
    Term(term="RAG", full_form="red, amber or green rating"),
    Term(term="SEN", full_form="special educational needs"),
    Term(term="SENDCo", full_form="Special Educational Needs and Disability Coordinator, or SENCo"),
    Term(term="SI", full_form="supported internship"),
)


def _ours(place: Place) -> tuple[Term, ...]:
    """Those of any plan and of the place, in the order of the alphabet, without what the plan's own
    glossary has."""
    told = {term.term for term in load_plan().glossary}
    names = place.board_names | {place.short: place.name}
    terms = (*_OF_ANY_PLAN, *(Term(term=short, full_form=name) for short, name in names.items()))
    return tuple(
        sorted(
            (term for term in terms if term.term not in told), key=lambda term: term.term.casefold()
        )
    )


OURS = _ours(load_place())
"""Abbreviations that the plan uses and its glossary lacks, as we read them."""


@cache
def _pattern(term: str) -> re.Pattern[str]:
    """The term as a whole word, one or many, in capitals or not: the plan writes SENCo and SENCOs,
    PfA and PFA."""
    return re.compile(rf"\b{re.escape(term.removesuffix('s'))}s?\b", re.IGNORECASE)


def uses(text: str, term: Term) -> int:
    """How often a text uses a term."""
    return len(_pattern(term.term).findall(text))


def terms_in(texts: Iterable[str]) -> list[Term]:
    """The terms that the texts use, in the order of the alphabet."""
    return list(_used("\n".join(texts)))


@lru_cache(maxsize=256)
def _used(whole: str) -> tuple[Term, ...]:
    found = [term for term in (*load_plan().glossary, *OURS) if uses(whole, term)]
    return tuple(sorted(found, key=lambda term: term.term.casefold()))


def meanings(terms: Iterable[Term]) -> str:
    """Each term with what it means:
    `CQC means Care Quality Commission; ICB means Integrated Care Board.`"""
    return f"{'; '.join(f'{term.term} {_verb(term)} {term.full_form}' for term in terms)}."


def _verb(term: Term) -> str:
    return "mean" if term.term.endswith("plans") else "means"


def glossary_summary() -> str:
    """How many terms there are, and whose words they are."""
    own = len(load_plan().glossary)
    return (
        f"{joined([f'{own} terms as the plan explains them', f'{len(OURS)} more that it uses'])}."
    )
