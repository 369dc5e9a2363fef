"""Tags and filters of the page frame, available in every template."""

from __future__ import annotations

from datetime import datetime

from django import forms, template
from django.forms import BoundField
from django.utils import formats, timezone
from django.utils.safestring import SafeString

from sejuk.desk.shell.zones import zone_name

register = template.Library()

_STYLES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxSelectMultiple, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxInput, "checkbox"),
    (forms.Textarea, "textarea w-full"),
    (forms.Select, "select w-full"),
    (forms.ClearableFileInput, "file-input w-full"),
    (forms.widgets.Input, "input w-full"),  # text, e-mail, number, password, date
]


@register.filter
def local_time(value: datetime | None, form: str = "j M Y H.i") -> str:
    """A moment in the active zone with the zone's name: ``3 Okt 2029 14.05 WIB``."""
    if value is None:
        return "–"
    local = timezone.localtime(value)
    return f"{formats.date_format(local, form)} {zone_name()}"


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether a field is one box to tick, whose label stands beside it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def styled(field: BoundField) -> SafeString:
    """A form field with its style, its help and its error tied to it for screen readers."""
    attributes: dict[str, str | bool] = {}
    style = next((css for kind, css in _STYLES if isinstance(field.field.widget, kind)), "")
    if style:
        attributes["class"] = style + (" input-error" if field.errors else "")
    described = [f"{field.auto_id}_helptext"] if field.help_text and not field.use_fieldset else []
    if field.errors:
        described.append(f"{field.auto_id}_error")
        attributes["aria-invalid"] = "true"
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attributes)
