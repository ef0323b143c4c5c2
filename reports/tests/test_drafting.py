"""The summary drafted from the data: what it says, what it keeps, what it never overwrites."""

from datetime import datetime

import pytest
from django.urls import reverse

from campaigns.models import MeasureKind
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
    make_title,
)
from emulation.deadlines import VIETNAM
from emulation.models import Event
from emulation.review import StaleVersion
from reports.drafting.facts import gather
from reports.drafting.keeping import disagreements, redraft, rewrite
from reports.drafting.outline import draft
from reports.models import DraftedSentence, Highlight, Summary
from reports.tests.factories import make_figure, make_report
from units.models import MemberRole, Role
from units.tests.factories import make_bloc, make_membership, make_secretary, make_unit, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 2, 9, tzinfo=VIETNAM)
IN_TIME = datetime(2026, 6, 20, 9, tzinfo=VIETNAM)
LATE = datetime(2026, 7, 1, 9, tzinfo=VIETNAM)
RESULTS_BY_CONTENT = "Kết quả theo nội dung thi đua"


@pytest.fixture
def bloc():
    return make_bloc("Khối thi đua số 1 tỉnh Sông Lam")


@pytest.fixture
def units():
    return [make_unit(name) for name in ("Sở Y tế", "Sở Tài chính", "Sở Tư pháp")]


@pytest.fixture
def phase(bloc, units):
    campaign = make_campaign(bloc, launched=True, units=units, theme="Đoàn kết, sáng tạo")
    bloc.memberships.filter(unit=units[0]).update(role=MemberRole.HEAD)
    return make_phase(campaign)


def approved(phase, unit, received_at=IN_TIME):
    return make_report(phase, unit, status="approved", received_at=received_at)


def said(phase, now=NOW):
    """The whole draft as one text."""
    return "\n".join(s.text for section in draft(gather(phase, now)) for s in section.sentences)


def test_it_says_who_takes_part_under_which_theme(phase):
    text = said(phase)

    assert "Khối thi đua số 1 tỉnh Sông Lam có 03 đơn vị" in text
    assert "do Sở Y tế làm Trưởng khối" in text
    assert "**“Đoàn kết, sáng tạo”**" in text


def test_it_says_who_has_sent_who_was_late_and_who_is_missing(phase, units):
    approved(phase, units[0])
    approved(phase, units[1], LATE)

    text = said(phase)

    assert "02/03 đơn vị đã gửi báo cáo, trong đó 01 đơn vị gửi đúng hạn" in text
    assert "01 đơn vị gửi chậm: Sở Tài chính (chậm 02 ngày)" in text
    assert "Chưa gửi báo cáo: Sở Tư pháp." in text
    assert "từ 02/03 báo cáo đã được duyệt; chưa gồm số liệu của: Sở Tư pháp." in text


def test_it_names_each_units_themes_in_the_blocs_order(phase, units):
    for unit, themes in ((units[1], ["Kỷ cương"]), (units[0], ["Tận tâm", "Vì dân"])):
        pledge = make_pledge(phase.campaign, unit, status="approved")
        for order, theme in enumerate(themes, 1):
            pledge.themes.create(order=order, text=theme)

    assert "(1) Sở Y tế: “Tận tâm”; “Vì dân”; (2) Sở Tài chính: “Kỷ cương”." in said(phase)


def test_it_judges_the_targets_and_gives_the_figures(phase, units):
    target = make_target(phase.campaign, text="Hoàn thành tốt nhiệm vụ")
    measure = make_measure(
        target, kind=MeasureKind.RATIO, goal=90, name="Công chức hoàn thành tốt", goal_of="whole"
    )
    for unit, part in zip(units, (19, 40, 36), strict=True):
        figure = make_figure(approved(phase, unit), measure, part, of=part + 1)
        figure.excluded, figure.excluded_note = 1, "bị kỷ luật"
        figure.save()

    text = said(phase)

    assert "Trong 01 chỉ tiêu của phong trào, có 01 chỉ tiêu đạt, 0 chỉ tiêu chưa đạt." in text
    assert "Công chức hoàn thành tốt: 96,94% (95/98)" in text
    assert "mức phấn đấu từ 90% trở lên: đạt" in text
    assert "đã trừ 3 trường hợp" in text


