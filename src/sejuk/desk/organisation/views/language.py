"""The language a person chooses, kept with the member over devices."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import check_for_language
from django.views.i18n import set_language

from sejuk.desk.organisation.models import Member


@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    """Set the cookie as Django does, and remember the choice."""
    language = request.POST.get("language", "")
    member: Member | None = getattr(request, "member", None)
    if member is not None and language in dict(settings.LANGUAGES) and check_for_language(language):
        Member.objects.filter(pk=member.pk).update(language=language)
    response: HttpResponse = set_language(request)
    return response
