"""Reading what a page says in its own HTML, which Streamlit's test tool gives as it was written."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest

from data.clock import uk_today

SEPTEMBER = "September" if uk_today().year == 2026 else "September 2026"
"""How pages name the month before the newest of the examples: the year is written unless it is
today's."""


def html(test: AppTest) -> str:
    """The markup of the page, which has no fault, without its stylesheets."""
    assert not test.exception
    markup = "\n".join(one.proto.body for one in test.html)
    return re.sub(r"<style>.*?</style>", "", markup, flags=re.DOTALL)


def words(test: AppTest) -> str:
    """Everything that the page says, as a reader sees it."""
    heads = [*test.title, *test.header, *test.subheader]
    parts = [*heads, *test.markdown, *test.caption, *test.text, *test.html]
    boxes = [*test.info, *test.success, *test.error, *test.warning]
    titles = [one.proto.title for one in boxes]
    shown = "\n".join(
        [*titles, *(getattr(one, "value", "") or one.proto.body for one in [*parts, *boxes])]
    )
    return shown.replace("\\", "").replace("\u2060", "")


def texts(test: AppTest, tag: str) -> list[str]:
    """The words of every element of that name, in order, without the markup inside."""
    markup = "\n".join(one.value for one in test.html)
    found = re.findall(rf"<{tag}(?: [^>]*)?>(.*?)</{tag}>", markup, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", one)) for one in found]


def refused_by(test: AppTest) -> list[str]:
    """Every reason why a form was not saved, as it is read."""
    lines = "\n".join(one.value for one in test.error).replace("\\", "").splitlines()
    return [re.sub(r"^\[(.*)\]\(#field-\w+\)$", r"\1", line.removeprefix("- ")) for line in lines]


def answer_of(test: AppTest) -> str:
    """What a form answered: every reason why it was not saved, or that it was."""
    return "\n".join([*refused_by(test), *(one.value.replace("\\", "") for one in test.success)])


def fields_of(test: AppTest) -> list[str]:
    """The fields to which the reasons lead."""
    return re.findall(r"\]\(#field-(\w+)\)", "\n".join(one.value for one in test.error))


def name_of(test: AppTest) -> str:
    """The page's name: it has one."""
    [name] = texts(test, "h1")
    return name


def finding_of(test: AppTest) -> str:
    """The sentence that answers the page's question."""
    return texts(test, "h2")[0]