def test_money_raised_is_added_and_estimates_are_said(phase, units):
    measure = make_measure(False, campaign=phase.campaign, kind="money", name="Hỗ trợ cơ sở")
    make_figure(approved(phase, units[0]), measure, 1_000_000_000)
    make_figure(approved(phase, units[1]), measure, 833_468_000, state="estimate")

    assert "Hỗ trợ cơ sở: 1.833.468.000 đồng; 01 đơn vị báo cáo số ước thực hiện." in said(phase)


def test_only_approved_reports_speak(phase, units):
    report = make_report(phase, units[0], status="submitted")
    report.highlights.create(kind=Highlight.Kind.PRACTICE, name="Mô hình chưa duyệt")

    assert "Mô hình chưa duyệt" not in said(phase)


def test_highlights_and_awards_are_named(phase, units):
    report = approved(phase, units[0])
    report.highlights.create(kind=Highlight.Kind.PRACTICE, name="Một cửa lưu động")
    report.awards.create(title=make_title(name="Tập thể lao động xuất sắc"), quantity=2)

    assert "Mô hình, cách làm hay: Một cửa lưu động (Sở Y tế)." in said(phase)
    assert "02 Tập thể lao động xuất sắc" in said(phase)


def test_an_interim_summary_tells_strengths_before_limits(phase, units):
    measure = make_measure(make_target(phase.campaign, text="Đạt cả"), goal=5)
    make_figure(approved(phase, units[0]), measure, 5)

    found = {section.code: section for section in draft(gather(phase, NOW))}

    assert [(s.level, s.title) for code, s in found.items() if code in ("danh-gia", "uu-diem")] == [
        (1, "Ưu điểm, hạn chế, nguyên nhân"),
        (2, "Ưu điểm"),
    ]
    assert found["uu-diem"].sentences[0].text == "Các chỉ tiêu đã đạt: Đạt cả."
    assert list(found).index("uu-diem") < list(found).index("han-che")


def test_who_leads_next_year_is_proposed_once_its_members_are_known(phase, bloc, units):
    final = make_phase(phase.campaign, due_on=None)

    def proposed():
        (found,) = [s for s in draft(gather(final, NOW)) if s.code == "truong-khoi"]
        return found.title, [sentence.text for sentence in found.sentences]

    title = "Giới thiệu Trưởng khối, Phó Trưởng khối năm 2027"
    assert proposed() == (title, [])
    make_membership(bloc, units[1], year=2027, role=MemberRole.HEAD)
    make_membership(bloc, units[2], year=2027, role=MemberRole.DEPUTY)

    said = "Giới thiệu Sở Tài chính làm Trưởng khối; Sở Tư pháp làm Phó Trưởng khối năm 2027."
    assert proposed() == (title, [said])


def test_a_final_summary_has_its_own_outline(phase):
    final = make_phase(phase.campaign, due_on=None)

    titles = [section.title for section in draft(gather(final, NOW)) if section.level == 1]

    assert titles == [
        "Đặc điểm tình hình",
        "Công tác lãnh đạo, chỉ đạo và tổ chức phong trào thi đua",
        "Kết quả thực hiện phong trào thi đua",
        "Hạn chế, nguyên nhân và bài học kinh nghiệm",
        "Phương hướng, nhiệm vụ năm 2027",
        "Kiến nghị, đề xuất",
    ]


def test_a_redraft_never_overwrites_what_a_person_wrote(phase, units, bloc):
    secretary = make_secretary(bloc)
    summary = redraft(phase, by=secretary, now=NOW)
    section = summary.sections.get(code="bao-cao")
    rewrite(section, "Lời của thường trực.", version=summary.version, by=secretary)

    approved(phase, units[0])
    redraft(phase, by=secretary, now=NOW)

    section.refresh_from_db()
    assert section.text == "Lời của thường trực."
    assert "01/03 đơn vị đã gửi báo cáo" in section.drafted
    assert section.is_behind


def test_a_section_that_no_longer_has_data_keeps_its_edited_text(phase, units, bloc):
    secretary = make_secretary(bloc)
    measure = make_measure(False, campaign=phase.campaign)
    make_figure(approved(phase, units[0]), measure, 5)
    summary = redraft(phase, by=secretary, now=NOW)
    section = summary.sections.get(code="theo-doi")
    rewrite(section, "Giữ lại.", version=summary.version, by=secretary)

    measure.is_withdrawn = True
    measure.save()
    redraft(phase, by=secretary, now=NOW)

    assert summary.sections.get(code="theo-doi").text == "Giữ lại."


