"""Every form that is refused leads to its fields: a link that leads nowhere helps nobody."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened
from tests.pages.reading import fields_of

FORMS = {
    "an update": ("updates", {"milestone": "2a.2"}, "", "Save the update", {"status"}),
    "an occurrence": ("updates", {"milestone": "4c.1"}, "", "Record it", {"author"}),
    "evidence": (
        "sections",
        {},
        "evidence-box-1",
        "Put it on the record",
        {"criterion", "source", "words", "judgement", "author"},
    ),
    "a meeting": ("governance", {}, "governing", "Put it on the record", {"body", "author"}),
    "a comment": (
        "measure",
        {"id": "appeal_rate", "do": "comment"},
        "",
        "Put it on the chart",
        {"words", "author"},
    ),
    "a decision": (
        "measure",
        {"id": "appeal_rate", "do": "decide"},
        "",
        "Show what it would change",
        {"reason", "author"},
    ),
}


@pytest.mark.parametrize(("page", "query", "box", "button", "wrong"), FORMS.values(), ids=FORMS)
def test_what_is_refused_leads_to_a_field_that_is_there(
    opened: Opened,
    own_database: Path,
    example_file: Path,
    page: str,
    query: dict[str, str],
    box: str,
    button: str,
    wrong: set[str],
) -> None:
    shutil.copy(example_file, own_database)
    test = opened(page, **query)
    if box:
        test.session_state[box] = True
        test = test.run()
    test = next(one for one in test.button if one.label == button).click().run()
    assert not test.exception
    assert set(fields_of(test)) >= wrong
    assert [field for field in fields_of(test) if not there(test, field)] == []


def there(test: AppTest, field: str) -> bool:
    """Whether a field of that name is on the page."""
    every = [*test.text_input, *test.text_area, *test.selectbox, *test.radio, *test.number_input]
    return any((one.key or "").startswith(f"{field}-") for one in every)
