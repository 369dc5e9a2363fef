"""Pages of evidence: ask for a capture, bring a file, read, try again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.evidence import asking, browser
from sejuk.desk.cases.evidence.access import access_evidence, read_part
from sejuk.desk.cases.evidence.arriving import BoundedUploadHandler
from sejuk.desk.cases.evidence.ending import ends_at
from sejuk.desk.cases.evidence.forms import CaptureForm, FileForm
from sejuk.desk.cases.evidence.manifest import digest_of, manifest_bytes
from sejuk.desk.cases.evidence.words import error_words, picture_words
from sejuk.desk.cases.models import Case, Evidence, EvidenceState
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.sending import posted

_methods = require_http_methods(["GET", "HEAD", "POST"])
TEXT = "teks.txt"


@_methods
def capture(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask for a capture of a public page."""
    case = access_case(request.member, pk, SORTS)
    form = CaptureForm(posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            asking.ask(request.member, pk, said["url"], whole=said["whole"])
            return _back(request, pk, _("Halaman akan diambil. Hasilnya tampil di daftar bukti."))
        except Refused as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.advice}")
    return _page(request, case, form, FileForm())


@csrf_exempt
@_methods
def bring(request: MemberRequest, pk: int) -> HttpResponse:
    """Bring a file; the handler must be set before anything reads the form."""
    request.upload_handlers = [BoundedUploadHandler(request)]
    return _bring(request, pk)


@csrf_protect
def _bring(request: MemberRequest, pk: int) -> HttpResponse:
    case = access_case(request.member, pk, SORTS)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    file = request.FILES.get("berkas") if request.method == "POST" else None
    if file is None:
        if request.method == "POST":
            form.add_error("berkas", _("Pilih berkasnya. Berkas yang lebih besar dari 10 MB ditolak."))
        return _page(request, case, CaptureForm(), form)
    try:
        asking.bring(request.member, pk, file.read())
        return _back(request, pk, _("Berkas tersimpan sebagai bukti."))
    except Refused as refusal:
        form.add_error(None, f"{refusal.reason} {refusal.advice}")
        return _page(request, case, CaptureForm(), form)


@require_POST
def retry(request: MemberRequest, pk: int) -> HttpResponse:
    """Try a failed capture again."""
    evidence = asking.retry(request.member, pk)
    return _back(request, evidence.case_id, _("Dicoba lagi."))


@require_safe
def evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """What was kept of a page. Its text stands here, so opening the page is a read."""
    found = access_evidence(request.member, pk)
    text = ""
    if found.state == EvidenceState.CAPTURED and found.parts.filter(name=TEXT).exists():
        text = bytes(read_part(request.member, pk, TEXT).body).decode()
    context = {
        "evidence": found,
        "case": found.case,
        "text": text,
        "manifest": found.manifest,
        "manifest_sha256": digest_of(found.manifest) if found.state == EvidenceState.CAPTURED else "",
        "error": error_words(found.error),
        "picture": picture_words(found.manifest.get("picture", "")),
        "ends_at": ends_at(found),
    }
    return render(request, "cases/evidence.html", context)


@require_safe
def part(request: MemberRequest, pk: int, name: str) -> HttpResponse:
    """The bytes of one part, to be saved and never shown as a page."""
    if name == "manifes.json":
        found = access_evidence(request.member, pk)
        return _file(manifest_bytes(found.manifest), "application/json", found, name)
    kept = read_part(request.member, pk, name)
    return _file(bytes(kept.body), kept.media_type, kept.evidence, name)


def _file(body: bytes, media_type: str, evidence: Evidence, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="bukti-{evidence.pk}-{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def _back(request: MemberRequest, pk: int, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("cases:case", pk)


def _page(request: MemberRequest, case: Case, capturing: Any, bringing: Any) -> HttpResponse:
    context = {"case": case, "form": capturing, "file_form": bringing, "has_browser": browser.is_there()}
    wrong = capturing.errors or bringing.errors
    return render(request, "cases/evidence_form.html", context, status=422 if wrong else 200)
