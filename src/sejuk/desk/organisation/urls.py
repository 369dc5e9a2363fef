"""Addresses of this room."""

from django.urls import path

from sejuk.desk.organisation.views import (
    first_run,
    institutions,
    invitations,
    language,
    members,
    offices,
    units,
)

urlpatterns = [
    path("mulai/", first_run.first_run, name="first_run"),
    path("bahasa/", language.choose_language, name="set_language"),
    path("unit/", units.units, name="units"),
    path("unit/<int:pk>/", units.unit, name="unit"),
    path("unit/<int:pk>/tambah/", units.unit_add, name="unit_add"),
    path("unit/<int:pk>/berkas/", units.units_import, name="units_import"),
    path("unit/<int:pk>/ubah/", units.unit_change, name="unit_change"),
    path("unit/<int:pk>/undang/", invitations.invite, name="invite"),
    path("undangan/<int:pk>/tarik/", invitations.invitation_withdraw, name="invitation_withdraw"),
    path("undangan/<str:token>/", invitations.invitation_accept, name="invitation_accept"),
    path("anggota/<int:pk>/", members.member, name="member"),
    path("anggota/<int:pk>/peran/", members.role_grant, name="role_grant"),
    path("anggota/<int:pk>/aktif/", members.member_active, name="member_active"),
    path("anggota/<int:pk>/dua-langkah/", members.second_factor_reset, name="second_factor_reset"),
    path("peran/", members.role_proposals, name="role_proposals"),
    path("peran/usul/<int:pk>/setuju/", members.role_agree, name="role_agree"),
    path("peran/usul/<int:pk>/tolak/", members.role_refuse, name="role_refuse"),
    path("peran/<int:pk>/akhiri/", members.role_end, name="role_end"),
    path("lembaga/", institutions.institutions, name="institutions"),
    path("lembaga/usulkan/", institutions.institution_propose, name="institution_propose"),
    path("lembaga/<int:pk>/", institutions.institution, name="institution"),
    path("lembaga/<int:pk>/periksa/", institutions.institution_check, name="institution_check"),
    path("lembaga/<int:pk>/tarik/", institutions.institution_withdraw, name="institution_withdraw"),
    path("lembaga/<int:pk>/undang/", institutions.institution_invite, name="institution_invite"),
    path("kantor/", offices.office, name="office"),
    path("kantor/ubah/", offices.office_change, name="office_change"),
    path("kantor/pemantauan/mulai/", offices.listening_open, name="listening_open"),
    path("kantor/pemantauan/henti/", offices.listening_close, name="listening_close"),
    path("kantor/catatan-pemrosesan/", offices.office_record, name="office_record"),
]
