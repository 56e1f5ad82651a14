"""The guard: no small number that is hidden may follow from all that is shown, in this edition and
in earlier ones. Where one would, more is hidden until none does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kpis.disclosure.draft import Draft
from kpis.disclosure.facts import Exact, Facts, facts
from kpis.disclosure.ladder import Omission, all_left, steps
from kpis.disclosure.series import Share
from kpis.disclosure.watch import READINGS, Watch


@dataclass
class Guarded:
    """What is left of the measures of which more had to be hidden, and which stay unsafe whatever
    is."""

    coarsened: dict[str, str] = field(default_factory=dict)
    unsafe: list[str] = field(default_factory=list)


def guard(
    made: Draft,
    exact: Exact,
    earlier: Sequence[Share],
    outcome: Guarded,
    say: Callable[[str], None],
) -> None:
    """Hide in the draft what gives a hidden number away, and say in the outcome what is left."""
    for name, family in made.families().items():
        say(f"Checking {name} ...")
        for found in facts(made, family, earlier):
            while _watched(made, found, exact, outcome, say):
                pass


def _watched(
    made: Draft, found: Facts, exact: Exact, outcome: Guarded, say: Callable[[str], None]
) -> bool:
    """Hide until nothing follows by any reading of earlier editions; whether one may have changed
    by what was hidden by another."""
    before = len(made.why)
    for reading in READINGS:
        watch = Watch(made, found, exact, say, reading)
        _make_safe(made, watch, outcome)
        if not watch.contradicted:
            return False
    return len(made.why) > before


def _make_safe(made: Draft, watch: Watch, outcome: Guarded) -> None:
    while True:
        while (secret := watch.first_given_away()) is not None:
            _coarsen(made, watch, secret, outcome)
        if not watch.agree():
            return


def _coarsen(made: Draft, watch: Watch, secret: int, outcome: Guarded) -> None:
    """Hide what makes this number safe and costs the fewest figures: one step, or all steps up to
    the one that does, less those that were not needed."""
    place = watch.secrets[secret].place
    ways = [step for step in steps(made, watch.found, place) if step.places]
    # What follows where nothing is shown follows from earlier editions alone.
    shown = Omission(frozenset(each for each in watch.found.now if each not in made.why))
    if watch.fits(secret) and not watch.would_do([shown], secret):
        watch.give_up(secret)
        return
    single = next(([step] for step in ways if watch.would_do([step], secret)), ways)
    for step in min(single, _needed(watch, ways, secret), key=_hidden_by):
        _take(watch, step, outcome)
    if watch.gives_away(secret):
        watch.give_up(secret)
        outcome.unsafe.append(place[0][0])


def _needed(watch: Watch, ways: list[Omission], secret: int) -> list[Omission]:
    """The steps up to the one that makes the number safe, less those that do not help."""
    lists = (ways[:length] for length in range(1, len(ways) + 1))
    enough = next((taken for taken in lists if watch.would_do(taken, secret)), ways)
    for step in reversed(enough[:-1]):
        less = [one for one in enough if one is not step]
        if watch.would_do(less, secret):
            enough = less
    return enough


def _hidden_by(taken: list[Omission]) -> int:
    return len({place for step in taken for place in step.places})


def _take(watch: Watch, step: Omission, outcome: Guarded) -> None:
    for place in sorted(step.places):
        watch.hide(place)
    for series in step.series:
        if step.left and any(key[:2] == series.key[:2] for key, _ in step.places):
            name = f"{series.measure} {series.id}".strip()
            outcome.coarsened[name] = all_left(outcome.coarsened.get(name, ""), step.left)
