"""The launch papers of the real campaigns: each says what its own paper said, and no more."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from campaigns.campaign_file.catalogue import load_catalogue
from campaigns.tests.factories import make_campaign
from emulation import paper_text
from emulation.numbers import parse_money
from emulation.paper import Heading, Item, PaperDate, Paragraph, Regime, Table
from emulation.pdf import render_pdf
from emulation.tests import layout_nd30, layout_party
from reports import campaign_file
from reports.documents import KINDS
from units.models import Family
from units.tests.factories import make_issuing_body, make_user

pytestmark = pytest.mark.django_db

FILES = Path(settings.BASE_DIR, "campaigns", "files")
PROVINCE, PARTY = "ha-giang-2023", "ha-giang-cac-ban-dang-2023"
LONG, AGENCY = "song-lam-2026-2030", "so-noi-vu-song-lam-2026"


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """The launch paper of every campaign that comes with the software, built once."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogue()
        user = make_user()
        for code in (PROVINCE, PARTY, LONG, AGENCY):
            campaign_file.load(Path(FILES, f"{code}.json").read_text("utf-8"), by=user)
        yield {row.code: KINDS["programme"].build(row) for row in KINDS["programme"].every()}
        transaction.set_rollback(True)


def said(paper):
    """All words of the body, as printed."""
    return "\n".join(
        f"{getattr(block, 'number', '')} {getattr(block, 'bold_lead', '')} {block.text}".strip()
        for block in paper_text.body_blocks(paper)
        if not isinstance(block, Table)
    )


def headings(paper, level):
    return [b.text for b in paper.body if isinstance(b, Heading) and b.level == level]


@pytest.mark.parametrize("code", [PROVINCE, PARTY, LONG, AGENCY])
def test_every_launch_paper_keeps_the_rules_of_its_regime(kept, code):
    paper = kept[code]
    if paper.date.year is None:  # a draft nobody has dated yet
        paper = replace(paper, date=PaperDate(5, 1, 2026))
    layout = layout_party if paper.regime.is_party else layout_nd30

    assert layout.check(render_pdf(paper), paper) == []


# --- the province's ------------------------------------------------------------------------


def test_the_province_numbers_and_dates_its_paper(kept):
    paper = kept[PROVINCE]

    assert paper.regime == Regime.ND30
    assert paper_text.number_line(paper) == "Số: 299/CTr-UBND"
    assert paper.date == PaperDate(28, 12, 2022)
    assert paper.draft_mark == ""


def test_the_province_prints_twenty_targets_inside_its_first_item(kept):
    first = next(block for block in kept[PROVINCE].body if getattr(block, "number", "") == "1.")

    assert isinstance(first, Paragraph)
    assert re.findall(r"\((\d+)\)", first.text) == [str(n) for n in range(1, 21)]
    assert "(3) Thu ngân sách nhà nước trên địa bàn 3.000 tỷ đồng;" in first.text
    assert first.text.endswith(
        "(20) Trên 90% tổ chức cơ sở đảng xếp loại hoàn thành tốt nhiệm vụ trở lên."
    )


def test_the_prizes_of_the_province_are_worth_1600_million(kept):
    items = [block.text for block in kept[PROVINCE].body if isinstance(block, Item)]
    prizes = [re.match(r"(\d+) giải .*: trị giá (.*)/đơn vị[;.]$", text) for text in items]
    worth = sum(int(found[1]) * parse_money(found[2]) for found in prizes if found)

    assert "01 giải nhất: trị giá 500 triệu đồng/đơn vị;" in items
    assert worth == 1_600_000_000


def test_the_province_prints_its_deadlines_as_it_worded_them(kept):
    words = said(kept[PROVINCE])
    sent = "(các cơ quan, đơn vị gửi báo cáo trước ngày"
    where = "về Sở Nội vụ (Ban Thi đua - Khen thưởng) để tổng hợp"

    assert "trước ngày 10/01/2023" in words
    assert "Từ ngày 01/01/2023 đến hết ngày 31/12/2023." in words
    assert f"từ ngày 15/6/2023 đến ngày 30/6/2023 {sent} 30/6/2023 {where});" in words
    assert f"từ ngày 15/11/2023 đến ngày 10/12/2023 {sent} 30/11/2023 {where})." in words
    assert words.endswith("./.")


def test_the_province_names_no_round(kept):
    assert "Đợt" not in said(kept[PROVINCE])
    assert kept[PROVINCE].bases == ()


# --- the Party bloc's ----------------------------------------------------------------------


