"""What must be in order before the site starts; each finding says how to mend it.

Those of settings and fonts run with every command; that of the database with `migrate`, at the
start of a worker and with `manage.py check --database default`.
"""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import DatabaseError, connections

from emulation.certificates import roots_in
from emulation.pdf_fonts import check_fonts


@register(Tags.files)
def evidence_is_not_public(app_configs, **kwargs):
    """Evidence files must never lie where the web server hands files out to anybody."""
    evidence = Path(settings.MEDIA_ROOT).resolve()
    public = [Path(settings.STATIC_ROOT), settings.BASE_DIR / "static"]
    if any(evidence.is_relative_to(directory.resolve()) for directory in public):
        return [
            Error(
                f"MEDIA_ROOT ({evidence}) lies inside the static files, which anybody may read.",
                hint="Choose a directory elsewhere, such as /srv/thidua/evidence.",
                id="emulation.E001",
            )
        ]
    return []


@register
def papers_can_be_set(app_configs, **kwargs):
    """Every face of the papers' typeface has every Vietnamese letter."""
    return [
        Error(
            f"The typeface of official papers is not complete. {problem}",
            hint="Run: apt-get install fonts-liberation2 (not fonts-liberation).",
            id="emulation.E003",
        )
        for problem in check_fonts()
    ]


@register(Tags.security)
def trusted_roots_can_be_read(app_configs, **kwargs):
    """What SIGNATURE_ROOTS names holds certificates, and nothing that only looks like one."""
    try:
        roots_in(settings.SIGNATURE_ROOTS)
    except (OSError, ValueError) as error:
        return [
            Error(
                f"The trusted certificates of SIGNATURE_ROOTS cannot be read: {error}",
                hint="Name a PEM file or a folder of .pem, .crt or .cer files in PEM form.",
                id="emulation.E004",
            )
        ]
    return []


@register(Tags.database)
def database_answers(app_configs, databases=None, **kwargs):
    """Whether migrations are missing is asked elsewhere: `migrate` runs this before it begins."""
    if not databases:
        return []
    try:
        connections["default"].ensure_connection()
    except DatabaseError as refusal:
        first_line = str(refusal).partition("\n")[0]
        return [
            Error(
                f"The database does not answer: {first_line}",
                hint="Start it, or correct DATABASE_URL (see .env.example).",
                id="emulation.E002",
            )
        ]
    return []
