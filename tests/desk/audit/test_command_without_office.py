from pathlib import Path

import pytest
from click.testing import CliRunner

from sejuk.cli import main


def test_a_folder_without_an_office_is_said_in_a_sentence_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    nowhere = tmp_path / "nowhere"
    result = CliRunner().invoke(main, ["audit", "verify", "--home", str(nowhere)])
    assert result.exit_code != 0
    assert "--home" in result.output
    assert not nowhere.exists()
