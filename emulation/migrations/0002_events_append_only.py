"""The database refuses to change or delete a row of the record."""

from django.db import migrations

from emulation.models import EVENTS_ARE_NEVER_CHANGED


class Migration(migrations.Migration):
    dependencies = [("emulation", "0001_initial")]
    operations = [
        migrations.RunPython(EVENTS_ARE_NEVER_CHANGED.create, EVENTS_ARE_NEVER_CHANGED.drop)
    ]
