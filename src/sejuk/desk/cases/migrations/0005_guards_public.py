"""What holds for cases even for somebody who writes through SQL: public."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_guards_evidence")]

    operations = []