def test_a_later_disagreement_is_named_with_both_sentences(phase, units, bloc):
    summary = redraft(phase, by=make_secretary(bloc), now=NOW)
    assert disagreements(summary) == []

    approved(phase, units[0])

    found = {row.kept: row.now for row in disagreements(summary)}
    assert any("0/03 đơn vị" in kept for kept in found)
    assert any(now and "01/03 đơn vị đã gửi báo cáo" in now for now in found.values())


def wrote(report, text, code="ket-qua"):
    return report.sections.create(code=code, title="Kết quả", order=1, text=text)


def test_what_one_more_unit_says_makes_no_other_sentence_disagree(phase, units, bloc):
    wrote(approved(phase, units[1]), "Đã làm xong.")
    summary = redraft(phase, by=make_secretary(bloc), now=NOW)

    wrote(approved(phase, units[0]), "Đang làm.")  # stands before the other in the bloc's order
    found = [row for row in disagreements(summary) if row.section == RESULTS_BY_CONTENT]

    assert [(row.kept, row.now) for row in found] == [(None, "Sở Y tế: Đang làm.")]


def test_what_a_unit_says_anew_stands_beside_what_it_said(phase, units, bloc):
    section = wrote(approved(phase, units[1]), "Đang làm.")
    summary = redraft(phase, by=make_secretary(bloc), now=NOW)

    section.text = "Đã làm xong."
    section.save()
    (row,) = disagreements(summary)

    assert (row.kept, row.now) == ("Sở Tài chính: Đang làm.", "Sở Tài chính: Đã làm xong.")


def test_a_draft_kept_by_an_earlier_release_agrees_word_for_word(phase, units, bloc):
    for unit in units:
        wrote(approved(phase, unit), "Đã làm.")
    summary = redraft(phase, by=make_secretary(bloc), now=NOW)

    for n, kept in enumerate(DraftedSentence.objects.all()):
        kept.code, kept.values = f"by-place-{n}", {"of": "an earlier release"}
        kept.save()

    assert disagreements(summary) == []


def test_words_that_now_are_anothers_are_told_with_those_that_are_new(phase, units, bloc):
    for unit in units[:2]:
        wrote(approved(phase, unit), "Đang làm.")
    summary = redraft(phase, by=make_secretary(bloc), now=NOW)

    kept = DraftedSentence.objects.get(code=f"ket-qua-unit-{units[0].pk}")
    kept.text, kept.values = "Sở Tài chính: Đang làm.", {"said": "khác"}
    kept.save()

    assert [(row.kept, row.now) for row in disagreements(summary)] == [(None, "Sở Y tế: Đang làm.")]


def test_no_disagreement_says_the_same_twice(phase, units, bloc):
    summary = redraft(phase, by=make_secretary(bloc), now=NOW)

    for unit in units:
        wrote(approved(phase, unit), "Đã làm.")
    assert all(row.kept != row.now for row in disagreements(summary))


def test_a_head_kept_before_the_first_draft_disagrees_with_nothing(client, phase, bloc):
    client.force_login(make_secretary(bloc))
    url = reverse("reports:summary-head", args=[phase.pk])
    client.post(url, {"number": "07", "paper_year": "2026"})

    assert client.get(reverse("reports:summary", args=[phase.pk])).status_code == 200


def test_two_who_edit_at_once_lose_nothing(phase, bloc):
    secretary = make_secretary(bloc, full_name="Trần Thị Mẫu")
    summary = redraft(phase, by=secretary, now=NOW)
    section = summary.sections.get(code="bao-cao")
    rewrite(section, "Trước.", version=summary.version, by=secretary)

    with pytest.raises(StaleVersion, match="Trần Thị Mẫu"):
        rewrite(section, "Sau.", version=summary.version, by=secretary)

    section.refresh_from_db()
    assert section.text == "Trước."


