"""Failed jobs, for administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sejuk.desk.listening.access import access_failed_jobs
from sejuk.desk.listening.services.failed import failed, retry
from sejuk.desk.organisation.access import MemberRequest


@require_safe
def failed_jobs(request: MemberRequest) -> HttpResponse:
    """What was given up, in words."""
    access_failed_jobs(request.member)
    return render(request, "listening/failed_jobs.html", {"jobs": failed()})


@require_POST
def retry_job(request: MemberRequest, pk: int) -> HttpResponse:
    """Once more."""
    access_failed_jobs(request.member)
    retry(request.member, pk)
    messages.success(request, _("Pekerjaan dicoba lagi."))
    return redirect("failed_jobs")
