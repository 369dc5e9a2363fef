"""State folders that an unprivileged database server can reach: pytest's own are closed to others."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sejuk.runtime.home import Home, open_home
from sejuk.runtime.postgres import EmbeddedPostgres


@pytest.fixture
def home() -> Iterator[Home]:
    folder = Path(tempfile.mkdtemp(prefix="sejuk-runtime-"))
    yield open_home(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def server(home: Home) -> Iterator[EmbeddedPostgres]:
    """A server that is not running yet."""
    embedded = EmbeddedPostgres(home, durable=False)
    yield embedded
    embedded.stop()
