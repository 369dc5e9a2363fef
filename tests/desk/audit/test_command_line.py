"""``sejuk audit verify`` as an office runs it: a process of its own against the office's database."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from psycopg.conninfo import make_conninfo

from sejuk.cli import main


@pytest.fixture
def verify(db: None, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Result:
    """Run it on the test database, where other tests may have left a chain."""
    at = connection.settings_dict
    address = make_conninfo(
        host=at["HOST"] or None, port=at["PORT"] or None, user=at["USER"] or None,
        password=at["PASSWORD"] or None, dbname=at["NAME"],
    )  # fmt: skip
    environment = {"DATABASE_URL": address, "SEJUK_SECRET_KEY": "x" * 50, "SEJUK_PEPPER": "y" * 50}
    return CliRunner(env=environment).invoke(main, ["audit", "verify", "--home", str(tmp_path)])


def test_a_whole_chain_ends_with_status_0(verify: Result, capfd: pytest.CaptureFixture[str]) -> None:
    assert verify.exit_code == 0, verify.output
    assert "utuh" in capfd.readouterr().out
