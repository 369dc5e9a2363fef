"""One page for a table: choose a file, see what it would change, confirm."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from sejuk.desk.cases.evidence.arriving import BoundedUploadHandler
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.tabular.confirming import confirm, seal, unseal
from sejuk.desk.tabular.planning import Outcome, Plan, TableKind, made_plan
from sejuk.desk.tabular.reading import read_table
from sejuk.desk.tabular.rows import UnusableTableError
from sejuk.desk.tabular.template import CSV_TYPE, XLSX_TYPE, csv_template, xlsx_template

View = Callable[..., HttpResponse]
#: Lines of a list that the page shows; the counts are of all.
_SHOWN = 200


def takes_table(view: View) -> View:
    """Let a view take a file: the handler must be set before anything reads the form."""
    protected = csrf_protect(view)

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def taking(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [BoundedUploadHandler(request)]
        return protected(request, *args, **kwargs)

    return taking


def answer(request: MemberRequest, kind: TableKind, back: str) -> HttpResponse:
    """Answer a request about a table of this kind; ``back`` is where a finished import leads."""
    if request.method != "POST":
        return _template(request, kind) or _page(request, kind, back)
    try:
        if "baris" in request.POST:
            return _confirmed(request, kind, back)
        return _previewed(request, kind, back)
    except UnusableTableError as error:
        return _page(request, kind, back, error=str(error.words))


def _template(request: MemberRequest, kind: TableKind) -> HttpResponse | None:
    made = {"csv": (csv_template, CSV_TYPE), "xlsx": (xlsx_template, XLSX_TYPE)}.get(
        request.GET.get("contoh", "")
    )
    if made is None:
        return None
    make, media_type = made
    name = f"{kind.code.replace('.', '-')}.{request.GET['contoh']}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(make(kind), content_type=media_type, headers=headers)


def _previewed(request: MemberRequest, kind: TableKind, back: str) -> HttpResponse:
    file = request.FILES.get("berkas")
    if file is None:
        return _page(request, kind, back, error=_("Pilih berkasnya. Yang lebih besar dari 5 MB ditolak."))
    read = read_table(file.read(), kind.columns, kind.most_rows)
    plan = made_plan(kind, read.rows)
    sealed = "" if plan.problems else seal(request.member, kind, read.rows, plan)
    return _page(request, kind, back, plan=plan, sealed=sealed, ignored=read.ignored)


def _confirmed(request: MemberRequest, kind: TableKind, back: str) -> HttpResponse:
    sealed = unseal(request.member, kind, request.POST["baris"])
    plan, done = confirm(request.member, kind, sealed)
    if not done:
        again = "" if plan.problems else seal(request.member, kind, sealed.rows, plan)
        changed = _("Sementara itu ada yang berubah. Periksa sekali lagi sebelum memasukkan.")
        return _page(request, kind, back, plan=plan, sealed=again, error=changed)
    messages.success(request, _words(plan))
    return redirect(back)


def _words(plan: Plan) -> str:
    counts = plan.counts
    if plan.does_nothing:
        return _("Semua baris sudah ada; tidak ada yang diubah.")
    return _("Selesai: %(new)d baru, %(changed)d berubah, %(same)d tetap.") % {
        "new": counts[Outcome.NEW],
        "changed": counts[Outcome.CHANGED],
        "same": counts[Outcome.SAME],
    }


def _page(
    request: MemberRequest,
    kind: TableKind,
    back: str,
    *,
    plan: Plan | None = None,
    sealed: str = "",
    ignored: list[str] | None = None,
    error: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {"kind": kind, "back": back, "sealed": sealed, "error": error}
    if plan is not None:
        labels = {column.name: column.label for column in kind.columns}
        context |= {
            "plan": plan,
            "ignored": ignored or [],
            "problems": [(one, labels.get(one.column, "")) for one in plan.problems[:_SHOWN]],
            "changes": [one for one in plan.changes if one.outcome != Outcome.SAME][:_SHOWN],
            "counts": [(outcome.label, plan.counts[outcome]) for outcome in Outcome],
            "shown": _SHOWN,
        }
    wrong = error or (plan is not None and plan.problems)
    return render(request, "tabular/page.html", context, status=422 if wrong else 200)
