"""What the papers of units and blocs say, and to whom: nothing made up, nothing of others."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Holder
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_pledge,
    make_target,
    make_title,
)
from emulation import paper_text
from emulation.docx import render_docx
from emulation.paper import GroupRow, Heading, Regime, SignatureGrid, Table
from emulation.paper_text import appendix_label
from emulation.pdf import paper_html
from emulation.review import Status
from emulation.tests.word import opened
from reports.documents import KINDS
from reports.documents.words import period_of
from reports.tests.factories import make_figure, make_report
from reports.tests.papers import PARTY_BEFORE, make_papers
from units.models import Family, Role
from units.tests.factories import (
    make_issuing_body,
    make_officer,
    make_secretary,
    make_signatory,
    make_user,
)

pytestmark = pytest.mark.django_db


def built(kind, row, reader=None):
    return KINDS[kind].build(KINDS[kind].every().get(pk=row.pk), reader)


def said(paper):
    return "\n".join(getattr(block, "text", "") for block in paper.body)


def rows(table):
    return [row for row in table.rows if not isinstance(row, GroupRow)]


def parts(paper):
    return [block.text for block in paper.body if isinstance(block, Heading) and block.level == 1]


# --- registration --------------------------------------------------------------------------


def test_a_registration_says_themes_goals_titles_movements_and_measures():
    paper = built("pledge", make_papers().rows["pledge"])

    assert parts(paper) == [
        "Chủ đề thi đua",
        "Chỉ tiêu thi đua",
        "Đăng ký danh hiệu thi đua",
        "Phong trào thi đua tham gia",
        "Biện pháp thực hiện",
    ]
    assert rows(paper.tables[0])[0] == ("1", "Tỷ lệ hồ sơ đúng hạn", "%", "97%", "")
    assert rows(paper.tables[0])[1][-1] == "Thấp hơn mức chung (từ 2 mô hình trở lên): Địa bàn rộng"


def test_a_registration_leaves_out_the_parts_a_unit_did_not_fill():
    assert parts(built("pledge", make_pledge())) == []


def test_titles_are_registered_for_collectives_first():
    pledge = make_pledge()
    for holder in (Holder.INDIVIDUAL, Holder.COLLECTIVE):
        pledge.titles.create(title=make_title(name=f"Của {holder}", holder=holder), quantity=3)
    headings = [b.text for b in built("pledge", pledge).body if isinstance(b, Heading)]

    assert headings == ["Đăng ký danh hiệu thi đua", "Tập thể", "Cá nhân"]


def test_a_registration_is_a_draft_until_it_is_approved():
    papers = make_papers()
    pledge = papers.rows["pledge"]
    pledge.status = Status.SUBMITTED
    pledge.save()

    assert built("pledge", pledge).draft_mark == "Dự thảo"
    assert built("report", papers.rows["report"]).draft_mark == ""


def test_a_unit_without_papers_of_its_own_writes_as_its_bloc_does():
    bloc_body = make_issuing_body(family=Family.PARTY)
    pledge = make_pledge()
    pledge.campaign.issuing_body = bloc_body
    pledge.campaign.save()
    paper = built("pledge", pledge)

    assert paper.regime.is_party
    assert paper.issuing_lines == (str(pledge.unit).upper(),)
    assert paper.signing.post == "Thủ trưởng đơn vị"


def test_a_unit_writes_in_its_own_name_where_that_is_set_up():
    pledge = make_pledge()
    body = make_issuing_body(pledge.unit, issuing_lines="SỞ Y TẾ")
    make_signatory(body, post="GIÁM ĐỐC", name="Phạm Văn Mẫu")
    paper = built("pledge", pledge)

    assert paper.issuing_lines == ("SỞ Y TẾ",)
    assert (paper.signing.post, paper.signing.name) == ("GIÁM ĐỐC", "Phạm Văn Mẫu")


def test_the_appointed_head_signs_where_no_signatory_is_set_up():
    pledge = make_pledge()
    make_user(Role.UNIT_HEAD, pledge.unit, full_name="Lý Thị Mẫu", post="Giám đốc")
    signing = built("pledge", pledge).signing

    assert (signing.post, signing.name) == ("Giám đốc", "Lý Thị Mẫu")


# --- report --------------------------------------------------------------------------------


def test_a_report_compares_with_what_was_registered_and_with_last_year():
    paper = built("report", make_papers().rows["report"])
    ratio, models, money = rows(paper.tables[0])

    assert ratio[3:7] == ("97%", "193/200 = 96,5%", "99,5", "tăng 1,5 điểm %")
    assert models[3:] == ("1 mô hình", "3", "300", "–", "Ước thực hiện")
    assert money[5:] == ("62,5", "–", "Quyên góp của công chức")


def test_a_ceiling_has_no_share_of_what_was_registered():
    report = make_report()
    measure = make_measure(make_target(report.campaign), goal=10, comparator="at_most")
    make_pledge(report.campaign, report.unit, status="approved").goals.create(
        measure=measure, value=10
    )
    make_figure(report, measure, 2)

    assert rows(built("report", report).tables[0])[0][5] == "–"


def test_a_registered_change_is_told_from_a_level():
    report = make_report()
    change = {"comparator": "decrease", "change_unit": "percent", "goal": 10}
    measure = make_measure(make_target(report.campaign), **change)
    make_pledge(report.campaign, report.unit, status="approved").goals.create(
        measure=measure, value=12
    )

    assert rows(built("report", report).tables[0])[0][3] == "giảm 12%"


def test_what_was_not_reported_is_never_zero():
    report = make_report()
    make_measure(make_target(report.campaign))
    row = rows(built("report", report).tables[0])[0]

    assert row[4] == "–"
    assert row[-1] == "Chưa có số liệu"


@pytest.mark.parametrize(
    ("name", "review", "period"),
    [
        ("Sơ kết 6 tháng đầu năm", "interim", "6 tháng đầu năm 2026"),
        ("Đợt 1", "interim", "đợt 1 năm 2026"),
        ("Sơ kết", "interim", "năm 2026"),
        ("Đợt 2", "final", "năm 2026"),
    ],
)
def test_a_phase_is_named_as_titles_name_it(name, review, period):
    phase = make_report().phase
    phase.name, phase.review = name, review

    assert period_of(phase) == period


# --- who reads what ------------------------------------------------------------------------


def test_the_bloc_reads_the_report_that_was_sent_and_not_the_one_being_written():
    report = make_report(status="returned")
    content = report.content() | {"sections": [{"code": "x", "title": "Đã gửi", "text": "Cũ"}]}
    report.versions.create(number=1, content=content, sha256="", sent_at=report.received_at)
    report.sections.create(code="x", title="Đang sửa", text="Mới")

    assert parts(built("report", report, make_secretary(report.bloc))) == ["Đã gửi"]
    assert parts(built("report", report, make_officer(report.unit))) == ["Đang sửa"]


def test_the_bloc_reads_nothing_of_a_report_that_was_never_sent():
    report = make_report()

    assert built("report", report, make_secretary(report.bloc)) is None


def test_the_bloc_reads_the_registration_that_was_sent():
    pledge = make_pledge(status="returned")
    pledge.versions.create(
        number=1, content=pledge.content(), sha256="", sent_at=pledge.received_at
    )
    pledge.themes.create(text="Đang sửa")

    assert "Đang sửa" not in said(built("pledge", pledge, make_secretary(pledge.bloc)))
    assert "Đang sửa" in said(built("pledge", pledge, make_officer(pledge.unit)))


# --- agreement -----------------------------------------------------------------------------


def test_every_party_signs_the_agreement_the_head_first():
    paper = built("agreement", make_papers().rows["agreement"])

    assert isinstance(paper.signing, SignatureGrid)
    assert [party.caption for party in paper.signing.parties][0] == "Ban Nội chính"
    assert len(paper.signing.parties) == 3
    assert paper.number is None
    assert paper.date is None


def test_witnesses_are_listed_before_what_they_witness():
    agreement = make_papers().rows["agreement"]
    agreement.witnesses = "- Đại diện Sở Nội vụ\nĐại diện Văn phòng;"
    agreement.save()
    lines = said(built("agreement", agreement)).split("\n")
    at = lines.index("Với sự chứng kiến của:")

    assert lines[at + 1 : at + 3] == ["Đại diện Sở Nội vụ;", "Đại diện Văn phòng."]


def test_an_agreement_without_a_day_leaves_room_to_write_it():
    agreement = make_papers().rows["agreement"]
    agreement.signed_on = None
    agreement.save()

    paper = built("agreement", agreement)

    lead = "Hôm nay, ngày …… tháng …… năm 2026, tại"
    written = "\n".join(line.text for line in opened(render_docx(paper)).paragraphs)
    assert lead in paper_html(paper).replace("\N{NO-BREAK SPACE}", " ")
    assert lead in written.replace("\N{NO-BREAK SPACE}", " ")


def test_the_day_of_signing_picks_the_rules_of_the_agreement():
    papers = make_papers(*PARTY_BEFORE)

    assert built("agreement", papers.rows["agreement"]).regime == Regime.HD36


# --- summary -------------------------------------------------------------------------------


def test_a_summary_mentions_its_appendices_by_their_names():
    paper = built("summary", make_papers().rows["summary"])
    labels = [appendix_label(paper, index) for index in range(2)]

    assert labels == ["Phụ lục I", "Phụ lục II"]
    assert all(label in said(paper) for label in labels)
    assert paper.appendices[0].landscape


@pytest.mark.parametrize("units", [3, 15])
def test_every_unit_stands_once_in_the_matrix_and_once_in_the_log(units):
    matrix, log = built("summary", make_papers(units=units).rows["summary"]).appendices
    tables = [block for block in matrix.blocks if isinstance(block, Table)][1:]
    named = [column.title for table in tables for column in table.columns[3:]]

    assert len(named) == len(set(named)) == units
    assert len(log.blocks[0].rows) == units


def test_the_sum_in_the_matrix_is_the_sum_of_its_units():
    matrix, _ = built("summary", make_papers(units=3).rows["summary"]).appendices
    overall, *by_unit = (block for block in matrix.blocks if isinstance(block, Table))

    assert rows(overall)[2][4] == "37.500.000"
    assert rows(by_unit[0])[2][3:] == ("12.500.000",) * 3


def test_an_edited_section_is_printed_and_an_empty_one_is_not():
    summary = make_papers().rows["summary"]
    section = summary.sections.exclude(sentences=None).first()
    section.edited, section.edited_by = "Do *người* viết lại.\n- Ý thứ nhất;", "Thường trực"
    section.edited_at = summary.drafted_at
    section.save()
    summary.sections.filter(code="kien-nghi").update(
        edited="", edited_by="Thường trực", edited_at=summary.drafted_at
    )
    paper = built("summary", summary)

    assert "Do *người* viết lại." in said(paper)
    assert section.drafted not in said(paper)
    assert "Kiến nghị, đề xuất" not in parts(paper)


def test_a_summary_goes_to_the_issuer_of_the_parent_campaign():
    summary = make_papers().rows["summary"]
    assert built("summary", summary).addressees == ()

    body = make_issuing_body(name="Ủy ban nhân dân tỉnh")
    summary.campaign.parent = make_campaign(issuing_body=body)
    summary.campaign.save()
    assert built("summary", summary).addressees == ("Ủy ban nhân dân tỉnh",)


# --- words of users ------------------------------------------------------------------------

ATTACK = "<img src=http://127.0.0.1:9/x><style>@import url(file:///etc/passwd)</style>"


@pytest.mark.parametrize("kind", KINDS)
def test_markup_that_users_type_is_printed_as_text(kind):
    papers = make_papers()
    campaign = papers.rows["programme"]
    campaign.title = campaign.theme = campaign.opening = ATTACK
    campaign.save()
    campaign.targets.update(text=ATTACK)
    campaign.measures.update(name=ATTACK)
    campaign.expected_units.update(name=ATTACK, short_name=ATTACK)
    papers.rows["agreement"].parties.update(name=ATTACK)
    letter = papers.rows["bloc-paper"]
    letter.abstract = letter.opening = letter.addressees = letter.recipients = ATTACK
    letter.proposals.update(name=ATTACK, note=ATTACK)
    html = paper_html(built(kind, papers.rows[kind]))

    assert "<img" not in html
    assert "<style" not in html
    assert "&lt;img src" in html


def test_a_paper_without_its_blanks_names_itself_with_dots():
    summary = make_papers().rows["summary"]
    summary.number, summary.day = "", None
    summary.save()
    paper = built("summary", summary)

    assert (
        paper.appendices[0]
        .attached_to.replace("\xa0", " ")
        .startswith("Báo cáo số ……/BC-KTĐ ngày … tháng 7 năm 2026 của ")
    )
    assert paper_text.number_line(replace(paper, number=replace(paper.number, number="7"))) == (
        "Số: 07/BC-KTĐ"
    )


# --- cost ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_costs_the_same_queries_for_any_number_of_units(kind):
    few, many = make_papers(units=1), make_papers(units=4)

    assert queries(kind, few) == queries(kind, many)


def queries(kind, papers):
    with CaptureQueriesContext(connection) as captured:
        built(kind, papers.rows[kind])
    return len(captured)
