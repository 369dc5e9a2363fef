"""The tip-line on Telegram: a message gets the nearest clarifications or becomes a report with a number.

Of a message that is only looked up nothing is stored. Of a report, what the public form keeps; the number of
the chat is sealed with it and gone with the answer, or with ``/stop``.
"""
