"""What differs between machines: read from the environment, with `.env` filling the gaps.

A missing or malformed value stops the start with one sentence that says how to mend it;
nothing here guesses. `.env.example` lists every name.
"""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}
HOST = re.compile(r"[\w.-]+|\[[0-9a-f:]+\]", re.ASCII | re.IGNORECASE)
DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}
DATABASE_EXAMPLE = "sqlite:////srv/thidua/db.sqlite3 or postgres://user:password@host:5432/name"


def load(default_path):
    """Fill the environment from the file ENV_FILE names, or from `default_path` if it exists."""
    path = Path(os.environ.get("ENV_FILE", default_path))
    if path.is_file():
        environ.Env.read_env(path)
    elif "ENV_FILE" in os.environ and str(path) != os.devnull:
        raise ImproperlyConfigured(f"ENV_FILE names {path}, which is not a file; correct the path.")


def text(name, default=None):
    """The value of `name`; without a default it is required."""
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name} (see .env.example).")
    return value


def flag(name, default=False):
    value = os.environ.get(name, str(default)).strip().lower()
    if value not in YES | NO:
        raise malformed(name, "true or false")
    return value in YES


def positive(name, default):
    value = text(name, str(default))
    if not value.isdecimal() or int(value) == 0:
        raise malformed(name, f"a whole number above zero, such as {default}")
    return int(value)


def path(name):
    """The file or folder that `name` holds, or None where it is not set."""
    value = text(name, "")
    if value and not Path(value).exists():
        raise malformed(name, "the path of a file or folder that is there")
    return Path(value) if value else None


def secret_key(default):
    value = text("SECRET_KEY", default)
    if value != default and len(value) < 50:
        raise malformed("SECRET_KEY", "at least 50 random characters; bin/run writes one into .env")
    return value


def site_url(default, *, needs_https):
    """The address people type, without a closing slash."""
    value = text("SITE_URL", default).rstrip("/")
    schemes = {"https"} if needs_https else {"http", "https"}
    parts = urlsplit(value)
    if parts.scheme not in schemes or not parts.hostname:
        raise malformed("SITE_URL", f"{' or '.join(sorted(schemes))}://thidua.example.gov.vn")
    return value


def hosts(name):
    """The names in a list parted by commas: no scheme, no port."""
    found = [host.strip() for host in text(name, "").split(",") if host.strip()]
    if not all(HOST.fullmatch(host) for host in found):
        raise malformed(name, "names such as thidua.example.gov.vn,10.0.0.5")
    return found


def database(default):
    """Django's settings for DATABASE_URL, which may name SQLite or PostgreSQL."""
    url = text("DATABASE_URL", default)
    try:
        scheme = urlsplit(url).scheme
        config = environ.Env.db_url_config(url) if scheme in DATABASE_SCHEMES else {}
    except ValueError:  # a port that is no number, an address that is none
        config = {}
    if not config.get("NAME"):
        raise malformed("DATABASE_URL", DATABASE_EXAMPLE)
    if "sqlite" in config["ENGINE"] and not Path(config["NAME"]).parent.is_dir():
        raise malformed("DATABASE_URL", "a file in a folder that is there")
    return config


def cache():
    """Django's settings for CACHE_URL; without one, each process remembers for itself."""
    url = text("CACHE_URL", "locmem://")
    if url != "locmem://" and urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise malformed("CACHE_URL", "redis://host:6379/0, or unset")
    if url == "locmem://":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}


def malformed(name, expected):
    """The error to raise; it never repeats the value, which may hold a password."""
    return ImproperlyConfigured(f"{name} is malformed: write {expected} (see .env.example).")
