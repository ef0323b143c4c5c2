from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="EventHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_hash", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="WorkerBeat",
            fields=[
                ("worker_id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, verbose_name="thời điểm")),
                (
                    "subject",
                    models.CharField(db_index=True, max_length=100, verbose_name="mã đối tượng"),
                ),
                ("subject_name", models.CharField(max_length=500, verbose_name="đối tượng")),
                ("action", models.CharField(max_length=40, verbose_name="mã việc")),
                ("action_label", models.CharField(max_length=100, verbose_name="việc đã làm")),
                ("actor", models.CharField(max_length=400, verbose_name="người thực hiện")),
                (
                    "actor_username",
                    models.CharField(blank=True, max_length=150, verbose_name="tài khoản"),
                ),
                (
                    "on_behalf_of",
                    models.CharField(blank=True, max_length=300, verbose_name="nhập thay cho"),
                ),
                ("note", models.TextField(blank=True, verbose_name="ý kiến, lý do")),
                (
                    "version",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="phiên bản"),
                ),
                ("previous_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("hash", models.CharField(editable=False, max_length=64, unique=True)),
            ],
            options={
                "verbose_name": "việc đã ghi",
                "verbose_name_plural": "nhật ký",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("action__in", ["return", "reopen", "reject"]),
                            ("note", ""),
                            _negated=True,
                        ),
                        name="sending_back_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodicSlot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("starts_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "starts_at"), name="one_worker_takes_a_turn"
                    )
                ],
            },
        ),
    ]
