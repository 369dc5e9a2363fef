"""Pages of photos: look, blur more, say that it is fit, erase; and officials' faces."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.organisation.access import MemberRequest, accessible_units, may, require_anywhere
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos import bringing, tending
from sejuk.desk.photos.access import access_permission, access_photo, jpeg_of, may_check
from sejuk.desk.photos.arriving import takes_photo
from sejuk.desk.photos.forms import BlurForm, FacesForm, OfficialPhotoForm
from sejuk.desk.photos.models import FacePermission, Photo
from sejuk.desk.photos.transitions import AGREES, BRINGS

_methods = require_http_methods(["GET", "HEAD", "POST"])


@_methods
def photo(request: MemberRequest, pk: int) -> HttpResponse:
    """One photo; a POST blurs more of it."""
    found = access_photo(request.member, pk)
    form = BlurForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        tending.blur_more(request.member, pk, said["areas"], whole=said["whole"])
        messages.success(request, _("Dikaburkan. Yang lama tidak tersimpan lagi."))
        return redirect("photos:photo", pk)
    tends = found.by_id == request.member.pk or may(request.member, BRINGS, found.unit)
    context = {"photo": found, "form": form, "tends": tends, "checks": may_check(request.member, found)}
    return render(request, "photos/photo.html", context, status=422 if form.errors else 200)


@require_safe
def picture(request: MemberRequest, pk: int) -> HttpResponse:
    """The picture, for the pages that show it."""
    return jpeg_response(access_photo(request.member, pk))


def jpeg_response(shown: Photo) -> HttpResponse:
    """The bytes of a photo that the caller got through a door of their own room."""
    response = HttpResponse(jpeg_of(shown), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def check(request: MemberRequest, pk: int) -> HttpResponse:
    """It is fit to be seen."""
    tending.check(request.member, pk)
    messages.success(request, _("Foto sudah diperiksa. Sekarang rekan lain dapat melihatnya."))
    return redirect("photos:photo", pk)


@require_POST
def erase(request: MemberRequest, pk: int) -> HttpResponse:
    """Erase it."""
    tending.erase(request.member, pk)
    messages.success(request, _("Foto dihapus."))
    return redirect("photos:photo", pk)


@_methods
def faces(request: MemberRequest) -> HttpResponse:
    """Permissions about officials' faces, and a form that asks for one."""
    require_anywhere(request.member, BRINGS)
    form = FacesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        unit = request.member.unit
        tending.ask_faces(request.member, unit, said["offices"], said["consent"], said["client_id"])
        messages.success(request, _("Izin diminta. Orang kedua menyetujuinya sebelum foto diunggah."))
        return redirect("photos:faces")
    units = accessible_units(request.member, BRINGS)
    asked = FacePermission.objects.filter(unit__in=units).select_related("asked_by", "agreed_by", "photo")
    context = {"form": form, "permissions": asked[:50], "agrees": accessible_units(request.member, AGREES)}
    return render(request, "photos/faces.html", context, status=422 if form.errors else 200)


@require_POST
def faces_agree(request: MemberRequest, pk: int) -> HttpResponse:
    """The second person agrees."""
    tending.agree_faces(request.member, pk)
    messages.success(request, _("Izin disetujui untuk satu foto."))
    return redirect("photos:faces")


@takes_photo
@_methods
def faces_photo(request: MemberRequest, pk: int) -> HttpResponse:
    """Bring the one photo of a permission."""
    permission = access_permission(request.member, pk)
    if permission.asked_by_id != request.member.pk:
        raise Refused(_("Izin ini diminta orang lain."), _("Hanya ia yang dapat mengunggah fotonya."))
    form = OfficialPhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        brought = bringing.Brought(
            body=said["photo"].read(), alt=said["photo_alt"], client_id=said["client_id"],
            whole=said["photo_whole"], permission=permission,
        )  # fmt: skip
        try:
            return redirect("photos:photo", bringing.bring(request.member, permission.unit, brought).pk)
        except Refused as refusal:
            form.add_error("photo", f"{refusal.reason} {refusal.advice}")
    context = {"permission": permission, "form": form}
    return render(request, "photos/faces_photo.html", context, status=422 if form.errors else 200)
