"""The acts of the demonstration are done on their day: the clock of the site is set for them."""

from contextlib import contextmanager
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def acting_at(instant):
    """What is done inside is recorded as done at `instant`. Only where demonstrations are built."""
    with patch.object(timezone, "now", lambda: instant):
        yield
