"""Working the forms of a page: fields and buttons by the words that a reader sees."""

from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest


def field(test: AppTest, label: str) -> Any:
    """The first field whose label begins so."""
    typed = [*test.text_area, *test.text_input, *test.number_input]
    return next(
        one for one in [*typed, *test.selectbox, *test.radio] if one.label.startswith(label)
    )


def enter(test: AppTest, fields: Mapping[str, Any]) -> None:
    """Put a value into each field; the page is drawn again at the next press."""
    for label, value in fields.items():
        field(test, label).set_value(value)


def labelled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields given by keywords, by their labels: `Your_name` is "Your name"."""
    return {name.replace("_", " "): value for name, value in fields.items()}


def press(test: AppTest, label: str) -> AppTest:
    """Press the one button with this label."""
    [button] = [one for one in test.button if one.label == label]
    return button.click().run()


def buttons(test: AppTest) -> list[str]:
    """The labels of all buttons."""
    return [one.label for one in test.button]


def signed(test: AppTest, label: str, *, name: str = "Ann Lead", why: str = "") -> AppTest:
    """Press the button of a form that asks who acts and, where something is undone, why."""
    for one in test.text_input:
        if one.label == "Your name":
            one.set_value(name)
        elif why and one.label.startswith("Why"):
            one.set_value(why)
    return press(test, label)
