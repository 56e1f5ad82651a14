"""What a machine may say beside its file, and what it is answered: the contract of the address."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from data.record import Missing


class LoadOptions(BaseModel):
    """The options of `python -m data load`, as query parameters."""

    model_config = ConfigDict(extra="forbid")

    file: Annotated[
        str, Field(max_length=200, description="The name of the file, told beside its upload.")
    ] = "file"
    as_at: Annotated[
        date | None, Field(description="When the extract was run, as 2026-10-31; else today.")
    ] = None
    missing: Annotated[
        Missing, Field(description="What becomes of stored rows that the file does not hold.")
    ] = "keep"
    mapping: Annotated[
        str | None, Field(max_length=200, description="The mapping that is to read the file.")
    ] = None
    dry_run: Annotated[bool, Field(description="Only say what would happen.")] = False


class Message(BaseModel):
    """Why nothing was done, and what to do."""

    status: Literal["not_done"] = "not_done"
    message: str
