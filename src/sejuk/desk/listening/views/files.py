"""Bringing in a file: choose it, check what its columns are, start, watch."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.listening.access import access_import, access_upload, may_change
from sejuk.desk.listening.imports.arriving import PrivateUploadHandler
from sejuk.desk.listening.imports.mapping import MappingForm, Shown, shown
from sejuk.desk.listening.models import ImportRun, Source
from sejuk.desk.listening.services import importing
from sejuk.desk.listening.words import BAD_ROWS, error_words
from sejuk.desk.organisation.access import MemberRequest, Refused
from sejuk.sources.errors import SourceError
from sejuk.sources.files.face import ColumnMap
from sejuk.sources.files.preview import preview


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: MemberRequest, pk: int) -> HttpResponse:
    """Take the file into the private folder; the handler must be set before anything reads the form."""
    request.upload_handlers = [PrivateUploadHandler(request)]
    return _upload(request, pk)


@csrf_protect
def _upload(request: MemberRequest, pk: int) -> HttpResponse:
    source = access_upload(request.member, pk)
    if request.method != "POST":
        return _page(request, source)
    file = request.FILES.get("berkas")
    if file is None:
        return _page(
            request, source, _("Pilih berkasnya. Berkas yang terlalu besar ditolak; pecah lebih dulu.")
        )
    try:
        return _received(request, source, file)
    except SourceError as error:
        return _page(request, source, error_words(error.code, error.params))
    except Refused as refusal:
        return _page(request, source, f"{refusal.reason} {refusal.advice}")
    finally:
        file.close()


def _received(request: MemberRequest, source: Source, file: UploadedFile[bytes]) -> HttpResponse:
    path = Path(file.temporary_file_path())  # type: ignore[attr-defined]
    look = preview(path)
    form = MappingForm(look, request.POST if "kolom_text" in request.POST else None)
    mapping = form.chosen() if form.is_bound else look.mapping()
    if mapping is None:
        return _page(request, source, _("Pilih kolom yang memuat teksnya."), shown(look, None), form)
    run = importing.seal_upload(request.member, source, path, file.name or "", mapping)
    return _mapping_page(request, run, shown(look, mapping), form, mapping)


def _mapping_page(
    request: MemberRequest, run: ImportRun, look: Shown, form: MappingForm, mapping: ColumnMap
) -> HttpResponse:
    """What was understood of the file, shown once: its rows are not kept as they were."""
    context = {"run": run, "source": run.source, "look": look, "form": form, "mapping": mapping}
    return render(request, "listening/import_mapping.html", context)


def _page(
    request: MemberRequest,
    source: Source,
    error: str = "",
    look: Shown | None = None,
    form: MappingForm | None = None,
) -> HttpResponse:
    context = {"source": source, "error": error, "look": look, "form": form}
    return render(request, "listening/upload.html", context, status=422 if error else 200)


@require_safe
def import_page(request: MemberRequest, pk: int) -> HttpResponse:
    """How far a file is, and what became of it."""
    run = access_import(request.member, pk)
    done = 100 * run.next_row // run.rows if run.rows else 100
    error = error_words(run.error_code, run.error_params) if run.error_code else ""
    context = {
        "run": run,
        "source": run.source,
        "done": done,
        "error": error,
        "bad": [(row + 1, BAD_ROWS.get(reason, reason)) for row, reason in run.bad_examples],
        "may_change": may_change(request.member, run.source),
    }
    return render(request, "listening/import_page.html", context)


@require_POST
def start_import(request: MemberRequest, pk: int) -> HttpResponse:
    """Let the worker take the file in."""
    run = access_import(request.member, pk, change=True)
    importing.start(run, request.member)
    return redirect("import_page", run.pk)


@require_POST
def cancel_import(request: MemberRequest, pk: int) -> HttpResponse:
    """Stop and delete what is left of the file."""
    run = access_import(request.member, pk, change=True)
    importing.cancel(request.member, run)
    messages.info(
        request, _("Pemasukan berkas dihentikan. Yang sudah masuk tetap ada; sisa berkasnya dihapus.")
    )
    return redirect("import_page", run.pk)
