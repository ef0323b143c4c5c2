"""A mean, a percentage and a level to be kept are not the sum of their phases."""

from django.db import migrations, models
from django.db.models import Q

ADDS_OVER_PHASES = (
    ~Q(aggregation="mean")
    & ~Q(comparator="maintain")
    & (~Q(kind="ratio") | Q(is_reported_as_change=False))
    & (Q(kind="ratio") | ~Q(unit_of_measure="%"))
    & (Q(is_reported_as_change=False) | Q(change_unit__in=["", "units"]))
)
MAY_STAND = Q(is_cumulative=True) | Q(kind__in=["yes_no", "words"]) | ADDS_OVER_PHASES


def take_the_last_figure_for_the_year(apps, schema_editor):
    """Such a measure was added up wrongly; the figure of the last phase is the year's."""
    apps.get_model("campaigns", "Measure").objects.exclude(MAY_STAND).update(is_cumulative=True)


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0004_former_paper"),
    ]

    operations = [
        migrations.RunPython(take_the_last_figure_for_the_year, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="measure",
            name="is_cumulative",
            field=models.BooleanField(
                default=True,
                help_text="Số cả năm gồm cả 6 tháng đầu năm. Bỏ chọn: mỗi đợt báo cáo riêng phần "
                "của đợt, số cả năm là tổng các đợt.",
                verbose_name="lũy kế từ đầu năm",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=MAY_STAND,
                name="only_what_adds_is_reported_by_phase",
                violation_error_message="Số bình quân, số phần trăm, mức duy trì không cộng được "
                "qua các đợt: chọn “Lũy kế từ đầu năm”.",
            ),
        ),
    ]
