"""A campaign file with figures: who answers for them, and the commands."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from campaigns.campaign_file import CampaignFileError
from campaigns.campaign_file.catalogue import load_catalogue
from reports import campaign_file
from reports.models import Report
from units.tests.factories import make_user

pytestmark = pytest.mark.django_db

FILES = Path(settings.BASE_DIR, "campaigns", "files")
PROVINCE, PARTY = "ha-giang-2023", "ha-giang-cac-ban-dang-2023"


def text_of(code):
    return (FILES / f"{code}.json").read_text("utf-8")


def test_figures_need_somebody_who_answers_for_them():
    load_catalogue()
    campaign_file.load(text_of(PROVINCE))

    with pytest.raises(CampaignFileError, match=r"reports\[0\].figures\[0\]: .*--by"):
        campaign_file.load(text_of(PARTY))


def test_a_figure_is_of_the_kind_of_its_measure():
    load_catalogue()
    campaign_file.load(text_of(PROVINCE))
    wrong = re.sub(r'"value": "325000000"', '"words": "nhiều"', text_of(PARTY))

    with pytest.raises(CampaignFileError) as refused:
        campaign_file.load(wrong, by=make_user())

    assert [place for place, _ in refused.value.problems] == [
        "reports[4].figures[0].words",
        "reports[4].figures[0]",
    ]


def test_the_commands_load_and_dump(tmp_path):
    user = make_user()
    out = tmp_path / "out.json"
    call_command("load_catalogue", stdout=StringIO())
    call_command("load_campaign", FILES / f"{PROVINCE}.json", stdout=StringIO())
    call_command("load_campaign", FILES / f"{PARTY}.json", by=user.username, stdout=StringIO())
    call_command("dump_campaign", PARTY, out=out)

    assert out.read_text("utf-8") == text_of(PARTY)
    assert Report.objects.count() == 9
    with pytest.raises(CommandError, match="Đã có phong trào mang mã này"):
        call_command("load_campaign", FILES / f"{PROVINCE}.json")
    with pytest.raises(CommandError, match="Không có phong trào mang mã “khong-co”"):
        call_command("dump_campaign", "khong-co")
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        call_command("load_campaign", tmp_path / "khong-co.json")
    with pytest.raises(CommandError, match="Không có tài khoản “ai-do”"):
        call_command("load_campaign", out, by="ai-do")


def keys_of(shape, seen=()):
    yield from shape.columns
    for key, rows in shape.parts.items():
        yield key
        if rows.shape not in seen:
            yield from keys_of(rows.shape, (*seen, shape))
    for inline in shape.inline.values():
        yield from keys_of(inline, (*seen, shape))


def test_the_document_names_every_key():
    document = Path(settings.BASE_DIR, "docs", "campaign-file.md").read_text("utf-8")

    assert [
        key for key in dict.fromkeys(keys_of(campaign_file.WHOLE)) if f"`{key}`" not in document
    ] == []