def test_the_bloc_leaves_room_for_number_and_day(kept):
    paper = kept[PARTY]

    assert paper.regime == Regime.HD36
    assert re.fullmatch(r"Số\s+-CTr/KTĐ", paper_text.number_line(paper))
    assert re.fullmatch(r"Hà Giang, ngày\s+tháng\s4\snăm\s2023", paper_text.date_line(paper))
    assert paper_text.draft_line(paper) == "(Dự thảo)"


def test_the_bloc_runs_its_bases_on_in_one_paragraph(kept):
    (line,) = paper_text.base_lines(kept[PARTY])

    line = line.replace("\xa0", " ")
    assert line.startswith("Căn cứ Nghị quyết số 30-NQ/TU, ngày 02/12/2022 của Ban Chấp hành")
    assert "; Chương trình số" in line
    assert "; Kế hoạch số" in line
    assert "575-QĐ/TU" not in line
    assert line.endswith(".")


def test_the_bloc_prints_eight_contents_and_its_own_five_targets(kept):
    words = said(kept[PARTY])

    assert headings(kept[PARTY], 1) == [
        "Nội dung thi đua",
        "Mục tiêu thi đua",
        "Thời gian thi đua",
        "Tổ chức thực hiện",
    ]
    assert re.findall(r"^(\d)\.", words, re.MULTILINE) == [*"12345678", *"12345", *"12"]
    assert not words.endswith("./.")


def test_the_bloc_prints_two_rounds_with_their_feasts(kept):
    rounds = [b for b in kept[PARTY].body if getattr(b, "bold_lead", "").startswith("Đợt")]

    assert [b.bold_lead for b in rounds] == ["Đợt 1:", "Đợt 2:"]
    assert rounds[0].text.startswith("Từ ngày 01/01/2023 đến ngày 30/6/2023, lập thành tích")
    assert "Ngày sinh Chủ tịch Hồ Chí Minh (19/5)" in rounds[0].text


def test_the_bloc_prints_no_deadline_and_no_prize_of_the_province(kept):
    words = said(kept[PARTY])

    assert "báo cáo trước" not in words
    assert "10/01/2023" not in words
    assert "giải nhất" not in words


def test_the_bloc_prints_three_posts_under_the_name(kept):
    assert len(kept[PARTY].signing.further_posts) == 3
    assert kept[PARTY].signing.authority_lines == ()


def test_the_theme_stands_in_bold_quotes(kept):
    assert "**“Chủ động, đổi mới, sáng tạo, bứt phá" in said(kept[PROVINCE])
    assert "**“Đoàn kết, chủ động, đổi mới, sáng tạo, quyết tâm" in said(kept[PARTY])


# --- other shapes --------------------------------------------------------------------------


def test_tasks_stand_under_the_body_they_are_given_to(kept):
    assert "Sở Khoa học và Công nghệ" in headings(kept[LONG], 2)


def test_a_launch_of_a_free_type_has_a_number_without_abbreviation(kept):
    assert paper_text.number_line(kept[AGENCY]) == "Số: 05/SNV"
    assert kept[AGENCY].tables


def test_a_paper_not_yet_launched_says_it_is_a_draft():
    assert KINDS["programme"].build(make_campaign()).draft_mark == "Dự thảo"


@pytest.mark.parametrize(
    ("day", "month", "year", "regime"),
    [
        (26, 5, 2026, Regime.HD36),
        (27, 5, 2026, Regime.HD05),
        (None, 5, 2026, Regime.HD05),
        (None, None, None, Regime.HD05),
    ],
)
def test_the_date_of_a_party_paper_picks_its_rules(day, month, year, regime):
    body = make_issuing_body(family=Family.PARTY)
    date = {"day": day, "month": month, "paper_year": year}

    assert KINDS["programme"].build(make_campaign(issuing_body=body, **date)).regime == regime


def test_a_theme_that_no_text_names_is_still_printed():
    paper = KINDS["programme"].build(make_campaign(theme="Kỷ cương", opening="Mở đầu:"))

    assert "Chủ đề thi đua: **“Kỷ cương”**." in said(paper)


def test_a_theme_in_the_opening_is_made_bold_once():
    opening = "với chủ đề “Kỷ cương” như sau:"
    paper = KINDS["programme"].build(make_campaign(theme="Kỷ cương", opening=opening))

    assert said(paper) == "với chủ đề **“Kỷ cương”** như sau./."


def test_withdrawn_targets_are_not_printed():
    campaign = make_campaign()
    campaign.sections.create(code="a", style="part", heading="Chỉ tiêu", slot="targets")
    campaign.targets.create(code="x", text="Đã rút", is_withdrawn=True)
    campaign.targets.create(code="y", text="Còn lại", order=2)

    assert "Đã rút" not in said(KINDS["programme"].build(campaign))
