"""What this room writes into the audit chain: who did what about which directive, never its words."""

from django.utils.translation import gettext_lazy as _

from sejuk.desk.audit.actions import action

ACTIONS = [
    action("directive.drafted", _("Arahan dirancang"), "unit"),
    action("directive.sent", _("Arahan dikirim"), "unit", "recipients", "version", "replaces", "origin"),
    action("directive.discarded", _("Rancangan arahan dibuang"), "unit"),
    action("directive.closed", _("Arahan dinyatakan selesai"), "unit"),
    action("directive.read", _("Arahan dibaca unit"), "unit"),
    action("directive.acknowledged", _("Arahan dinyatakan diterima"), "unit"),
    action("directive.met", _("Rapat unit dicatat"), "unit"),
    action("directive.reported", _("Tindak lanjut dilaporkan"), "unit", "task", "files"),
    action("directive.done", _("Arahan selesai dikerjakan"), "unit"),
    action("directive.returned", _("Tindak lanjut dikembalikan"), "unit"),
    action("directive.asked", _("Pertanyaan tentang arahan"), "unit"),
    action("directive.answered", _("Pertanyaan tentang arahan dijawab"), "unit"),
    action("directive.file_read", _("Membaca lampiran arahan"), "unit", "kind"),
    action("directive.mailed", _("Surel arahan terkirim"), "kind", "mails"),
    action("directive.names_refused", _("Teks arahan yang menunjuk orang ditolak"), "unit", "kinds"),
]
