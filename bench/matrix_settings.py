"""The site's own settings as in production, but plain HTTP on loopback and pages of our own."""

import os

os.environ["DEBUG"] = "false"
os.environ.setdefault("SECRET_KEY", "a-key-for-measurements-only-" * 2)
os.environ.setdefault("SITE_URL", "https://127.0.0.1")

from emulation.settings import *  # noqa: E402, F403 after the environment is set

ROOT_URLCONF = "bench.matrix_site"
SECURE_SSL_REDIRECT = False
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
LOGGING["root"]["level"] = "WARNING"  # noqa: F405
LOGGING["loggers"]["emulation"] = {"level": "WARNING"}  # noqa: F405
