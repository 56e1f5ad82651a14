"""The settings of an installation, from environment variables that begin with SEND_KPIS_."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from data.address import Address, PostgresAddress, address_of

FEWEST_MONTHS, MOST_MONTHS = 36, 1200
"""The least and the most that rows about people may be kept. Twelve months of a figure's window and
two years of such figures."""


class Settings(BaseSettings):
    """`database`: the DuckDB file, or a database of PostgreSQL; for that one `work_folder` is where
    what is uploaded lies meanwhile. Sizes are in megabytes; `memory` is what DuckDB itself may use.
    A workbook has a size once it is `unpacked`, and may have so many `cells`. `contact`: whom
    readers tell of what they cannot use: an email address, a telephone number or a sentence with
    both. `audit_file` is the audit trail and `audit_key_file` its key, `tokens_file` holds the
    tokens of machines, `post_file` the mails that were sent and who asked for them; without them
    these lie beside the database; a server keeps all but the key itself. `retain_months` is how
    long rows about people are kept; without it, for good. With `editions_by_two` who makes an
    edition cannot approve it. `slides_template`: the council's own slides, which those of papers
    are made like. `static_cache` is the folder in which Streamlit's files are kept compressed;
    without it, one beside the database, and with `off` none."""

    # A value may hold a password: an error says which setting, and not what stands in it.
    model_config = SettingsConfigDict(
        env_prefix="SEND_KPIS_", frozen=True, hide_input_in_errors=True
    )

    database: Annotated[Address, BeforeValidator(address_of)] = Path("var/dashboard.duckdb")
    work_folder: Path = Path("var")
    upload_limit_mb: int = Field(default=50, gt=0)
    upload_unpacked_mb: int = Field(default=200, gt=0)
    upload_cells: int = Field(default=2_000_000, gt=0)
    command_limit_mb: int = Field(default=4096, gt=0)
    command_unpacked_mb: int = Field(default=1024, gt=0)
    command_cells: int = Field(default=20_000_000, gt=0)
    memory_mb: int = Field(default=1024, gt=0)
    threads: int = Field(default=2, gt=0)
    contact: str = Field(default="", max_length=300)
    audit_file: Path | None = None
    audit_key_file: Path | None = None
    tokens_file: Path | None = None
    post_file: Path | None = None
    retain_months: int | None = None
    editions_by_two: bool = False
    slides_template: Path | None = None
    static_cache: Path | None = None

    @field_validator("retain_months", mode="before")
    @classmethod
    def _long_enough(cls, value: object) -> int | None:
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        if not (text.isdecimal() and len(text) <= len(str(MOST_MONTHS))):
            raise ValueError("write a whole number of months, such as 72")
        if not FEWEST_MONTHS <= int(text) <= MOST_MONTHS:
            raise ValueError(
                f"{FEWEST_MONTHS} months is the least, so that every figure of the last two years "
                f"can be worked out from all of its rows, and {MOST_MONTHS} the most. Without this "
                "setting nothing is removed"
            )
        return int(text)

    @model_validator(mode="after")
    def _kept_by_server(self) -> Self:
        files = ("audit_file", "tokens_file", "post_file")
        given = [f"SEND_KPIS_{name.upper()}" for name in files if getattr(self, name)]
        if given and isinstance(self.database, PostgresAddress):
            raise ValueError(
                f"a database of PostgreSQL keeps for all its servers what {' and '.join(given)} "
                "would keep for this one: take that away"
            )
        return self


def own_folder(settings: Settings) -> Path:
    """The folder of this machine in which files of the installation lie: that of the database, or
    its work folder where a server keeps the record."""
    if isinstance(settings.database, PostgresAddress):
        return settings.work_folder
    return settings.database.parent


def beside(address: Address, settings: Settings, ending: str) -> Path:
    """The file that is kept beside a record: in the folder of its file, or in this machine's own
    work folder."""
    if isinstance(address, PostgresAddress):
        return settings.work_folder / f"{address.stem}.{ending}"
    return address.with_name(f"{address.stem}.{ending}")
