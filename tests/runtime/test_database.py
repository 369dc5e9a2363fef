import os
from pathlib import Path

import psycopg
import pytest

from sejuk.runtime.database import database_url, external_url, running
from sejuk.runtime.home import Home
from sejuk.runtime.lock import InstanceLock
from sejuk.runtime.postgres import EmbeddedPostgres
from sejuk.runtime.processes import working_in

OUTSIDE = "postgresql://sejuk@db.example/sejuk"


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_the_offices_own_database_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", OUTSIDE)
    assert database_url() == external_url() == OUTSIDE


@pytest.mark.usefixtures("embedded")
def test_else_it_is_the_embedded_one_of_the_state_folder(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_HOME", str(home.path))
    assert external_url() is None
    assert database_url() == EmbeddedPostgres(home).url


@pytest.mark.usefixtures("embedded")
def test_asking_for_the_address_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEJUK_HOME", str(tmp_path / "none"))
    database_url()
    assert not (tmp_path / "none").exists()


def test_an_empty_address_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    assert external_url() is None


@pytest.mark.usefixtures("embedded")
def test_one_command_starts_the_database_and_stops_it_again(home: Home) -> None:
    with running(home) as address, psycopg.connect(address) as link:
        assert link.execute("SELECT 1").fetchone() == (1,)
    assert working_in(home.database / "data", "postgres") == []
    with InstanceLock(home.lock):
        pass


@pytest.mark.usefixtures("embedded")
def test_a_command_beside_a_running_copy_uses_its_database(server: EmbeddedPostgres) -> None:
    with InstanceLock(server.home.lock):
        server.start()
        with running(server.home) as address:
            assert address == server.url
        assert server.alive()


@pytest.mark.usefixtures("embedded")
def test_the_database_stops_when_the_command_fails(home: Home) -> None:
    with pytest.raises(ZeroDivisionError), running(home):
        _ = 1 / 0
    assert working_in(home.database / "data", "postgres") == []


def test_an_outside_database_is_neither_started_nor_locked(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", OUTSIDE)
    with running(home) as address:
        assert address == OUTSIDE
    assert not home.lock.exists()
    assert "DATABASE_URL" in os.environ
