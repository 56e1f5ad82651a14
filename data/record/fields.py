"""What the fields of entries have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from data.text import ADDRESS

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Why something was decided or taken back. Its length is the form's to limit: older databases hold
longer ones."""
Link = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^https?://\S+$", max_length=2000)
]
Address = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_lower=True, max_length=254, pattern=rf"^{ADDRESS}$"
    ),
]
"""An e-mail address, in small letters."""


class Fields(BaseModel):
    """The fields of an entry: fixed once written, and none that its kind does not have."""

    model_config = ConfigDict(frozen=True, extra="forbid")
