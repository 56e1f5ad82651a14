"""What the fields of entries have in common."""

from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

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
        strip_whitespace=True,
        to_lower=True,
        max_length=254,
        pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
    ),
]
"""An e-mail address in small letters: one line, one address, nothing that a mail's head would take
for more."""

_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)


def is_address(text: str) -> bool:
    """The text is an e-mail address that something may be sent to."""
    try:
        return bool(_ADDRESS.validate_python(text))
    except ValidationError:
        return False


class Fields(BaseModel):
    """The fields of an entry: fixed once written, and none that its kind does not have."""

    model_config = ConfigDict(frozen=True, extra="forbid")
