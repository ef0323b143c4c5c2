"""One flipped bit in a kept paper is found and named."""

import pytest
from django.core.management import CommandError, call_command

from emulation.jobs import PERIODIC
from reports.jobs import guard_documents
from reports.models import Document, SignedVersion
from reports.tests.factories import PDF, make_document, make_signed
from reports.tests.papers import make_papers

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    summary = make_papers().rows["summary"]
    return make_document(summary, summary.issuing_body)


@pytest.fixture
def flipped(document, monkeypatch):
    """The paper with one bit of its file flipped, as a failing disk would."""
    plain = Document.from_db.__func__

    def from_db(cls, db, field_names, values):
        made = plain(cls, db, field_names, values)
        made.pdf = bytes([PDF[0] ^ 1]) + PDF[1:]
        return made

    monkeypatch.setattr(Document, "from_db", classmethod(from_db))
    return document


def test_what_is_intact_is_counted(document, capsys):
    call_command("verify_documents")

    assert "1 papers, intact" in capsys.readouterr().out


def test_one_flipped_bit_is_named(flipped, capsys):
    with pytest.raises(CommandError, match="1 papers were changed"):
        call_command("verify_documents")

    assert f"{flipped.notation}" in capsys.readouterr().err


def test_one_flipped_bit_of_a_signed_version_is_named(document, monkeypatch, capsys):
    version = make_signed(document)
    call_command("verify_documents")
    plain = SignedVersion.from_db.__func__

    def from_db(cls, db, field_names, values):
        made = plain(cls, db, field_names, values)
        made.pdf = bytes([bytes(made.pdf)[0] ^ 1]) + bytes(made.pdf)[1:]
        return made

    monkeypatch.setattr(SignedVersion, "from_db", classmethod(from_db))
    with pytest.raises(CommandError, match="1 papers were changed"):
        call_command("verify_documents")

    assert f"bản ký số lần {version.order}" in capsys.readouterr().err


def test_every_night_the_log_names_it(flipped, caplog):
    guard_documents.func()

    assert flipped.notation in caplog.text
    assert "reports.jobs.guard_documents" in PERIODIC
