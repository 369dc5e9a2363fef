import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

import sejuk.desk.narratives.lexemes
import sejuk.desk.narratives.models.author_key


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AlertBudget",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("analysts", models.PositiveSmallIntegerField(default=2)),
                ("per_analyst", models.PositiveSmallIntegerField(default=4)),
                ("province_from", models.FloatField(default=30)),
                ("headquarters_from", models.FloatField(default=90)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="alert_budget_is_one"),
                    models.CheckConstraint(
                        condition=models.Q(("analysts__gte", 1), ("per_analyst__gte", 1)),
                        name="alert_budget_is_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headquarters_from__gte", models.F("province_from"))),
                        name="alert_budget_climbs_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Narrative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=32, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("active", "Aktif"),
                            ("muted", "Dibisukan"),
                            ("merged", "Digabung"),
                            ("ended", "Berakhir"),
                        ],
                        default="active",
                        max_length=8,
                    ),
                ),
                ("muted_until", models.DateTimeField(blank=True, null=True)),
                ("title", models.TextField(blank=True)),
                (
                    "lexemes",
                    models.GeneratedField(
                        db_persist=True,
                        expression=sejuk.desk.narratives.lexemes.TitleLexemes("title"),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                ("theme", models.CharField(blank=True, max_length=24)),
                ("benign", models.BooleanField(default=False)),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField(db_index=True)),
                ("posts_count", models.PositiveIntegerField(default=0)),
                ("variants_count", models.PositiveIntegerField(default=0)),
                ("authors_count", models.PositiveIntegerField(default=0)),
                ("temperature", models.FloatField(default=0)),
                ("temperature_low", models.FloatField(default=0)),
                ("temperature_high", models.FloatField(default=0)),
                ("temperature_terms", models.JSONField(default=dict)),
                ("temperature_at", models.DateTimeField(blank=True, null=True)),
                ("temperature_before", models.FloatField(default=0)),
                ("posts_day", models.PositiveIntegerField(default=0)),
                ("posts_day_before", models.PositiveIntegerField(default=0)),
                ("signals", models.JSONField(default=dict)),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                ("described_posts", models.PositiveIntegerField(default=0)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbed",
                        to="narratives.narrative",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AuthorKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "salt",
                    models.BinaryField(
                        default=sejuk.desk.narratives.models.author_key.new_salt, max_length=16
                    ),
                ),
                ("is_current", models.BooleanField(default=True)),
                (
                    "narrative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="author_keys",
                        to="narratives.narrative",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("place", "Narasi ini beredar di wilayah Anda."),
                            ("province", "Narasi ini beredar di kabupaten atau kota di provinsi Anda."),
                            ("magnitude", "Lonjakannya besar sehingga naik ke pusat."),
                            ("spread", "Narasi ini beredar di lebih dari satu provinsi."),
                            ("no_place", "Tempatnya belum diketahui."),
                        ],
                        default="place",
                        max_length=10,
                    ),
                ),
                ("raised_at", models.DateTimeField(db_index=True)),
                ("observed", models.FloatField()),
                ("expected", models.FloatField()),
                ("magnitude", models.FloatField()),
                ("p_value", models.FloatField()),
                ("temperature", models.FloatField()),
                ("terms", models.JSONField(default=dict)),
                ("authors", models.PositiveIntegerField(default=0)),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Belum dilihat"),
                            ("acknowledged", "Ditangani"),
                            ("dismissed", "Bukan masalah"),
                        ],
                        default="new",
                        max_length=14,
                    ),
                ),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                ("mail_tries", models.PositiveSmallIntegerField(default=0)),
                ("mail_error", models.CharField(blank=True, max_length=20)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.member",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alerts",
                        to="organisation.unit",
                    ),
                ),
                (
                    "narrative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alerts",
                        to="narratives.narrative",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NarrativeEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merge", "Digabung"),
                            ("split", "Dipisah"),
                            ("mute", "Dibisukan"),
                            ("unmute", "Dibunyikan lagi"),
                        ],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.member",
                    ),
                ),
                (
                    "narrative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="narratives.narrative",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="narratives.narrative",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NarrativeHour",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hour", models.DateTimeField()),
                ("posts", models.PositiveIntegerField(default=0)),
                ("authors", models.PositiveIntegerField(default=0)),
                ("heat", models.FloatField(default=0)),
                ("rumour", models.FloatField(default=0)),
                (
                    "narrative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hours",
                        to="narratives.narrative",
                    ),
                ),
                (
                    "territory",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.territory",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TemperatureReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("authors", models.PositiveIntegerField(default=0)),
                ("temperature", models.FloatField(blank=True, null=True)),
                ("low", models.FloatField(blank=True, null=True)),
                ("high", models.FloatField(blank=True, null=True)),
                ("terms", models.JSONField(default=dict)),
                (
                    "territory",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="organisation.territory",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="narrative",
            index=models.Index(
                condition=models.Q(("authors_count__gte", 3)), fields=["-temperature"], name="narrative_hot"
            ),
        ),
        migrations.AddIndex(
            model_name="narrative",
            index=django.contrib.postgres.indexes.GinIndex(fields=["lexemes"], name="narrative_lexemes"),
        ),
        migrations.AddConstraint(
            model_name="narrative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into__isnull", False), ("state", "merged")),
                    models.Q(models.Q(("state", "merged"), _negated=True), ("merged_into__isnull", True)),
                    _connector="OR",
                ),
                name="narrative_merged_says_into_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="narrative",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), ("authors_count__gte", 3), _connector="OR"),
                name="narrative_title_needs_three_authors",
            ),
        ),
        migrations.AddConstraint(
            model_name="narrative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "muted"), _negated=True),
                    ("muted_until__isnull", False),
                    _connector="OR",
                ),
                name="narrative_muted_says_until_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_current", True)), fields=("narrative",), name="author_key_one_current"
            ),
        ),
        migrations.AddIndex(
            model_name="alert",
            index=models.Index(
                condition=models.Q(("state", "new")), fields=["unit", "-raised_at"], name="alert_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="alert",
            index=models.Index(
                condition=models.Q(("mailed_at__isnull", True)), fields=["raised_at"], name="alert_unmailed"
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.UniqueConstraint(
                fields=("narrative", "unit"), name="alert_once_a_narrative_and_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "new"), ("acknowledged_by__isnull", False), _connector="OR"),
                name="alert_settled_by_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dismissed"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="alert_dismissed_with_a_note",
            ),
        ),
        migrations.AddConstraint(
            model_name="narrativeevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by__isnull", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="narrative_event_has_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="narrativehour",
            index=models.Index(fields=["hour"], name="narratives__hour_54e29f_idx"),
        ),
        migrations.AddConstraint(
            model_name="narrativehour",
            constraint=models.UniqueConstraint(
                fields=("narrative", "hour", "territory"), name="narrative_hour_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="temperaturereading",
            constraint=models.UniqueConstraint(fields=("territory", "at"), name="temperature_reading_once"),
        ),
        migrations.AddConstraint(
            model_name="temperaturereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("authors__gte", 3),
                    models.Q(
                        ("high__isnull", True),
                        ("low__isnull", True),
                        ("temperature__isnull", True),
                        ("terms", {}),
                    ),
                    _connector="OR",
                ),
                name="temperature_reading_of_three_authors",
            ),
        ),
    ]
