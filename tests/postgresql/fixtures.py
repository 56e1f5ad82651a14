"""PostgreSQL for any test: `postgresql` is shared by all, `own_postgresql` may be stopped and killed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.postgresql.cluster import Cluster, cluster
from tests.postgresql.keeper import shared
from tests.postgresql.programs import NoPostgresqlError
from tests.postgresql.server import Server


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The server that all tests of a run share: each has databases of its own there."""
    own = tmp_path_factory.getbasetemp()
    with had():
        return shared(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture
def own_postgresql() -> Iterator[Cluster]:
    """A server for this test alone, which it may stop, kill and start again."""
    with had(), cluster() as made:
        yield made


@contextmanager
def had() -> Iterator[None]:
    """A test that needs PostgreSQL is skipped where it cannot be had, but not in CI."""
    try:
        yield
    except NoPostgresqlError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
