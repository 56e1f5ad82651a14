"""What the public is told of an edition, as one value. It is made here and nowhere else, so that no
page has an exact number, a typed text or a name of an officer to print."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from data.place import load_place
from data.plan import Section
from data.record import Edition
from kpis.definitions import Result
from kpis.editions import PackSource, public_results
from kpis.judging import Results
from kpis.milestones import MilestoneState
from kpis.trends import Recent
from presentation.site.holding import holdable
from presentation.words.overview.delivery import delivery
from presentation.words.packs import notices_of
from presentation.words.public import judged_for_certain, sure_lately, unsure_of_change


class NotForThePublicError(Exception):
    """The edition is not approved, or its figures are working ones: neither is published."""


@dataclass(frozen=True)
class PublicSection:
    """A section of the plan: its own words, its measures as they are published, and its
    milestones."""

    plan: Section
    results: tuple[Result, ...]
    states: tuple[MilestoneState, ...]

    @property
    def file(self) -> str:
        """The name of its page."""
        return f"section-{self.plan.number}.html"


@dataclass(frozen=True)
class PublicEdition:
    """An approved edition as families read it. `results` are rounded and judged from what is
    rounded; `lately` has the recent directions that rounding cannot have made; `answer` says in a
    sentence whether the plan is being delivered; `notices` must stand on every page. The milestones
    are without what officers wrote; `contact` is whom to tell of a problem, or empty."""

    edition: Edition
    results: Results
    lately: Mapping[str, Recent | None]
    sections: tuple[PublicSection, ...]
    answer: str
    notices: tuple[str, ...]
    place: str
    plan: str
    contact: str
    demonstration: bool

    @property
    def states(self) -> tuple[MilestoneState, ...]:
        """All milestones in the plan's order."""
        return tuple(state for section in self.sections for state in section.states)


@dataclass(frozen=True)
class TakenBack:
    """An edition that was published and taken back, where no other stands: of it the public is told
    that alone. `notices` must stand on every page; `contact` is whom to ask, or empty."""

    edition: Edition
    notices: tuple[str, ...]
    place: str
    contact: str
    demonstration: bool


def taken_back(edition: Edition, contact: str, *, demonstration: bool) -> TakenBack:
    """What is published of an edition that was withdrawn. Its state is what the page is about, and
    so no notice of it."""
    stood = edition.model_copy(update={"events": edition.events[:1]})
    notices = notices_of(stood, working=False, demonstration=demonstration)
    place = load_place().name
    return TakenBack(_named(edition), notices, place, contact.strip(), demonstration)


def public_edition(source: PackSource, contact: str = "") -> PublicEdition:
    """What is published of an edition. Raises NotForThePublicError."""
    edition, content = source.edition, source.content
    _must_be_public(source)
    results = public_results(content)
    lately, plan = sure_lately(results), content.board.plan
    return PublicEdition(
        edition=_named(edition),
        results=replace(results, decisions=()),
        lately=lately,
        sections=tuple(_section(one, results, content.board.states) for one in plan.sections),
        answer=_answer(list(results.by_id.values()), content.board.states, lately),
        notices=notices_of(edition, working=False, demonstration=content.demonstration),
        place=load_place().name,
        plan=plan.title,
        contact=contact.strip(),
        demonstration=content.demonstration,
    )


def _answer(
    results: list[Result], states: tuple[MilestoneState, ...], lately: Mapping[str, Recent | None]
) -> str:
    """Whether the plan is being delivered, as far as rounded figures are certain."""
    return delivery(judged_for_certain(results), states, lately, unsure_of_change(results))


def _named(edition: Edition) -> Edition:
    """The edition with its name and its approval, without what else was typed of it."""
    events = [one.model_copy(update={"by": holdable(one.by)}) for one in edition.events]
    named = {"name": holdable(edition.name), "events": tuple(events)}
    return edition.model_copy(update={**named, "note": "", "by": ""})


def _must_be_public(source: PackSource) -> None:
    if source.working:
        raise NotForThePublicError("These are working figures: only an edition is published.")
    if source.edition.state != "approved":
        raise NotForThePublicError(
            f"Edition {source.edition.id} is {_STATES[source.edition.state]}: only an approved "
            "edition is published."
        )


_STATES = {"waiting": "waiting for approval", "withdrawn": "withdrawn"}


def _section(
    section: Section, results: Results, states: tuple[MilestoneState, ...]
) -> PublicSection:
    own = tuple(_unsaid(state) for state in states if state.section == section.number)
    return PublicSection(section, tuple(results.section(section.number)), own)


def _unsaid(state: MilestoneState) -> MilestoneState:
    """The milestone without a word that an officer wrote of it; of its updates those that made it
    complete stay, for their days."""
    bare = tuple(
        replace(one, text=None, evidence=None, signed_off_by=None, by="") for one in state.updates
    )
    return replace(state, updates=bare, history=(), taken_back=(), lead=None)
