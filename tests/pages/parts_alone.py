"""Drawing a part of a page alone, as a click in it does; Streamlit's test tool draws the whole page
for every click."""

import inspect
from functools import partial
from typing import Any
from unittest.mock import patch

from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest, local_script_runner


def alone(test: AppTest, part: str) -> AppTest:
    """Draw the part of that name anew, with what was chosen in it; the page then shows that part
    and no other."""
    held: dict[str, Any] = test._fragment_storage._fragments
    [id] = [id for id, drawn in held.items() if _name(drawn) == part]
    with patch.object(local_script_runner, "RerunData", partial(RerunData, fragment_id_queue=[id])):
        return test.run()


def _name(drawn: Any) -> str:
    return inspect.getclosurevars(drawn).nonlocals["non_optional_func"].__name__
