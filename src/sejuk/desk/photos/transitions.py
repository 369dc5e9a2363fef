"""What may happen to a photo."""

from __future__ import annotations

from sejuk.desk.organisation.models import Role
from sejuk.desk.photos.models import PhotoState
from sejuk.desk.states import Table, Transition

#: Who brings photos, and looks at those of their units.
BRINGS = frozenset(
    {Role.DUTY_OFFICER, Role.VERIFIER, Role.EDITOR, Role.APPROVER, Role.HEAD, Role.FIELD_REPORTER}
)
SEES = BRINGS | {Role.AUDITOR}
#: Who is the second person where officials' faces stay.
AGREES = frozenset({Role.APPROVER, Role.HEAD})

_NEW, _CHECKED, _ERASED = PhotoState.UNCHECKED, PhotoState.CHECKED, PhotoState.ERASED

PHOTO_TRANSITIONS: Table = (
    Transition("check", _NEW, _CHECKED, BRINGS, who="another person where officials' faces stay"),
    Transition("blur", _NEW, _NEW, BRINGS),
    Transition("blur", _CHECKED, _CHECKED, BRINGS),
    Transition("erase", _NEW, _ERASED, BRINGS, who="or the clock"),
    Transition("erase", _CHECKED, _ERASED, BRINGS, who="or the clock"),
)