def test_the_second_editor_sees_his_text_again(client, phase, bloc):
    secretary = make_secretary(bloc)
    summary = redraft(phase, by=secretary, now=NOW)
    client.force_login(secretary)
    url = reverse("reports:summary-section", args=[phase.pk, "bao-cao"])
    client.post(url, {"version": summary.version, "text": "Trước."})

    response = client.post(url, {"version": summary.version, "text": "Chữ của người thứ hai"})

    page = response.content.decode()
    assert "Chữ của người thứ hai" in page
    assert "chưa được lưu" in page


def test_a_draft_may_be_taken_back(client, phase, bloc):
    secretary = make_secretary(bloc)
    summary = redraft(phase, by=secretary, now=NOW)
    section = summary.sections.get(code="bao-cao")
    rewrite(section, "Đã sửa.", version=summary.version, by=secretary)
    client.force_login(secretary)
    url = reverse("reports:summary-section", args=[phase.pk, "bao-cao"])

    client.post(url, {"version": summary.version + 1, "take": "1"})

    section.refresh_from_db()
    assert not section.is_edited
    assert Event.objects.of(summary).last().action == "take_draft"


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        (Role.SECRETARIAT, 200, 302),
        (Role.BLOC_HEAD, 200, 403),
        (Role.BLOC_DEPUTY, 200, 403),
        (Role.OBSERVER, 200, 403),
        (Role.OFFICER, 404, 404),
        (Role.UNIT_HEAD, 404, 404),
    ],
)
def test_the_bloc_reads_and_the_standing_office_writes(
    client, phase, bloc, units, role, reads, writes
):
    place = units[0] if role in (Role.OFFICER, Role.UNIT_HEAD) else bloc
    client.force_login(make_user(role, place))

    assert client.get(reverse("reports:summary", args=[phase.pk])).status_code == reads
    assert client.post(reverse("reports:redraft", args=[phase.pk])).status_code == writes


def test_the_head_of_the_paper_is_checked(client, phase, bloc):
    client.force_login(make_secretary(bloc))
    url = reverse("reports:summary-head", args=[phase.pk])

    for year in ("2026", str(2**31)):
        refused = client.post(url, {"day": "31", "month": "6", "paper_year": year})
        assert "Tháng này không có ngày đó." in refused.content.decode()
    assert not Summary.objects.exists()

    assert client.post(url, {"number": "07", "paper_year": "2026"}).status_code == 302
    summary = Summary.objects.get(phase=phase)
    assert summary.number == "07"
    assert Event.objects.of(summary).last().action == "head"


def test_words_that_await_the_reviewer_are_said_to(phase, units):
    asked = {"kind": MeasureKind.WORDS, "aggregation": "count_met", "goal": None}
    measure = make_measure(make_target(phase.campaign), name="Nếp sống văn hóa", **asked)
    make_figure(approved(phase, units[0]), measure, "Đang làm.")

    assert "Nếp sống văn hóa: chưa thẩm định" in said(phase)
    make_figure(approved(phase, units[1]), measure, "Đã làm.", verdict="met")
    text = said(phase)

    assert "Nếp sống văn hóa: 01/02 đơn vị đạt; 01 đơn vị chưa được thẩm định." in text
    assert "0 chỉ tiêu chưa đạt, 01 chỉ tiêu chưa thẩm định." in text
    assert "chưa có số liệu" not in text


# --- on time, by whose word -------------------------------------------------------------------


def test_where_no_deadline_is_known_nobody_is_called_on_time(bloc, units):
    silent = make_phase(make_campaign(bloc, launched=True, units=units), due_on=None)
    approved(silent, units[0])

    text = said(silent)

    assert "Đến ngày 02/7/2026, 01/03 đơn vị đã gửi báo cáo." in text
    assert "đúng hạn" not in text


def test_an_inherited_deadline_holds_and_the_draft_says_whose_it_is(bloc, units):
    above = make_campaign(launched=True)
    make_phase(above)
    silent = make_phase(make_campaign(bloc, launched=True, units=units, parent=above), due_on=None)
    approved(silent, units[0])
    approved(silent, units[1], LATE)

    text = said(silent)

    assert (
        "02/03 đơn vị đã gửi báo cáo, trong đó 01 đơn vị gửi đúng hạn theo phong trào thi đua của "
        "cấp trên, 01 đơn vị gửi chậm: Sở Tài chính (chậm 02 ngày)." in text
    )
