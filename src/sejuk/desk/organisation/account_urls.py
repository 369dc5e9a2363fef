"""The login pages that are open; allauth's others (sign-up, e-mail addresses, …) do not exist here."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.generic import RedirectView

urlpatterns = [
    path("masuk/", login_not_required(account.login), name="account_login"),
    path("keluar/", login_not_required(account.logout), name="account_logout"),
    path("tidak-aktif/", login_not_required(account.account_inactive), name="account_inactive"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("kata-sandi/ganti/", account.password_change, name="account_change_password"),
    path("kata-sandi/lupa/", login_not_required(account.password_reset), name="account_reset_password"),
    path(
        "kata-sandi/lupa/terkirim/",
        login_not_required(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^kata-sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        login_not_required(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "kata-sandi/baru/selesai/",
        login_not_required(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    # allauth sends somebody without a usable password here; the mail is how they get one.
    path(
        "kata-sandi/pasang/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path("dua-langkah/", mfa.index, name="mfa_index"),
    path("dua-langkah/kode/", login_not_required(mfa.authenticate), name="mfa_authenticate"),
    path("dua-langkah/pastikan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("dua-langkah/nyalakan/", totp.activate_totp, name="mfa_activate_totp"),
    path("dua-langkah/matikan/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("dua-langkah/cadangan/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("dua-langkah/cadangan/buat/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("dua-langkah/cadangan/unduh/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
