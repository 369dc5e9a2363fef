"""What holds for cases even for somebody who writes through SQL: clocks."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_guards_core")]

    operations = []
