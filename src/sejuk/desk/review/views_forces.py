"""Pages of operations and their task forces."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sejuk.desk.organisation.access import MemberRequest, accessible_units, may_anywhere, require_anywhere
from sejuk.desk.organisation.models import Operation
from sejuk.desk.review import forces, naming
from sejuk.desk.review.forms import ForceForm, OperationForm
from sejuk.desk.review.models import OperationForce
from sejuk.desk.review.transitions import NAMES_FORCES, READS

_methods = require_http_methods(["GET", "HEAD", "POST"])


@_methods
def force_list(request: MemberRequest) -> HttpResponse:
    """The task forces with their duties, and who has them; a POST gives one to a unit."""
    require_anywhere(request.member, READS)
    names = may_anywhere(request.member, NAMES_FORCES)
    form = ForceForm(request.member, request.POST or None) if names else None
    if request.method == "POST":
        require_anywhere(request.member, NAMES_FORCES)
    if form and form.is_bound and form.is_valid():
        said = form.cleaned_data
        naming.name_force(request.member, said["operation"], said["unit"], said["code"], said["suffix"])
        messages.success(request, _("Satgas ditetapkan."))
        return redirect("review:forces")
    given = OperationForce.objects.filter(unit__in=accessible_units(request.member, READS))
    context = {
        "form": form if Operation.objects.exists() else None,
        "names": names,
        "forces": forces.forces().values(),
        "source": forces.source(),
        "given": given.select_related("operation", "unit").order_by("operation", "unit__path", "pk"),
        "operations": Operation.objects.order_by("-starts_on"),
    }
    return render(request, "review/forces.html", context, status=422 if form and form.errors else 200)


@_methods
def operation_add(request: MemberRequest) -> HttpResponse:
    """Put an operation on record."""
    require_anywhere(request.member, NAMES_FORCES)
    form = OperationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        naming.add_operation(request.member, Operation(**form.cleaned_data))
        messages.success(request, _("Operasi dicatat. Sekarang tetapkan satgasnya."))
        return redirect("review:forces")
    return render(request, "review/operation.html", {"form": form}, status=422 if form.errors else 200)
