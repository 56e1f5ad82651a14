"""Files between making and saving: as much is kept as may be, and no more."""

from hypothesis import given
from hypothesis import strategies as st

from pages.parts.papers.kept import KeptPapers
from presentation.papers import MadePapers, Paper

MOST = 100


def papers(size: int, id: int = 1) -> MadePapers:
    """One file of so many bytes."""
    return MadePapers(id, (Paper("edition_1_papers.pdf", "application/pdf", bytes(size)),))


@given(st.lists(st.sampled_from((0, 10, 30, 40, 60, 130)), max_size=12))
def test_the_newest_are_kept_up_to_a_size_and_the_last_one_always(sizes: list[int]) -> None:
    kept = KeptPapers(MOST)
    keys = [kept.put(papers(size)) for size in sizes]
    newest = list(dict.fromkeys(reversed(sizes)))
    fits = [n for n in range(len(newest)) if n == 0 or sum(newest[: n + 1]) <= MOST]
    for size, key in zip(sizes, keys, strict=True):
        found = kept.get(key)
        assert (found is not None) == (newest.index(size) in fits)
        assert found is None or len(found.papers[0].data) == size


def test_the_same_papers_are_kept_once_whoever_had_them_made() -> None:
    kept = KeptPapers(MOST)
    assert kept.put(papers(60, id=1)) == kept.put(papers(60, id=2))
    assert kept.get(kept.put(papers(30))) and kept.get(kept.put(papers(60)))


def test_what_was_never_kept_is_not_there() -> None:
    assert KeptPapers().get("") is None
