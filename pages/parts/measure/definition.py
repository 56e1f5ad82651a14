"""What a measure means: the plan's words, what is counted and out of what, and every choice that
the plan left open."""

from kpis.definitions import Measure
from presentation.html.kit import Markup, heading, join, tag, whole
from presentation.rows import definition_rows, plan_words


def definition(measure: Measure) -> Markup:
    """The panel beside a measure's figures."""
    plan = plan_words(measure)
    return join(
        [
            heading("What this measures"),
            whole(
                tag("p", tag("b", "The plan's words")),
                tag("blockquote", plan.words),
                tag("p", tag("small", plan.footnote)) if plan.footnote else "",
                *(
                    tag("p", tag("b", f"{head}: "), words)
                    for head, words in definition_rows(measure)
                ),
            ),
        ]
    )
