"""What a form says of wrong input: what to do next, in Indonesian, also where Django would only say no."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation

CASES = [
    (forms.CharField(), "", "Isi dulu, lalu kirim lagi."),
    (forms.CharField(min_length=5), "abc", "Tulis paling sedikit 5."),
    (forms.CharField(max_length=5), "abcdefg", "Ringkaskan sampai 5."),
    (forms.CharField(), "a\x00b", "Hapus, lalu ketik ulang."),
    (forms.IntegerField(), "dua", "Tulis angka bulat saja, misalnya 12."),
    (forms.IntegerField(min_value=1), "0", "Isi paling sedikit 1."),
    (forms.IntegerField(max_value=9), "10", "Isi paling banyak 9."),
    (forms.EmailField(), "siapa", "nama@kantor.go.id"),
    (forms.URLField(assume_scheme="https"), "bukan alamat", "diawali https://."),
    (forms.DateField(), "kemarin", "Pilih dari kalender."),
    (forms.DateTimeField(), "kemarin", "Pilih keduanya dari kalender."),
    (forms.ChoiceField(choices=[("a", "A")]), "b", "Pilih salah satu yang tampil."),
]


@pytest.mark.parametrize(("field", "typed", "advice"), CASES)
def test_an_error_says_what_to_do(field: forms.Field, typed: str, advice: str) -> None:
    with translation.override("id"), pytest.raises(ValidationError) as refused:
        field.clean(typed)
    assert advice in " ".join(refused.value.messages)


def test_a_field_that_nobody_sees_does_not_fail_in_silence() -> None:
    class Form(forms.Form):
        client_id = forms.UUIDField(widget=forms.HiddenInput)

    with translation.override("id"):
        said = render_to_string("shell/form.html", {"form": Form({"client_id": "bukan nomor"})})
    assert 'role="alert"' in said
    assert "muat ulang halamannya" in said
