"""The pages of a bloc's other papers: begun from the data, edited, listed, given up."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Agreement
from campaigns.tests.factories import make_campaign, make_phase, make_title
from emulation.models import Event
from emulation.review import StaleVersion
from reports.composing import writing
from reports.issuing.numbering import issue
from reports.issuing.rules import IssueRefused
from reports.models import BlocPaper, Document, DocumentStatus, PaperType
from reports.tests.bloc_papers import make_bloc_paper
from reports.tests.factories import make_decision, make_document, make_report
from units.models import Register, Role
from units.tests.factories import (
    make_issuing_body,
    make_membership,
    make_officer,
    make_secretary,
    make_signatory,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_day_after_the_deadline(time_machine):
    time_machine.move_to("2026-07-06T03:00:00Z")


@pytest.fixture
def phase():
    units = [make_unit(name) for name in ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp")]
    campaign = make_campaign(launched=True, units=units)
    body = make_issuing_body(campaign.bloc)
    type(campaign).objects.update(issuing_body=body, signatory=make_signatory(body))
    campaign.refresh_from_db()
    return make_phase(campaign)


@pytest.fixture
def campaign(phase):
    return phase.campaign


@pytest.fixture
def office(client, campaign):
    client.force_login(make_secretary(campaign.bloc))
    return client


@pytest.fixture
def reminder(campaign, phase):
    return make_bloc_paper(campaign, PaperType.REMINDER, phase)


def at(name, row):
    return reverse(f"reports:{name}", args=[row.pk])


def typed(paper, **changes):
    """What the form of the paper sends back when only `changes` were typed."""
    names = ("abstract", "addressees", "opening", "closing", "recipients", "issuing_body_id")
    values = {name.removesuffix("_id"): getattr(paper, name) or "" for name in names}
    return values | {"version": paper.version, "signatory": paper.signatory_id or ""} | changes


def acts(row):
    return list(Event.objects.of(row).values_list("action", flat=True))


# --- begun --------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper_type", PaperType)
def test_a_press_drafts_each_type_and_opens_it_to_be_edited(office, campaign, phase, paper_type):
    page = office.post(
        at("bloc-paper-new", campaign), {"type": paper_type, "phase": phase.pk}, follow=True
    )

    paper = BlocPaper.objects.get()
    assert page.redirect_chain[-1][0] == at("bloc-paper-edit", paper)
    assert (paper.type, paper.phase) == (paper_type, phase)
    assert acts(paper) == ["draw-up"]
    assert office.get(paper.get_absolute_url()).status_code == 200


def test_the_status_of_a_phase_leads_to_a_reminder_that_names_who_is_late(office, phase):
    late = phase.campaign.expected_units.get(name="Sở Y tế")
    for expected in phase.campaign.expected_units.exclude(pk=late.pk):
        make_report(phase, expected.unit, status="submitted", received_at="2026-06-20T03:00:00Z")
    page = office.get(reverse("reports:status", args=[phase.pk])).text
    assert "Lập công văn đôn đốc" in page
    assert "1 đơn vị quá hạn chưa gửi" in page

    sent = {"type": "reminder", "phase": phase.pk}
    page = office.post(at("bloc-paper-new", phase.campaign), sent, follow=True)

    assert [row.name for row in BlocPaper.objects.get().late_units.all()] == ["Sở Y tế"]
    assert "Tính đến ngày 06/7/2026" in page.text
    again = office.get(reverse("reports:status", args=[phase.pk])).text
    assert BlocPaper.objects.get().get_absolute_url() in again


def test_nobody_late_no_reminder(office, phase):
    for expected in phase.campaign.expected_units.all():
        make_report(phase, expected.unit, status="submitted", received_at="2026-06-20T03:00:00Z")

    page = office.get(reverse("reports:status", args=[phase.pk])).text

    assert "Lập công văn đôn đốc" not in page


def test_a_second_press_opens_what_the_first_has_drafted(office, campaign, phase):
    asked = {"type": "invitation", "phase": phase.pk}
    office.post(at("bloc-paper-new", campaign), asked)
    office.post(at("bloc-paper-new", campaign), asked)
    assert BlocPaper.objects.count() == 1

    paper = BlocPaper.objects.get()
    office.post(at("bloc-paper-edit", paper), typed(paper, abstract="Dự hội nghị khác"))
    office.post(at("bloc-paper-new", campaign), asked)

    assert BlocPaper.objects.count() == 2


@pytest.mark.parametrize(
    "sent",
    [
        {"type": ""},
        {"type": "letter"},
        {"type": "reminder", "phase": "0"},
        {"type": "reminder", "phase": "9" * 30},
        {"type": "reminder", "phase": "x"},
    ],
)
def test_what_cannot_be_chosen_is_refused(office, campaign, phase, sent):
    page = office.post(at("bloc-paper-new", campaign), sent)

    assert "Lỗi: " in page.text
    assert not BlocPaper.objects.exists()


def test_a_phase_of_another_campaign_cannot_be_chosen(office, campaign):
    far = make_phase()

    page = office.post(at("bloc-paper-new", campaign), {"type": "reminder", "phase": far.pk})

    assert "Lỗi: " in page.text


# --- edited -------------------------------------------------------------------------------------


def test_the_form_asks_only_for_what_the_type_says(office, campaign, phase):
    def asked(paper_type):
        paper = make_bloc_paper(campaign, paper_type, phase)
        form = office.get(at("bloc-paper-edit", paper)).context["form"]
        return set(form.fields)

    everywhere = {"version", "abstract", "opening", "closing", "recipients", "issuing_body"}
    meeting = {"held_from", "held_to", "venue", "chair", "chair_post"}
    assert asked(PaperType.REMINDER) == everywhere | {"addressees", "signatory"}
    assert asked(PaperType.INVITATION) == everywhere | meeting | {"addressees", "signatory"}
    assert asked(PaperType.MINUTES) == everywhere | meeting | {
        "clerk", "clerk_post", "members", "present", "attendance", "copies",
    }  # fmt: skip
    assert asked(PaperType.SUBMISSION) == everywhere | {"addressees", "bases", "signatory"}
    assert asked(PaperType.DECISION) == everywhere | {"enacting_body", "bases", "signatory"}


def test_what_is_typed_is_kept_and_recorded(office, reminder):
    words = {"abstract": "Đôn đốc lần 2", "closing": "**Khẩn trương**\n- gửi ngay;"}

    page = office.post(at("bloc-paper-edit", reminder), typed(reminder, **words), follow=True)

    reminder.refresh_from_db()
    assert (reminder.abstract, reminder.version) == ("Đôn đốc lần 2", 2)
    assert acts(reminder) == ["edit"]
    assert "<b>Khẩn trương</b>" in page.text


def test_who_saves_second_keeps_his_words_and_sees_the_others(office, reminder):
    stale = typed(reminder, abstract="Của tôi")
    office.post(at("bloc-paper-edit", reminder), typed(reminder, abstract="Của người khác"))

    page = office.post(at("bloc-paper-edit", reminder), stale)

    assert 'value="Của tôi"' in page.text
    assert "Bản vừa lưu ghi “Của người khác”" in page.text
    assert "chưa được lưu" in page.text
    reminder.refresh_from_db()
    assert reminder.abstract == "Của người khác"
    assert page.context["form"]["version"].value() == 2


MEETING = {"held_from": "08:00 29/6/2026", "held_to": "11:30 29/6/2026"}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("held_from", "29/6/2026", "Hãy viết giờ trước, ngày sau"),
        ("held_from", "08:00 31/6/2026", "Chưa đọc được ngày này"),
        ("held_from", "25:00 29/6/2026", "Chưa đọc được thời điểm này"),
        ("held_from", "08:00 29/6/0026", "Ngày phải từ"),
        ("held_from", "０８:00 29/6/2026", "Chưa đọc được thời điểm này"),
        ("held_to", "07:59 29/6/2026", "kết thúc trước khi bắt đầu"),
        ("present", "10", "lớn hơn tổng số thành viên"),
        ("present", "nhiều", "Hãy nhập một số nguyên"),
        ("present", "-1", "0"),
        ("abstract", "", "Bắt buộc"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_kept_as_typed(
    office, campaign, field, value, said
):
    paper = make_bloc_paper(campaign, PaperType.MINUTES)
    sent = typed(paper, **MEETING, members="9", present="8") | {field: value}

    page = office.post(at("bloc-paper-edit", paper), sent)

    assert any(said in error for error in page.context["form"].errors[field])
    assert not value or f'value="{value}"' in page.text
    paper.refresh_from_db()
    assert paper.version == 1


@pytest.mark.parametrize(
    "written",
    ["08:05 29/6/2026", "8h05 29/06/2026", "8 giờ 05 phút, ngày 29/6/2026", "08:05  29/6/2026"],
)
def test_an_hour_is_read_as_it_is_written_in_an_office(office, campaign, written):
    paper = make_bloc_paper(campaign, PaperType.INVITATION)

    office.post(at("bloc-paper-edit", paper), typed(paper, held_from=written, venue="Hội trường"))

    paper.refresh_from_db()
    assert paper.held_from.isoformat() == "2026-06-29T01:05:00+00:00"
    page = office.get(at("bloc-paper-edit", paper)).text
    assert 'value="08:05 29/6/2026"' in page


def test_a_body_of_another_bloc_cannot_speak(office, reminder):
    far = make_issuing_body()

    page = office.post(at("bloc-paper-edit", reminder), typed(reminder, issuing_body=far.pk))

    assert "issuing_body" in page.context["form"].errors


def test_the_signatory_signs_for_the_body_that_speaks(office, reminder, campaign):
    unit = campaign.expected_units.first().unit
    other = make_signatory(make_issuing_body(unit))

    page = office.post(at("bloc-paper-edit", reminder), typed(reminder, signatory=other.pk))

    assert "Người ký này không thuộc" in page.text


def test_markup_of_others_is_never_html(office, reminder):
    words = {"abstract": "<script>1</script>", "opening": "<b>đậm</b> **đậm**"}

    page = office.post(at("bloc-paper-edit", reminder), typed(reminder, **words), follow=True)

    assert "<script>1" not in page.text
    assert "&lt;b&gt;đậm&lt;/b&gt; <b>đậm</b>" in page.text


# --- the list of late units ---------------------------------------------------------------------


def test_what_changed_since_the_list_was_made_is_named_and_it_is_made_anew(
    office, campaign, phase, time_machine
):
    office.post(at("bloc-paper-new", campaign), {"type": "reminder", "phase": phase.pk})
    paper = BlocPaper.objects.get()
    make_report(phase, campaign.expected_units.get(name="Sở Y tế").unit, status="submitted")
    time_machine.move_to("2026-07-08T03:00:00Z")
    office.force_login(make_secretary(campaign.bloc))
    page = office.get(paper.get_absolute_url()).text
    assert "đã gửi hoặc được gia hạn: Sở Y tế" in page
    assert "số ngày chậm của các đơn vị còn lại đã tăng" in page

    page = office.post(at("bloc-paper-late", paper), {"version": paper.version}, follow=True).text

    assert [row.days_late for row in paper.late_units.all()] == [9, 9]
    assert "Tính đến ngày 08/7/2026" in page
    assert "đã khác danh sách" not in page
    assert acts(paper) == ["draw-up", "count"]


def test_the_list_is_made_anew_from_the_form_without_losing_a_word(office, reminder):
    sent = typed(reminder, abstract="Đôn đốc lần 2", then="late")

    page = office.post(at("bloc-paper-edit", reminder), sent, follow=True)

    reminder.refresh_from_db()
    assert page.redirect_chain[-1][0] == at("bloc-paper-edit", reminder)
    assert reminder.abstract == "Đôn đốc lần 2"
    assert acts(reminder) == ["edit", "count"]


def test_a_list_seen_before_somebody_wrote_is_not_made_anew(office, reminder):
    office.post(at("bloc-paper-edit", reminder), typed(reminder, abstract="Khác"))

    page = office.post(at("bloc-paper-late", reminder), {"version": 1}, follow=True)

    assert "Hãy xem lại" in page.text
    assert acts(reminder) == ["edit"]


def test_only_a_reminder_has_such_a_list(office, campaign):
    paper = make_bloc_paper(campaign, PaperType.INVITATION)

    assert office.post(at("bloc-paper-late", paper), {"version": 1}).status_code == 404
    assert office.get(at("bloc-paper-proposals", paper)).status_code == 404


# --- proposals ----------------------------------------------------------------------------------


def rows_of(paper, *rows):
    """What the form of proposals sends back."""
    count = paper.proposals.count()
    sent = {"proposals-TOTAL_FORMS": len(rows), "proposals-INITIAL_FORMS": count}
    for n, row in enumerate(rows):
        blank = {"unit": "", "name": "", "what": "", "note": ""}
        sent |= {f"proposals-{n}-{name}": value for name, value in (blank | row).items()}
    return sent | {"version": paper.version}


def test_a_member_or_somebody_by_name_is_proposed_out_of_the_catalogues(office, campaign):
    paper = make_bloc_paper(campaign, PaperType.SUBMISSION, proposals=0)
    unit = campaign.expected_units.get(name="Sở Y tế").unit
    title = make_title(name="Cờ thi đua")
    make_title(name="Danh hiệu đã bỏ", valid_to="2020-01-01")
    what = f"title:{title.pk}"
    page = office.get(at("bloc-paper-proposals", paper)).text
    assert "Danh hiệu đã bỏ" not in page

    sent = rows_of(
        paper,
        {"unit": unit.pk, "what": what},
        {"name": "Lê Văn Mẫu, Sở Y tế", "what": what, "note": "Sáng kiến"},
        {},
    )
    page = office.post(at("bloc-paper-proposals", paper), sent, follow=True)

    kept = [(p.unit, p.name, p.title, p.note) for p in paper.proposals.all()]
    assert kept == [
        (unit, "Sở Y tế", title, ""),
        (None, "Lê Văn Mẫu, Sở Y tế", title, "Sáng kiến"),
    ]
    assert "Lê Văn Mẫu, Sở Y tế" in page.text
    assert acts(paper) == ["propose"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"what": "title"}, "Chọn đơn vị, hoặc nhập tên"),
        ({"name": "Lê Văn Mẫu"}, "Bắt buộc"),
        ({"name": "Lê Văn Mẫu", "what": "title:0"}, "hợp lệ"),
        ({"unit": "999999", "what": "title"}, "hợp lệ"),
        ({"unit": "x", "what": "title"}, "hợp lệ"),
    ],
)
def test_who_or_what_is_missing_is_said_with_the_row(office, campaign, row, said):
    paper = make_bloc_paper(campaign, PaperType.SUBMISSION, proposals=0)
    title = make_title()
    if row.get("what") == "title":
        row = row | {"what": f"title:{title.pk}"}

    page = office.post(at("bloc-paper-proposals", paper), rows_of(paper, row))

    assert said in page.text
    assert "Lỗi:" in page.text
    assert not paper.proposals.exists()


def test_what_is_for_persons_is_not_proposed_for_a_unit(office, campaign):
    paper = make_bloc_paper(campaign, PaperType.SUBMISSION, proposals=0)
    unit = campaign.expected_units.get(name="Sở Y tế").unit
    what = f"title:{make_title(holder='individual').pk}"

    page = office.post(
        at("bloc-paper-proposals", paper), rows_of(paper, {"unit": unit.pk, "what": what})
    )
    assert "Dành cho cá nhân" in page.text
    office.post(
        at("bloc-paper-proposals", paper),
        rows_of(paper, {"unit": unit.pk, "what": what, "name": "Lê Văn Mẫu, Sở Y tế"}),
    )

    assert paper.proposals.get().name == "Lê Văn Mẫu, Sở Y tế"


def test_proposals_seen_before_somebody_wrote_are_shown_again_and_not_kept(office, campaign):
    paper = make_bloc_paper(campaign, PaperType.MINUTES, proposals=0)
    sent = rows_of(paper, {"name": "Lê Văn Mẫu", "what": f"title:{make_title().pk}"})
    BlocPaper.objects.update(version=2)

    page = office.post(at("bloc-paper-proposals", paper), sent)

    assert "Chưa lưu được" in page.text
    assert 'value="Lê Văn Mẫu"' in page.text
    assert not paper.proposals.exists()


# --- issued and given up ------------------------------------------------------------------------


def test_what_is_missing_is_said_before_it_can_be_issued(office, campaign):
    paper = make_bloc_paper(campaign, PaperType.INVITATION, venue="")

    page = office.get(paper.get_absolute_url()).text

    assert "Còn thiếu trước khi phát hành" in page
    assert "Chưa ghi địa điểm họp" in page


def test_a_reminder_is_issued_in_its_register_and_then_kept(office, campaign, reminder):
    Register.objects.create(body=campaign.issuing_body, name="Sổ văn bản đi")
    issue = reverse("reports:issue", args=["bloc-paper", reminder.pk])
    assert issue in office.get(reminder.get_absolute_url()).text

    page = office.post(issue, {"day": "06/7/2026", "reason": ""}, follow=True).text

    document = Document.objects.get()
    assert document.status == DocumentStatus.ISSUED
    assert document.notation in page
    assert document.notation in office.get(at("bloc-papers", campaign)).text
    register = reverse("reports:register", args=[document.run.register_id])
    assert document.notation in office.get(register).text
    assert "được giữ nguyên từng chữ" in office.get(at("bloc-paper-edit", reminder)).text
    assert at("bloc-paper-delete", reminder) not in office.get(reminder.get_absolute_url()).text


def test_a_paper_whose_number_was_given_up_is_a_draft_again(office, campaign, reminder):
    ended = {"end_reason": "Sai", "ended_at": "2026-07-06T03:00:00Z"}
    make_document(reminder, campaign.issuing_body, status=DocumentStatus.VOIDED, **ended)

    page = office.get(reminder.get_absolute_url()).text

    assert "Dự thảo" in page
    assert "Đã hủy số" in page
    assert ">Phát hành</a>" in page


def test_the_bloc_never_issues_a_decision(office, campaign):
    paper = make_bloc_paper(campaign, PaperType.DECISION)
    Register.objects.create(body=campaign.issuing_body, name="Sổ văn bản đi")
    page = office.get(paper.get_absolute_url()).text
    assert "Tải dự thảo (Word)" in page
    assert reverse("reports:issue", args=["bloc-paper", paper.pk]) not in page

    office.post(
        reverse("reports:issue", args=["bloc-paper", paper.pk]), {"day": "06/7/2026", "reason": ""}
    )

    assert not Document.objects.exists()


def test_where_the_leader_issues_the_office_is_told(office, campaign, reminder):
    type(campaign.bloc).objects.update(leader_approves=True)

    page = office.get(reminder.get_absolute_url()).text

    assert "báo trưởng khối mở trang này" in page
    assert ">Phát hành</a>" not in page


def test_the_leader_issues_what_the_office_wrote(client, campaign, reminder):
    type(campaign.bloc).objects.update(leader_approves=True)
    client.force_login(make_user(Role.BLOC_HEAD, campaign.bloc))

    page = client.get(reminder.get_absolute_url()).text

    assert ">Phát hành</a>" in page
    assert "Sửa văn bản" not in page


def test_a_draft_is_given_up_after_a_question(office, campaign, reminder):
    assert "Xóa dự thảo?" in office.get(at("bloc-paper-delete", reminder)).text

    page = office.post(at("bloc-paper-delete", reminder), {"version": 1}, follow=True)

    assert page.redirect_chain[-1][0] == at("bloc-papers", campaign)
    assert not BlocPaper.objects.exists()
    assert acts(reminder) == ["delete"]


def test_a_draft_that_somebody_wrote_on_meanwhile_is_not_given_up(office, reminder):
    office.post(at("bloc-paper-edit", reminder), typed(reminder, abstract="Khác"))

    page = office.post(at("bloc-paper-delete", reminder), {"version": 1}, follow=True)

    assert "Hãy xem lại" in page.text
    assert BlocPaper.objects.exists()


@pytest.mark.parametrize("status", [DocumentStatus.VOIDED, DocumentStatus.FOR_SIGNATURE])
def test_what_took_a_number_or_was_sent_to_be_signed_is_not_given_up(
    office, campaign, reminder, status
):
    ended = {"end_reason": "Sai", "ended_at": "2026-07-06T03:00:00Z"}
    make_document(
        reminder, campaign.issuing_body, status=status, **(ended if status == "voided" else {})
    )

    page = office.post(at("bloc-paper-delete", reminder), {"version": 1})

    assert "không xóa được" in page.text
    assert BlocPaper.objects.exists()


def test_what_somebody_has_just_deleted_is_not_issued(campaign, reminder):
    secretary, now = make_secretary(campaign.bloc), timezone.now()
    BlocPaper.objects.all().delete()

    with pytest.raises(IssueRefused, match="vừa bị xóa"):
        issue(reminder, by=secretary, day=timezone.localdate(now), at=now)


@pytest.mark.parametrize("act", ["write", "count_anew", "keep_proposals", "remove"])
def test_what_is_deleted_in_the_same_moment_is_no_error(campaign, reminder, act):
    secretary, seen = make_secretary(campaign.bloc), {"version": reminder.version}
    given = {
        "write": (["abstract"],),
        "keep_proposals": (lambda: None,),
    }.get(act, ())
    at_once = {"at": timezone.now()} if act == "count_anew" else {}
    BlocPaper.objects.all().delete()

    with pytest.raises(StaleVersion, match="vừa bị người khác xóa"):
        getattr(writing, act)(reminder, *given, by=secretary, **seen, **at_once)


# --- who sees what ------------------------------------------------------------------------------


def test_a_member_unit_sees_what_was_issued_and_no_draft(client, office, campaign, reminder):
    make_bloc_paper(campaign, PaperType.MINUTES)
    unit = campaign.expected_units.first().unit
    document = make_document(reminder, campaign.issuing_body, type_name="", abstract="Đôn đốc")
    client.force_login(make_officer(unit))

    page = client.get(at("bloc-papers", campaign)).text

    assert document.get_absolute_url() in page
    assert reminder.get_absolute_url() not in page
    assert "Biên bản" not in page
    assert "Lập văn bản" not in page
    assert client.get(reminder.get_absolute_url()).status_code == 404


def test_what_was_issued_does_not_lead_a_member_unit_to_the_draft(client, campaign, reminder):
    document = make_document(reminder, campaign.issuing_body)
    BlocPaper.objects.update(abstract="Đang sửa dở")
    client.force_login(make_officer(campaign.expected_units.first().unit))

    page = client.get(document.get_absolute_url()).text

    assert "Lập từ" not in page
    assert "Đang sửa dở" not in page


def test_a_bloc_that_issued_nothing_shows_its_members_an_empty_list(client, campaign):
    client.force_login(make_officer(campaign.expected_units.first().unit))

    assert "Chưa có văn bản nào được phát hành" in client.get(at("bloc-papers", campaign)).text


@pytest.mark.parametrize("role", [Role.BLOC_HEAD, Role.BLOC_DEPUTY, Role.OBSERVER])
def test_who_reads_the_bloc_reads_its_drafts_and_writes_nothing(client, campaign, reminder, role):
    client.force_login(make_user(role, campaign.bloc))

    assert reminder.get_absolute_url() in client.get(at("bloc-papers", campaign)).text
    assert "Sửa văn bản" not in client.get(reminder.get_absolute_url()).text
    for name in ("bloc-paper-edit", "bloc-paper-delete"):
        assert client.post(at(name, reminder), {"version": 1}).status_code == 403
    assert client.post(at("bloc-paper-new", campaign), {"type": "minutes"}).status_code == 403
    assert BlocPaper.objects.get().version == 1


def test_the_papers_of_another_bloc_do_not_exist(client, campaign, reminder):
    client.force_login(make_secretary())

    names = ("bloc-paper", "bloc-paper-edit", "bloc-paper-late", "bloc-paper-delete")
    answers = {client.post(at(name, reminder)).status_code for name in names[1:]}
    answers.add(client.get(at("bloc-paper", reminder)).status_code)
    answers |= {client.get(at(n, campaign)).status_code for n in ("bloc-papers", "bloc-paper-new")}

    assert answers == {404}


def test_a_draft_campaign_has_no_papers_of_its_year(client):
    campaign = make_campaign()
    client.force_login(make_secretary(campaign.bloc))

    assert "Lập văn bản" not in client.get(at("bloc-papers", campaign)).text
    assert client.get(at("bloc-paper-new", campaign)).status_code == 404


# --- the list -----------------------------------------------------------------------------------


def test_the_list_says_where_each_paper_stands(office, campaign, phase, reminder):
    Agreement.objects.create(campaign=campaign)
    make_document(campaign, campaign.issuing_body, status=DocumentStatus.FOR_SIGNATURE)
    make_decision(campaign, number="12/QĐ-UBND")

    page = office.get(at("bloc-papers", campaign))

    lines = {line.title: line for _, lines in page.context["groups"] for line in lines}
    assert {title: line.state[1] for title, line in lines.items()} == {
        "Chương trình": "Đã trình ký, chờ số",
        "Bản giao ước thi đua": "Dự thảo",
        "Báo cáo sơ kết": "Chưa lập",
        "Công văn đôn đốc": "Dự thảo",
        "Quyết định": "Đã ghi nhận",
    }
    assert lines["Quyết định"].number == "12/QĐ-UBND"
    for line in lines.values():
        assert line.url in page.text


def test_a_new_number_counts_and_not_the_one_given_up(office, campaign, reminder):
    body = campaign.issuing_body
    ended = {"end_reason": "Sai", "ended_at": "2026-07-06T03:00:00Z"}
    make_document(reminder, body, status=DocumentStatus.VOIDED, **ended)
    issued = make_document(reminder, body)

    groups = office.get(at("bloc-papers", campaign)).context["groups"]

    (line,) = [line for _, lines in groups for line in lines if line.title == "Công văn đôn đốc"]
    assert line.number == issued.notation


@pytest.mark.parametrize("name", ["bloc-papers", "bloc-paper"])
def test_a_page_costs_the_same_for_many_papers_and_units(office, campaign, phase, name):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert office.get(at(name, campaign if name == "bloc-papers" else paper)).content
        return len(queries)

    paper = make_bloc_paper(campaign, PaperType.REMINDER, phase)
    make_document(paper, campaign.issuing_body)
    make_decision(campaign)
    office.get(at(name, campaign if name == "bloc-papers" else paper))
    few = asked()
    for n in range(5):
        unit = make_unit()
        make_membership(campaign.bloc, unit, year=2026)
        campaign.expected_units.create(unit=unit, order=10 + n, name=str(unit))
        paper.late_units.create(unit=unit, name=str(unit), due_on="2026-06-29", days_late=7)
        other = make_bloc_paper(campaign, PaperType.SUBMISSION, phase)
        make_document(other, campaign.issuing_body)
        make_decision(campaign, draft=make_bloc_paper(campaign, PaperType.DECISION, phase))

    assert asked() == few
