"""``sejuk wording FILE``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sejuk.cli import main

TEXT = "Cara memeriksa nama\n\nPilih nomor 2.\nNIK 9901020304050607.\n\nSekar Adiwarna hadir."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "naskah.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["--lang", "id", "wording", *(str(word) for word in words)])


def test_it_says_where_how_grave_by_which_rule_and_why(file: Path) -> None:
    answer = run(file)
    assert answer.exit_code == 0
    rows = [line.split("\t") for line in answer.output.splitlines()]
    assert ["passage:0:1:1", "needs_other_institution", "contestant_number"] in [row[:3] for row in rows]
    assert ["passage:0:2:5", "block", "personal_data"] in [row[:3] for row in rows]
    assert "9901020304050607" not in answer.output


def test_json_is_one_object_a_line(file: Path) -> None:
    for line in run(file, "--json").output.splitlines():
        row = json.loads(line)
        assert {"rule", "severity", "span", "words", "why", "proposals", "explained"} <= row.keys()


def test_a_gate_fails_where_a_finding_stops_the_text(file: Path, tmp_path: Path) -> None:
    assert run(file, "--gate").exit_code == 1
    clean = tmp_path / "bersih.txt"
    clean.write_text("Periksa dulu\n\nBaca sampai selesai.", encoding="utf-8")
    source = "election_commission|KPU|https://kpu.example.go.id"
    assert run(clean, "--gate", "--source", source).exit_code == 0


def test_sources_claim_and_contestants_are_heard(file: Path, tmp_path: Path) -> None:
    place = tmp_path / "peserta.toml"
    place.write_text('names = ["Sekar Adiwarna"]\nnumbers = [2]\n', encoding="utf-8")
    answer = run(file, "--contestants", place, "--claim", "Cara memeriksa nama", "--source", "KPU")
    rules = {line.split("\t")[2] for line in answer.output.splitlines()}
    assert {"contestant_name", "rumour_in_headline"} <= rules
    assert "belum punya sumber" not in answer.output


@pytest.mark.parametrize("said", ["names = 1", "orang = []", "numbers = ['satu']", "names = [1]", "x"])
def test_a_file_that_is_no_list_of_contestants_is_explained(file: Path, tmp_path: Path, said: str) -> None:
    place = tmp_path / "peserta.toml"
    place.write_text(said, encoding="utf-8")
    answer = run(file, "--contestants", place)
    assert answer.exit_code == 2
    assert "bukan daftar peserta" in answer.output


def test_a_file_that_is_no_text_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "foto.txt"
    path.write_bytes(b"\xff\xfe\x00")
    answer = run(path)
    assert answer.exit_code == 2
    assert "UTF-8" in answer.output
