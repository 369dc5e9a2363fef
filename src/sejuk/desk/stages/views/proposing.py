"""Add a cycle or a stage, move a stage, answer what others proposed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.stages.access import access_stage, proposing_territories
from sejuk.desk.stages.current import calendar_of
from sejuk.desk.stages.forms import CycleForm, StageForm, initial_of
from sejuk.desk.stages.models import StageVersion, VersionState
from sejuk.desk.stages.services.cycles import add_cycle as make_cycle
from sejuk.desk.stages.services.versions import answer, propose
from sejuk.desk.stages.transitions import PROPOSES
from sejuk.desk.stages.views.asking import asked
from sejuk.desk.stages.views.calendar import place_of


@require_http_methods(["GET", "HEAD", "POST"])
def add_cycle(request: MemberRequest) -> HttpResponse:
    """A special election, or one that the release does not know."""
    require_anywhere(request.member, PROPOSES)
    form = CycleForm(request.POST or None, places=proposing_territories(request.member))

    def do() -> HttpResponse:
        said = form.cleaned_data
        made = make_cycle(request.member, said["name"], said["territory"], said["rule"], said["article"])
        messages.success(request, _("Siklus ditambah. Sekarang tambahkan tahapannya."))
        return redirect("stages:cycle", made.code)

    return asked(request, form, do, _("Tambah siklus"), lead=_lead())


@require_http_methods(["GET", "HEAD", "POST"])
def add_stage(request: MemberRequest, cycle: str) -> HttpResponse:
    """A stage that a cycle does not have yet."""
    return _stage(request, cycle, "")


@require_http_methods(["GET", "HEAD", "POST"])
def move_stage(request: MemberRequest, cycle: str, stage: str) -> HttpResponse:
    """Another date, or the end of a stage; the version before stays."""
    return _stage(request, cycle, stage)


def _stage(request: MemberRequest, cycle: str, stage: str) -> HttpResponse:
    require_anywhere(request.member, PROPOSES)
    place = place_of(request, cycle)
    if stage:
        calendar, found = access_stage(place, cycle, stage)
        initial, title = (
            initial_of(found) | {"territory": place.code},
            _("Ubah %(name)s") % {"name": found.name},
        )
    else:
        calendar, initial, title = calendar_of(place), {"territory": place.code}, _("Tambah tahapan")
    form = StageForm(
        request.POST or None, initial=initial, calendar=calendar, cycle=cycle, stage=stage,
        places=proposing_territories(request.member),
    )  # fmt: skip

    def do() -> HttpResponse:
        made = propose(request.member, form.proposal())
        messages.success(request, _told(made))
        return redirect(_page_of(made))

    return asked(request, form, do, title, lead=_lead())


def _lead() -> str:
    return _(
        "Yang tersimpan menjadi versi baru dengan dasar hukumnya; versi lama tetap ada. Usul lembaga selain "
        "KPU dan Bawaslu berlaku setelah salah satu dari keduanya mengonfirmasi."
    )


def _told(version: StageVersion) -> str:
    if version.state == VersionState.CONFIRMED:
        return _("Tahapan tersimpan dan berlaku.")
    return _("Usul tersimpan. Yang sudah ditetapkan tetap berlaku sampai KPU atau Bawaslu menjawab.")


@require_POST
def answer_version(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """Confirm or refuse a proposal."""
    version = answer(request.member, pk, verb)
    done = _("Usul dikonfirmasi dan berlaku.") if verb == "confirm" else _("Usul tidak dikonfirmasi.")
    messages.success(request, done)
    calendar = calendar_of(version.territory)
    if calendar.find(version.cycle, version.stage) is None:
        return redirect("stages:cycle", version.cycle)
    return redirect(_page_of(version))


def _page_of(version: StageVersion) -> str:
    """The stage as it counts where the version counts."""
    page = reverse("stages:stage", args=[version.cycle, version.stage])
    return f"{page}?wilayah={version.territory_id}"
