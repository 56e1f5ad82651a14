"""What the place and the plan have in common, as data that somebody reviewed."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Month = Annotated[str, StringConstraints(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
"""A month of this century, as `2025-05`."""


class Record(BaseModel):
    """Immutable, and refuses any field that its model does not have."""

    model_config = ConfigDict(frozen=True, extra="forbid")
