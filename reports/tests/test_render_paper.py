"""Papers from the console."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reports.documents import KINDS
from reports.management.commands.render_paper import Command
from reports.tests.papers import make_papers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_paper_can_be_drawn(tmp_path, kind):
    out = tmp_path / "van-ban.pdf"
    call_command("render_paper", kind, make_papers().rows[kind].pk, out=out, stdout=StringIO())

    assert out.read_bytes().startswith(b"%PDF-")


def test_the_help_lists_the_kinds():
    text = Command().create_parser("manage.py", "render_paper").format_help()

    assert all(f"  {kind} " in text for kind in KINDS)


def test_a_paper_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="Không có bản đăng ký thi đua số 999"):
        call_command("render_paper", "pledge", 999, out=tmp_path / "x.pdf")


def test_a_place_that_cannot_be_written_to_is_named(tmp_path):
    pk = make_papers().rows["programme"].pk

    with pytest.raises(CommandError, match="Không ghi được"):
        call_command("render_paper", "programme", pk, out=tmp_path / "no" / "x.pdf")
