from django import forms
from django.template.loader import render_to_string

from sejuk.desk.shell.templatetags.shell import styled


class Letter(forms.Form):
    name = forms.CharField(help_text="Your name")
    kind = forms.ChoiceField(choices=[("a", "A")])
    text = forms.CharField(widget=forms.Textarea)
    agreed = forms.BooleanField(required=False, help_text="You may leave it.")


def test_a_field_is_tied_to_its_help_and_its_error() -> None:
    html = styled(Letter({"name": ""})["name"])
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_each_kind_of_field_has_its_style() -> None:
    form = Letter()
    assert 'class="select w-full"' in styled(form["kind"])
    assert 'class="textarea w-full"' in styled(form["text"])
    assert 'class="input w-full"' in styled(form["name"])


def test_a_box_to_tick_has_its_label_beside_it_and_is_never_called_optional() -> None:
    html = render_to_string("shell/form.html", {"form": Letter()})
    box = html[html.index('for="id_agreed"') :]
    assert box.index('type="checkbox"') < box.index("Agreed")
    assert "boleh kosong" not in html
