"""A choice that lives in the address under a short name, so that a link restores it and the back
button undoes it.

Streamlit's own binding puts the choice's whole label into the address.
"""

from collections.abc import Mapping

import streamlit as st


def switch(label: str, options: Mapping[str, str], name: str, *, show_label: bool = False) -> str:
    """One of the options (value: label), the first by default. The address holds `name=value` for
    any but the first."""
    first, key = _from_address(options, name)
    chosen = st.segmented_control(
        label,
        list(options),
        key=key,
        required=True,
        wrap=True,
        format_func=lambda value: options[value],
        label_visibility="visible" if show_label else "collapsed",
        on_change=_to_address,
        args=(key, name, first),
    )
    return chosen or first


def pick(label: str, options: Mapping[str, str], name: str, *, first: str = "") -> str:
    """The same as a list to pick from, where there are many options or they are long. `first` is
    the one by default where it is not the first."""
    first, key = _from_address(options, name, first)
    chosen = st.selectbox(
        label,
        list(options),
        key=key,
        format_func=lambda value: options[value],
        on_change=_to_address,
        args=(key, name, first),
    )
    return chosen or first


def _from_address(options: Mapping[str, str], name: str, first: str = "") -> tuple[str, str]:
    """The option by default, and the key under which the one in the address is now held."""
    first, key = first or next(iter(options)), f"switch-{name}"
    wanted = st.query_params.get(name, first)
    st.session_state[key] = wanted if wanted in options else first
    return first, key


def _to_address(key: str, name: str, first: str) -> None:
    chosen = st.session_state[key]
    if chosen == first:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = chosen
