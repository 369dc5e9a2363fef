"""What holds for cases even for somebody who writes through SQL: evidence."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_guards_clocks")]

    operations = []
