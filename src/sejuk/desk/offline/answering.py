"""What a view says to the queue on a phone, so that every room says it alike."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import HttpRequest, JsonResponse

#: What a form that cannot be taken answers; the queue shows its problems and offers to mend them.
UNUSABLE = 422


def asks_as_queue(request: HttpRequest) -> bool:
    """Whether the phone's queue asks, and not a person's browser."""
    return request.headers.get("Accept") == "application/json"


def taken(said: str, page: str = "", *, asks: bool = False) -> JsonResponse:
    """It arrived: what the phone shows for it, and where to look if something is asked of the person."""
    return JsonResponse({"number": said, "page": page, "asks": asks})


def unusable(form: BaseForm) -> JsonResponse:
    """What is wrong with a form, in words."""
    return JsonResponse({"problems": problems(form)}, status=UNUSABLE)


def problems(form: BaseForm) -> list[str]:
    """Each problem with the name of its field."""
    found: list[str] = []
    for name, errors in form.errors.items():
        label = str(form.fields[name].label) if name in form.fields else ""
        found += [f"{label}: {error}" if label else str(error) for error in errors]
    return found
