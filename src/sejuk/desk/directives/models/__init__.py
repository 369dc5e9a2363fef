"""What this room keeps: directives and their versions, what each unit did, and who was told when."""

from sejuk.desk.directives.models.directive import Attachment, Directive, DirectiveState, OrderKind, Task
from sejuk.desk.directives.models.notice import Notice
from sejuk.desk.directives.models.question import Question
from sejuk.desk.directives.models.receipt import Receipt, ReceiptState, Returned
from sejuk.desk.directives.models.work import Attendance, FollowUp, FollowUpFile, Meeting

__all__ = [
    "Attachment",
    "Attendance",
    "Directive",
    "DirectiveState",
    "FollowUp",
    "FollowUpFile",
    "Meeting",
    "Notice",
    "OrderKind",
    "Question",
    "Receipt",
    "ReceiptState",
    "Returned",
    "Task",
]
