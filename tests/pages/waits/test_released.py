"""The page of waiting times with the figures of an edition: drawn whole, and without a number that
is hidden."""

import pytest

from kpis.definitions.shown import TOO_FEW, Hidden, Shown
from kpis.judging.read import read_results
from pages.parts import source
from pages.parts.standing import drawing
from tests.pages.conftest import Opened
from tests.pages.reading import words
from tests.presentation.released_waits import judged_again, numbers, released

PARTS = {"provider": ("North", "East"), "pathway": ("ASD", "ADHD"), "band": ("Under 13 weeks",)}


def test_an_edition_is_drawn_without_what_it_hides(
    shown: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown("waiting_times")
    found = read_results(source.database())
    whole, _ = released(found, 7, 0.0, bands=3)
    hide = {key for key in whole.shares if key[3] in PARTS.get(key[2], ())}
    assert len(hide) == 9
    shares = {
        key: tuple(Hidden(one.period, TOO_FEW) for one in figures) if key in hide else figures
        for key, figures in whole.shares.items()
    }
    edition = judged_again(found, shares)
    monkeypatch.setattr(source, "results", lambda *_: edition)
    drawing._kept.clear()
    test = shown("waiting_times")
    assert not test.exception
    sent = words(test) + " ".join(str(one.proto) for one in test.get("plotly_chart"))
    figures = [one for key in hide for one in whole.shares[key] if isinstance(one, Shown)]
    hidden = {number for one in figures for number in (one.value, one.cases)}
    assert hidden.isdisjoint(numbers(sent))
    assert "52 weeks or more" in sent
    assert "Too few to show: Autism; ADHD." in sent
    assert "of the fastest shown" in sent


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_the_page_is_drawn_where_much_or_all_is_hidden(
    shown: Opened, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    shown("waiting_times")
    edition, hidden = released(read_results(source.database()), 3, share, bands=3)
    monkeypatch.setattr(source, "results", lambda *_: edition)
    drawing._kept.clear()
    test = shown("waiting_times")
    assert not test.exception
    sent = words(test) + " ".join(str(one.proto) for one in test.get("plotly_chart"))
    assert hidden.isdisjoint(numbers(sent))
    assert "too few" in sent.lower()
    assert "No figures yet" not in sent and "needs the neurodevelopmental waits" not in sent
