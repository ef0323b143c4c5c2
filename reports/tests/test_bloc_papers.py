"""The bloc's letters, invitations, minutes, submissions and draft decisions, as papers."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from emulation import paper_text
from emulation.deadlines import VIETNAM
from emulation.docx import render_docx
from emulation.paper import PaperDate, Paragraph, Recipient, Table
from emulation.pdf import render_pdf
from emulation.tests import layout_nd30, layout_party
from emulation.tests.layout_page import Reading
from emulation.tests.word import converted, words
from reports.documents import KINDS
from reports.documents.awards import articles
from reports.documents.bloc_paper import recipient
from reports.models import BlocPaper, PaperType
from reports.tests.bloc_papers import make_bloc_paper
from reports.tests.papers import REGIMES, make_papers
from units.models import Family
from units.tests.factories import make_unit

pytestmark = pytest.mark.django_db
KIND = KINDS["bloc-paper"]
Type = PaperType


def launch(regime="nd30", **fields):
    return make_papers(*REGIMES[regime], **fields).rows["programme"]


def built(row):
    return KIND.build(KIND.every().get(pk=row.pk))


def paper_of(type, regime="nd30", **fields):
    return built(make_bloc_paper(launch(regime), type, **fields))


def said(paper):
    """All words of the body, as printed, its tables left out."""
    return "\n".join(
        f"{getattr(block, 'bold_lead', '')} {block.text}".replace("\u00a0", " ").strip()
        for block in paper_text.body_blocks(paper)
        if not isinstance(block, Table)
    )


def table_of(paper):
    return next(block for block in paper.blocks if isinstance(block, Table))


# --- layout, in the PDF and in Word --------------------------------------------------------


@pytest.mark.parametrize("proposals", [3, 30])
@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("type", Type)
def test_every_type_keeps_every_rule_of_its_regime(type, regime, proposals):
    paper = paper_of(type, regime, proposals=proposals)
    layout = layout_party if paper.regime.is_party else layout_nd30

    assert paper.regime == regime
    assert layout.check(render_pdf(paper), paper) == []


def test_every_type_says_in_word_what_it_says_as_pdf(tmp_path):
    papers = {
        f"{type}-{regime}-{count}": built(make_bloc_paper(campaign, type, proposals=count))
        for regime in REGIMES
        for campaign in [launch(regime)]
        for type in Type
        for count in (3, 30)
    }

    drawn = converted({name: render_docx(paper) for name, paper in papers.items()}, tmp_path)

    for name, paper in papers.items():
        assert words(drawn[name], paper) == words(render_pdf(paper), paper), name


@pytest.mark.parametrize("lines", range(3, 20, 2))
@pytest.mark.parametrize("regime", ["nd30", "hd05"])
def test_the_two_signatures_of_minutes_stay_together_and_with_the_text(regime, lines):
    paper = paper_of(Type.MINUTES, regime)
    filling = tuple(Paragraph(f"Dòng số {n}") for n in range(lines))
    paper = replace(paper, body=(*paper.body[:4], *filling, *paper.body[4:]))
    read = Reading(render_pdf(paper), paper)
    signed = (paper.signing.left, paper.signing.right)
    posts = [read.find(signature.post.upper()) for signature in signed]
    names = [read.find(signature.name) for signature in signed]
    ends = [line for line in read.lines if line.text.startswith("Hội nghị kết thúc")]

    assert {line.page for line in (*posts, *names)} == {ends[-1].page}
    assert posts[0].baseline == posts[1].baseline
    assert names[0].baseline == names[1].baseline
    assert posts[0].centre < 112.5 < posts[1].centre


@pytest.mark.parametrize("units", [40, 41, 42, 43])
def test_a_long_list_of_late_units_repeats_its_head_and_splits_no_row(units):
    campaign = launch(units=3)
    row = make_bloc_paper(campaign, Type.REMINDER)
    for n in range(units):
        row.late_units.create(
            order=n + 4,
            unit=make_unit(),
            name=f"Trung tâm số {n} thuộc Ủy ban nhân dân tỉnh Sông Lam, cơ sở hai",
            due_on=row.counted_on,
            days_late=1,
        )
    paper = built(row)
    read = Reading(render_pdf(paper), paper)
    small = [line for line in read.lines if line.sized(12)]
    heads = [line.page for line in small if line.text.startswith("TT")]
    begin = [line.page for line in small if "Trung tâm số" in line.text]
    end = [line.page for line in small if "cơ sở hai" in line.text]

    assert heads == sorted(set(begin))
    assert len(heads) > 1
    assert begin == end
    assert len(begin) == units


# --- what each type says ------------------------------------------------------------------


def test_the_letter_has_no_type_name_and_an_abbreviation_in_party_papers_only():
    lines = [paper_text.number_line(paper_of(Type.REMINDER, regime)) for regime in REGIMES]
    paper = paper_of(Type.REMINDER)

    assert lines == ["Số: 07/KTĐ", "Số 07-CV/KTĐ", "Số 07-CV/KTĐ"]
    assert paper.type_name == ""
    assert paper_text.letter_subject(paper).replace("\u00a0", " ").startswith("V/v đôn đốc gửi")
    assert paper.metadata.title.startswith("Công văn: Đôn đốc")


def test_the_letter_counts_the_late_and_lists_them():
    paper = paper_of(Type.REMINDER)

    assert "Tính đến ngày 06/7/2026, còn 03/09 cơ quan, đơn vị đã quá hạn" in said(paper)
    assert table_of(paper).rows[0] == ("1", "Ban Nội chính", "29/6/2026", "07")


def test_a_letter_without_a_list_counts_nobody():
    row = make_bloc_paper(launch(), Type.REMINDER)
    row.late_units.all().delete()

    assert built(row).tables == []
    assert "quá hạn" not in said(built(row))


def test_the_invitation_names_its_guests_in_the_first_sentence():
    paper = paper_of(Type.INVITATION)

    assert paper.addressees == ()
    assert said(paper).startswith(
        "Khối thi đua số 1 tỉnh Sông Lam trân trọng kính mời:\nLãnh đạo các cơ quan, đơn vị"
    )
    assert "Thời gian: từ 08 giờ 00 đến 11 giờ 30, thứ Hai, ngày 29 tháng 6 năm 2026." in said(
        paper
    )
    assert "Chủ trì: Trần Thị Ví Dụ, Trưởng Khối." in said(paper)
    assert paper_text.recipient_lines(paper)[0].text.endswith("Như thành phần mời")


def test_one_guest_stands_in_the_sentence_itself():
    paper = paper_of(Type.INVITATION, addressees="Lãnh đạo Sở Y tế;", chair="", chair_post="")

    assert "trân trọng kính mời: Lãnh đạo Sở Y tế." in said(paper)
    assert "Chủ trì" not in said(paper)


def test_an_invitation_not_yet_filled_in_leaves_room():
    paper = paper_of(Type.INVITATION, held_from=None, held_to=None, venue="", addressees="")

    assert "kính mời:\n……" in said(paper)
    assert "Thời gian: …… giờ ……, ngày … tháng … năm …" in said(paper)
    assert "Địa điểm: ……" in said(paper)


@pytest.mark.parametrize(
    ("regime", "clerk", "chair"),
    [("nd30", "Thư ký", "Chủ tọa"), ("hd05", "Người ghi biên bản", "Chủ trì hội nghị")],
)
def test_minutes_have_no_date_line_and_two_hands(regime, clerk, chair):
    paper = paper_of(Type.MINUTES, regime)

    assert paper.date is None
    assert (paper.signing.left.post, paper.signing.left.name) == (clerk, "Lê Văn Mẫu")
    assert (paper.signing.right.post, paper.signing.right.name) == (chair, "Trần Thị Ví Dụ")
    assert f"{clerk}: Lê Văn Mẫu, Chuyên viên." in said(paper)


def test_minutes_say_when_where_how_many_and_how_it_ended():
    words = said(paper_of(Type.MINUTES))

    assert "Thời gian bắt đầu: 08 giờ 00, ngày 29 tháng 6 năm 2026." in words
    assert "Thành phần tham dự: có mặt 08/09 thành viên:\nLãnh đạo" in words
    assert "thống nhất đề nghị khen thưởng 02 tập thể, 01 cá nhân như sau:" in words
    assert "Hội nghị kết thúc lúc 11 giờ 30 cùng ngày; biên bản" in words
    assert words.endswith("được lập thành 02 bản./.")


def test_a_meeting_of_two_days_ends_on_its_own_day():
    end = datetime(2026, 6, 30, 16, tzinfo=VIETNAM)

    assert "kết thúc lúc 16 giờ 00, ngày 30 tháng 6 năm 2026;" in said(
        paper_of(Type.MINUTES, held_to=end)
    )
    invited = said(paper_of(Type.INVITATION, held_to=end))
    assert "Thời gian: 08 giờ 00, thứ Hai, ngày 29 tháng 6 năm 2026." in invited


def test_minutes_of_a_meeting_still_to_come_leave_room():
    unknown = ("held_from", "held_to", "present", "copies", "members")
    blank = dict.fromkeys(("venue", "chair", "chair_post", "clerk", "clerk_post"), "")
    paper = paper_of(Type.MINUTES, proposals=0, **dict.fromkeys(unknown), **blank)

    assert "có mặt …… thành viên" in said(paper)
    assert "Chủ tọa: ……" in said(paper)
    assert said(paper).endswith("lúc …… giờ …… cùng ngày; biên bản đã được đọc và thông qua./.")
    assert paper.tables == []


def test_only_the_party_of_2026_asks_with_kinh_trinh():
    labels = [paper_text.address_label(paper_of(Type.SUBMISSION, regime)) for regime in REGIMES]

    assert labels == ["Kính gửi:", "Kính gửi:", "Kính trình:"]


def test_titles_and_forms_are_told_apart_and_numbered_in_a_run():
    table = table_of(paper_of(Type.SUBMISSION))
    groups = [(row.lead, row.text) for row in table.rows if not isinstance(row, tuple)]

    assert groups == [("I", "Danh hiệu thi đua"), ("II", "Hình thức khen thưởng")]
    assert [row[0] for row in table.rows if isinstance(row, tuple)] == ["1", "2", "3"]


def test_of_one_kind_there_are_no_groups_and_without_notes_no_column_for_them():
    row = make_bloc_paper(launch(), Type.SUBMISSION, proposals=1)
    row.proposals.update(note="")
    table = table_of(built(row))

    assert len(table.columns) == 3
    assert [type(line) for line in table.rows] == [tuple]


def test_many_proposals_make_an_appendix_that_names_its_paper():
    paper = paper_of(Type.SUBMISSION, proposals=30)
    (appendix,) = paper.appendices

    assert "15 tập thể, 15 cá nhân (danh sách tại Phụ lục kèm theo" in said(paper)
    assert appendix.attached_to.replace("\u00a0", " ").startswith("Tờ trình số 07/TTr-KTĐ ngày 06")


@pytest.mark.parametrize("regime", REGIMES)
def test_a_decision_is_a_draft_for_ever_and_bears_no_number(regime):
    paper = paper_of(Type.DECISION, regime, is_draft_marked=False)

    assert paper.draft_mark == "Dự thảo"
    assert paper.number.number == ""
    assert paper.date.day is None
    assert paper.enacting_body == ("Chủ tịch Ủy ban nhân dân tỉnh Sông Lam",)
    assert paper_text.enacting_clause(paper) == "QUYẾT ĐỊNH:"


def test_who_decides_himself_does_not_sign_on_behalf_of_the_body():
    row = make_bloc_paper(launch(), Type.DECISION)
    row.signatory.authority_lines = "TM. ỦY BAN NHÂN DÂN"
    row.signatory.save()
    assert built(row).signing.authority_lines == ()

    BlocPaper.objects.update(enacting_body=row.issuing_body.name)
    assert built(row).signing.authority_lines == ("TM. ỦY BAN NHÂN DÂN",)


def test_its_lines_are_articles_with_a_bold_lead():
    first, plain, third = articles("Điều 1. Tặng *cờ*.\nkhông phải Điều 2. ở đây\nĐiều 12. Hết.")

    assert (first.bold_lead, first.text) == ("Điều 1.", "Tặng *cờ*.")
    assert plain.bold_lead == ""
    assert third.bold_lead == "Điều 12."


def test_a_decision_of_nobody_known_leaves_room_for_who_decides():
    paper = paper_of(Type.DECISION, issuing_body=None, signatory=None, enacting_body="")

    assert set(paper.issuing_lines[0]) == {"…"}
    assert set(paper.enacting_body[0]) == {"…"}
    assert paper.signing.name == ""


def test_a_note_in_brackets_stands_in_italics():
    paper = paper_of(Type.REMINDER, recipients="Tỉnh ủy (để b/c)\nSở Y tế;")

    assert paper.recipients == (Recipient("Tỉnh ủy", "để b/c"), Recipient("Sở Y tế;"))


def test_a_line_of_spaces_and_brackets_is_read_in_no_time():
    line = f"a{' ' * 100_000}(({' ' * 100_000}"

    assert recipient(line) == Recipient(line)


def test_a_bloc_without_a_body_of_its_own_writes_under_its_name():
    campaign = launch()
    campaign.issuing_body = campaign.signatory = None
    campaign.save()
    campaign.bloc.issuing_bodies.update(valid_to=date(2020, 1, 1))
    row = make_bloc_paper(campaign, Type.INVITATION)

    assert built(row).issuing_lines == (campaign.bloc.name.upper(),)


def test_the_day_of_a_party_paper_picks_its_rules():
    row = make_bloc_paper(launch("hd05"), Type.SUBMISSION, day=None, month=5, paper_year=2026)

    assert built(row).regime == "hd05"  # may still be the 31st
    BlocPaper.objects.update(month=4)
    assert built(row).regime == "hd36"
    assert built(row).date == PaperDate(None, 4, 2026)
    assert row.issuing_body.family == Family.PARTY
