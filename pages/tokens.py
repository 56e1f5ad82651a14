"""The tokens of machines, for administrators: issuing one, which is shown once, and ending one."""

from collections.abc import Sequence

import streamlit as st

from data.extracts import extracts
from data.settings import Settings
from data.tokens import LONGEST, Token, TokenError, Tokens, tokens_of
from pages.parts import source
from pages.parts.frame import button_kind, closing, opening
from pages.parts.reader import loader
from pages.parts.rights import guarded
from pages.parts.text import as_text
from presentation.html.kit import heading, plain_table
from presentation.words.site import (
    ISSUED,
    NO_TOKENS,
    TOKEN_HEAD,
    TOKENS,
    end_words,
    token_cells,
    tokens_summary,
)

_NEW, _SAID, _ROUND = "token-new", "token-said", "token-round"


@guarded
def main() -> None:
    """Draw the page."""
    found, tokens = source.results(), _tokens()
    every = tokens.every()
    opening(TOKENS, tokens_summary(every), demonstration=found.demonstration)
    _said()
    if every:
        cells = [token_cells(one) for one in every]
        st.html(plain_table(TOKEN_HEAD, cells, label=TOKENS))
    else:
        st.info(NO_TOKENS, icon=":material/key:")
    left, right = st.columns(2, gap="large")
    with left:
        _issue(tokens)
    with right:
        _end(tokens, [one for one in every if not one.ended])
    closing(found)


def _tokens() -> Tokens:
    settings = Settings()
    return tokens_of(settings.database, settings)


def _said() -> None:
    """What was done, once: a new token is shown now and never again."""
    if new := st.session_state.pop(_NEW, ""):
        st.success(ISSUED, icon=":material/key:")
        st.code(new, language=None, wrap_lines=True)
    if said := st.session_state.pop(_SAID, ""):
        st.success(as_text(said), icon=":material/check:")


def _issue(tokens: Tokens) -> None:
    """The form of a new token."""
    st.html(heading("Issue a token"))
    titles = {name: extract.title for name, extract in extracts().items()}
    with st.form(f"token-{st.session_state.get(_ROUND, 0)}", border=False):
        name = st.text_input("Name: which job on which machine", max_chars=LONGEST)
        chosen = st.multiselect(
            "Extracts that it may load", list(titles), format_func=lambda one: titles[one]
        )
        reads = st.checkbox("It may read the newest approved edition, as Excel and Power BI do")
        pressed = st.form_submit_button("Issue the token", type=button_kind())
    if pressed:
        try:
            new = tokens.issue(name or "", chosen, loader(), reads=reads)
        except TokenError as error:
            st.error(as_text(str(error)), icon=":material/error:")
            return
        st.session_state[_NEW] = new
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        st.rerun()


def _end(tokens: Tokens, standing: Sequence[Token]) -> None:
    """The form that ends one."""
    if not standing:
        return
    st.html(heading("End a token"))
    names = {one.id: end_words(one) for one in standing}
    with st.form("token-end", border=False):
        chosen = st.selectbox(
            "Token", list(names), index=None, placeholder="Choose", format_func=names.__getitem__
        )
        pressed = st.form_submit_button("End it for good")
    if pressed and chosen is None:
        st.error("Choose the token that is to end.", icon=":material/error:")
    elif pressed and chosen is not None:
        tokens.end(chosen, loader())
        st.session_state[_SAID] = f"Ended: {names[chosen]}. It opens nothing any more."
        st.rerun()


main()
