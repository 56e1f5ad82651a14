"""The comments on a measure's chart, by their numbers there, and folded away those that were taken
back."""

from collections.abc import Sequence

from data.plurals import counted
from data.record import Comment, Entry
from kpis.record import Remark, comments_on, every_comment
from presentation.html.kit import Markup, join, tag, whole
from presentation.words import long_date
from presentation.words.record import fate_words, replaced_by


def comment_list(entries: Sequence[Entry], measure: str, newest: str) -> Markup:
    """One entry a comment: `1 · 3 October 2026 · words (Ann Lead)`; nothing where there never was
    one.

    One after the month `newest` is on no chart yet.
    """
    fates = replaced_by(entries)
    standing = [_remark(remark, newest) for remark in comments_on(entries, measure)]
    gone = [
        _gone(*pair, fates[pair[0].id])
        for pair in every_comment(entries, measure)
        if pair[0].id in fates
    ]
    shown = [tag("ul", *standing, aria_label="Comments on the chart")] if standing else []
    folded = [
        tag(
            "details",
            tag("summary", f"{counted(len(gone), 'comment')} taken back"),
            tag("ul", *gone),
        )
    ]
    return whole(*shown, *(folded if gone else [])) if shown or gone else Markup()


def _remark(remark: Remark, newest: str) -> Markup:
    ahead = (
        tag("small", " After the newest figure, so not on the chart yet.")
        if remark.period > newest
        else ""
    )
    head = tag("b", f"{remark.number} · {long_date(remark.comment.dated_on)}")
    return tag("li", head, f" · {remark.comment.words} ({remark.entry.author})", ahead)


def _gone(entry: Entry, comment: Comment, by: Entry) -> Markup:
    said = f"{long_date(comment.dated_on)} · {comment.words} ({entry.author})"
    return tag("li", join([said, tag("small", fate_words(by), class_="under")]))
