"""What holds for cases even for somebody who writes through SQL: core."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = []
