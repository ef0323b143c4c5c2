"""The database refuses a phase that overlaps another of the same campaign."""

from django.db import migrations

from campaigns.models.phase import PHASES_DO_NOT_OVERLAP


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_initial")]
    operations = [migrations.RunPython(PHASES_DO_NOT_OVERLAP.create, PHASES_DO_NOT_OVERLAP.drop)]
