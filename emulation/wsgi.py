"""What the web server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings")
application = get_wsgi_application()

# What is loaded by now stays: the collector need never look through it, nor a worker copy it.
gc.collect()
gc.freeze()
