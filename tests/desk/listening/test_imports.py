from __future__ import annotations

import csv
import io
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.listening.imports import folder
from sejuk.desk.listening.imports.sealing import open_group, seal
from sejuk.desk.listening.models import ImportRun, Post, Source
from sejuk.desk.listening.services import importing
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Office, Role
from sejuk.sources.files.face import Batch
from tests.desk.listening.given import RUMOUR, item, make_source
from tests.desk.listening.test_attacks import dumped
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

SECRET = "warga_pengkritik_9"


@pytest.fixture(autouse=True)
def _private_folder(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def box(desk: Desk) -> Source:
    return make_source(desk, now=clock.now(), connector="files", config={}, kind=Source.Kind.FILE)


@pytest.fixture
def officer(desk: Desk) -> Client:
    return desk.client(Role.DUTY_OFFICER)


def _csv(rows: int, **columns: Any) -> bytes:
    """A file of posts by many people; ``columns`` replace what a column says."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["full_text", "username", "created_at", "link"])
    for n in range(rows):
        row = {
            "full_text": f"{RUMOUR} kata @{SECRET}, putaran {n % 7}",
            "username": f"{SECRET}_{n}",
            "created_at": f"2026-03-0{1 + n % 9} 10:00:00",
            "link": f"https://twitter.com/{SECRET}_{n}/status/{1000 + n}",
        }
        writer.writerow([columns.get(name, value) for name, value in row.items()])
    return out.getvalue().encode()


def _upload(client: Client, box: Source, content: bytes, name: str = "kiriman.csv", **more: str) -> Any:
    file = SimpleUploadedFile(name, content, "text/csv")
    return client.post(reverse("upload", args=[box.pk]), {"berkas": file, **more})


def _imported(client: Client, box: Source, content: bytes) -> ImportRun:
    _upload(client, box, content)
    run = ImportRun.objects.latest("pk")
    client.post(reverse("start_import", args=[run.pk]))
    importing.run_import(run.pk)
    run.refresh_from_db()
    return run


def test_a_file_is_understood_shown_and_taken_in(officer: Client, box: Source) -> None:
    page = _upload(officer, box, _csv(40)).content.decode()
    assert "40 baris dari 40 penulis" in page
    assert "Akun atau nama penulis" in page
    assert SECRET not in page
    run = ImportRun.objects.get()
    officer.post(reverse("start_import", args=[run.pk]))
    importing.run_import(run.pk)
    run.refresh_from_db()
    assert (run.state, run.new_posts, run.seen_again, run.bad_rows) == (ImportRun.State.DONE, 40, 0, 0)
    assert Post.objects.count() == 40
    assert Narrative.objects.order_by("-posts_count")[0].title.startswith("Kabar beredar")


def test_nothing_of_the_file_is_left(officer: Client, box: Source) -> None:
    run = _imported(officer, box, _csv(5))
    assert (run.key, run.stored_as) == (None, "")
    assert list(folder.folder().iterdir()) == []


def test_between_upload_and_end_no_handle_lies_on_disk_or_in_a_table(officer: Client, box: Source) -> None:
    _upload(officer, box, _csv(30))
    [stored] = folder.folder().iterdir()
    assert SECRET.encode() not in stored.read_bytes()
    assert stat.S_IMODE(stored.stat().st_mode) == 0o600
    assert stat.S_IMODE(stored.parent.stat().st_mode) == 0o700
    run = ImportRun.objects.get()
    importing.start(run)
    importing.run_import(run.pk)
    assert SECRET not in dumped()


def test_the_same_file_again_adds_nothing(officer: Client, box: Source) -> None:
    _imported(officer, box, _csv(25))
    again = _imported(officer, box, _csv(25))
    assert (again.new_posts, again.seen_again) == (0, 25)
    assert Post.objects.count() == 25


def test_people_of_two_files_are_not_counted_twice(officer: Client, box: Source) -> None:
    first = _csv(3).replace(b"putaran", b"babak")
    second = _csv(3).replace(b"/status/1", b"/status/2").replace(b"putaran", b"babak")
    _imported(officer, box, first)
    _imported(officer, box, second)
    assert Post.objects.count() == 6
    assert max(Narrative.objects.values_list("authors_count", flat=True)) == 3


def test_a_run_goes_on_where_it_stopped(
    officer: Client, box: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sejuk.desk.listening.imports import sealing

    monkeypatch.setattr(sealing, "GROUP_ROWS", 10)
    _upload(officer, box, _csv(35))
    run = ImportRun.objects.get()
    importing.start(run)
    assert importing._take_group(ImportRun.objects.get())
    assert importing._take_group(ImportRun.objects.get())
    run.refresh_from_db()
    assert (run.next_row, run.new_posts) == (20, 20)
    importing.run_import(run.pk)
    run.refresh_from_db()
    assert (run.state, run.next_row, run.new_posts, run.seen_again) == (ImportRun.State.DONE, 35, 35, 0)


def test_two_workers_on_one_run_take_nothing_twice(officer: Client, box: Source) -> None:
    _upload(officer, box, _csv(12))
    importing.start(ImportRun.objects.get())
    seen_by_first = ImportRun.objects.select_related("source").get()
    seen_by_second = ImportRun.objects.select_related("source").get()
    assert importing._take_group(seen_by_first)
    with pytest.raises(importing._OvertakenError):
        importing._take_group(seen_by_second)
    run = ImportRun.objects.get()
    assert (run.next_row, run.new_posts, run.seen_again) == (12, 12, 0)


def test_a_cancelled_run_takes_no_more(officer: Client, box: Source) -> None:
    _upload(officer, box, _csv(12))
    run = ImportRun.objects.get()
    importing.start(run)
    officer.post(reverse("cancel_import", args=[run.pk]))
    importing.run_import(run.pk)
    run.refresh_from_db()
    assert (run.state, run.key, Post.objects.count()) == (ImportRun.State.CANCELLED, None, 0)
    assert list(folder.folder().iterdir()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_csv(30, username=SECRET), "satu penulis"),
        (_csv(30, username=""), "penulis yang berdiri sendiri"),
        (b"", "Berkas"),
        (
            b"12/03/26 21.05 - Budi: halo\n12/03/26 21.06 - Ani: hai juga\n"
            b"12/03/26 21.07 - Budi: sudah dengar?\n" * 5,
            "ekspor percakapan",
        ),
    ],
)
def test_a_file_that_may_not_come_in_leaves_nothing(
    officer: Client, box: Source, content: bytes, words: str
) -> None:
    answer = _upload(officer, box, content)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ImportRun.objects.exists()
    assert list(folder.folder().iterdir()) == []


def test_a_wrong_guess_is_corrected_with_the_file_chosen_again(officer: Client, box: Source) -> None:
    rows = "".join(
        f"kata{n},orang{n},{RUMOUR} versi {n},keterangan panjang yang bukan pesan {n}\n" for n in range(9)
    )
    content = f"a,b,c,d\n{rows}".encode()
    columns = {"kolom_text": "c", "kolom_account": "b", "kolom_zone": "Asia/Makassar"}
    page = _upload(officer, box, content, **columns).content.decode()
    assert "9 baris dari 9 penulis" in page
    run = ImportRun.objects.latest("pk")
    importing.start(run)
    importing.run_import(run.pk)
    assert Post.objects.filter(text__startswith="Kabar beredar").count() == 9


def test_a_file_too_large_is_stopped_on_the_way(
    officer: Client, box: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sejuk.desk.listening.imports import arriving

    monkeypatch.setattr(arriving, "MAX_BYTES", 1000)
    answer = _upload(officer, box, _csv(400))
    assert answer.status_code == 422
    assert list(folder.folder().iterdir()) == []


def test_a_file_needs_an_approved_source(desk: Desk, officer: Client) -> None:
    waiting = make_source(desk, now=clock.now(), connector="files", config={}, kind="file", state="proposed")
    assert _upload(officer, waiting, _csv(9)).status_code == 403
    assert not ImportRun.objects.exists()


def test_other_institutions_see_nothing_of_a_file(desk: Desk, officer: Client, box: Source) -> None:
    _upload(officer, box, _csv(9))
    run = ImportRun.objects.get()
    other = desk.client(Role.ADMINISTRATOR, desk.kpu)
    assert other.get(reverse("import_page", args=[run.pk])).status_code == 404
    assert other.post(reverse("start_import", args=[run.pk])).status_code == 404


def test_a_source_paused_on_the_way_ends_the_run_in_words(officer: Client, box: Source) -> None:
    _upload(officer, box, _csv(9))
    run = ImportRun.objects.get()
    importing.start(run)
    Source.objects.filter(pk=box.pk).update(state="paused")
    importing.run_import(run.pk)
    run.refresh_from_db()
    assert (run.state, run.error_code, run.key) == (ImportRun.State.FAILED, "source_not_active", None)
    page = officer.get(reverse("import_page", args=[run.pk])).content.decode()
    assert "dijeda atau diakhiri" in page


def test_a_lost_file_ends_the_run_in_words(officer: Client, box: Source) -> None:
    _upload(officer, box, _csv(9))
    run = ImportRun.objects.get()
    importing.start(run)
    folder.remove(run.stored_as)
    importing.run_import(run.pk)
    run.refresh_from_db()
    assert (run.state, run.error_code) == (ImportRun.State.FAILED, "file_not_found")


def test_an_upload_that_nobody_starts_is_thrown_away(officer: Client, box: Source) -> None:
    _upload(officer, box, _csv(9))
    importing.throw_away(clock.now() + timedelta(hours=25))
    assert ImportRun.objects.get().state == ImportRun.State.CANCELLED


def test_what_a_crash_left_behind_is_swept() -> None:
    (folder.folder() / "raw-sisa.csv").write_text("sisa")
    assert folder.sweep(set()) == 0
    assert folder.sweep(set(), older_than=-1) == 1


def test_nothing_comes_in_by_file_before_it_is_lawful(officer: Client, box: Source) -> None:
    _upload(officer, box, _csv(9))
    run = ImportRun.objects.get()
    importing.start(run)
    Office.objects.update(listening_since=None)
    importing.run_import(run.pk)
    run.refresh_from_db()
    assert (run.state, run.error_code, Post.objects.count()) == ("failed", "listening_is_off", 0)


def test_sealed_file_gives_items_back_without_accounts(tmp_path: Path) -> None:
    key = b"k" * 32
    path = tmp_path / "a.parquet"
    items = [item(n, f"Pesan @orang{n} nomor {n}") for n in range(2500)]
    sealed = seal([Batch(items, next_row=2500)], path, key)
    assert (sealed.rows, sealed.authors) == (2500, 2500)
    groups = [open_group(path, row, key) for row in (0, 1000, 2000, 3000)]
    assert [len(group) for group in groups] == [1000, 1000, 500, 0]
    assert groups[2][499].text == "Pesan @… nomor 2499"
    assert groups[1][0].account is None
    assert len({i.seed for group in groups for i in group}) == 2500
    assert b"penulis" not in path.read_bytes()


def test_a_sealed_file_does_not_say_which_rows_are_by_one_author(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    seal([Batch([item(n, account="sama") for n in range(50)], next_row=50)], path, b"k" * 32)
    stored = pq.read_table(path).column("author").to_pylist()
    assert len(set(stored)) == 50
    assert len({i.seed for i in open_group(path, 0, b"k" * 32)}) == 1
