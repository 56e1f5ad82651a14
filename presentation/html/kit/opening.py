"""How every page begins: that the data is not real where it is not, the page's name, and the sentence that answers it.

HTML, as all that stands still on a page is: the browser draws one element far sooner than Streamlit's many.
"""

from presentation.html.kit.tags import Markup, tag, whole

DEMONSTRATION = "Every figure here is invented: none is about a real child, family or school."


def notice() -> Markup:
    """That the data is not real: on every page, before anything else."""
    return whole(tag("p", tag("span", "Demonstration data", class_="pill demonstration"), " ", DEMONSTRATION))


def title(name: str, finding: object, *, way: Markup | str = "", chip: Markup | str = "") -> Markup:
    """The page's name and under it its answer. `way` leads back to where the page belongs; `chip` stands beside the
    name."""
    back = tag("p", way, class_="way-back") if way else ""
    return whole(back, tag("div", tag("h1", name), chip, class_="name"), tag("h2", finding) if finding else "")
