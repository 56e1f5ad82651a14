"""No text gets into a page as anything but text, whatever it holds."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from presentation.html.kit.tables import folded_table, plain_table
from presentation.html.kit.tags import Markup, img, join, link, tag, whole
from presentation.rows import Table

# A parser, as a browser, makes one line feed of a carriage return, and drops what cannot be sent.
TEXTS = st.text(
    st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])
) | st.sampled_from(
    ["<script>alert(1)</script>", "\"' onload='x", "&lt;b&gt;", "</td>", "<!--", "]]>", "{x}%s"]
)


class Read(HTMLParser):
    """What a browser would make of it: elements, attributes, and all text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(str(markup))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


@given(TEXTS, TEXTS)
def test_a_cell_and_a_name_are_read_back_as_they_were_given(cell: str, name: str) -> None:
    read = Read(plain_table([name], [[cell]], label=name))
    assert read.names == ["div", "table", "thead", "tr", "th", "tbody", "tr", "th"]
    assert read.texts[-1] == cell
    assert read.texts[4] == name
    assert ("aria-label", name) in read.attributes or not name


@given(TEXTS, TEXTS)
def test_a_folded_table_is_read_back_with_its_note(cell: str, note: str) -> None:
    read = Read(folded_table(Table(cell, (cell,), ((cell,),), note=note)))
    assert read.texts.count(cell) >= 3
    assert not note or read.texts[-1] == note
    assert set(read.names) <= {
        *("div", "details", "summary", "table", "thead", "tbody", "tr", "th", "p", "small")
    }


@given(TEXTS, TEXTS)
def test_links_pictures_and_what_is_joined_hold_their_words(words: str, other: str) -> None:
    read = Read(link(words, "measure", {"id": other}))
    assert (read.names, read.texts) == (["a"], [words])
    assert Read(img(words, other)).attributes == [("src", words), ("alt", other)]
    read = Read(whole(join([words, tag("b", other), words], other)))
    assert (read.names, "".join(read.texts)) == (["div", "b"], words + other * 3 + words)


@given(TEXTS)
def test_what_was_built_here_is_not_escaped_again_and_text_beside_it_is(words: str) -> None:
    built = tag("b", words)
    assert isinstance(built, Markup)
    assert join([built]) == built
    assert Read(tag("p", built + words)).texts == ["", words * 2]
