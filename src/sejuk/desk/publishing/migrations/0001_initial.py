"""Outlets, publications with their receipts, subscribers."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("network", "0005_ends"),
        ("organisation", "0005_guard_second_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outlet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=16)),
                ("user", models.CharField(blank=True, max_length=120)),
                ("secret", models.BinaryField(default=b"")),
                ("made_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("tested_at", models.DateTimeField(blank=True, null=True)),
                ("test_error", models.CharField(blank=True, max_length=24)),
                ("paused_until", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.officialaccount",
                    ),
                ),
                (
                    "made_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["unit__path", "kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveBigIntegerField(db_index=True)),
                ("version", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("item", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Mengantre"),
                            ("sending", "Sedang disiarkan"),
                            ("by_hand", "Menunggu ditempel"),
                            ("sent", "Tersiar"),
                            ("failed", "Gagal"),
                            ("uncertain", "Belum pasti"),
                            ("correcting", "Sedang dikoreksi"),
                            ("withdrawing", "Sedang ditarik"),
                            ("withdrawn", "Ditarik"),
                            ("dropped", "Tidak disiarkan"),
                        ],
                        default="waiting",
                        max_length=11,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("since", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("maybe", models.BooleanField(default=False)),
                ("error", models.CharField(blank=True, max_length=24)),
                ("runner", models.IntegerField(blank=True, null=True)),
                ("remote_id", models.CharField(blank=True, max_length=64)),
                ("address", models.URLField(blank=True, max_length=500)),
                ("shown_version", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.member",
                    ),
                ),
                (
                    "outlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="publishing.outlet",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.member",
                    ),
                ),
            ],
            options={
                "ordering": ["outlet__unit__path", "outlet__kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
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
                            ("published", "Disiarkan"),
                            ("found", "Ditemukan di sana"),
                            ("corrected", "Dikoreksi"),
                            ("withdrawn", "Ditarik"),
                        ],
                        max_length=9,
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("words_sha256", models.CharField(max_length=64)),
                ("remote_id", models.CharField(blank=True, max_length=64)),
                ("address", models.URLField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
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
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="publishing.publication",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("address", models.BinaryField()),
                ("once", models.CharField(editable=False, max_length=64)),
                ("language", models.CharField(default="id", max_length=2)),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisation.unit"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="outlet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account__isnull", True), ("kind__in", ["portal", "feeds", "mail"])),
                    models.Q(
                        models.Q(("kind__in", ["portal", "feeds", "mail"]), _negated=True),
                        ("account__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="outlet_elsewhere_has_an_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="outlet",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_at__isnull", True), ("secret", b""), _connector="OR"),
                name="outlet_closed_keeps_no_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="outlet",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("unit", "kind", "account"),
                name="outlet_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["outlet", "due_at"], name="publication_next"),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["state", "number"], name="publication_state"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(fields=("outlet", "number"), name="publication_once"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sending"), _negated=True), ("runner__isnull", False), _connector="OR"
                ),
                name="publication_sending_has_a_runner",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["sending", "correcting", "withdrawing"]),
                    ("runner__isnull", True),
                    _connector="OR",
                ),
                name="publication_runner_is_at_work",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["sent", "correcting"]), _negated=True),
                    ("shown_version__isnull", False),
                    _connector="OR",
                ),
                name="publication_sent_shows_a_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscriber",
            constraint=models.UniqueConstraint(fields=("unit", "once"), name="subscriber_once"),
        ),
        migrations.AddConstraint(
            model_name="subscriber",
            constraint=models.CheckConstraint(
                condition=models.Q(("address", b""), _negated=True), name="subscriber_has_an_address"
            ),
        ),
    ]
