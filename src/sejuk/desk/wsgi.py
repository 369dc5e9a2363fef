"""The web application, served by granian."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sejuk.desk.settings")
application = get_wsgi_application()

# What was imported stays as long as the process: looking through it again and again for garbage held up
# whole pages. What requests leave behind is still collected.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 100)
