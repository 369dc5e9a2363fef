"""The customary activity report (*giat*): one content, and its forms as page, WhatsApp text and DOCX.

A report to a superior is in Indonesian, whatever language the screen has. It tells what an office did, by
functions and counts; who took part is nobody's business, so there is no place for a list of names.

The page: ``{% include "giat/report.html" with giat=... %}``.
"""

from sejuk.desk.giat.content import NOTHING_TO_TELL, Giat, Picture, Section
from sejuk.desk.giat.whatsapp import whatsapp_text
from sejuk.desk.giat.word import docx
from sejuk.desk.giat.wording import addressed_as, lines, time_and_place

__all__ = [
    "NOTHING_TO_TELL",
    "Giat",
    "Picture",
    "Section",
    "addressed_as",
    "docx",
    "lines",
    "time_and_place",
    "whatsapp_text",
]
