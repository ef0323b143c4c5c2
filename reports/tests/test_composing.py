"""What the bloc's papers say when they are drawn up, and whom a reminder names."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.tests.factories import make_campaign, make_phase, make_pledge
from emulation.models import Event
from emulation.review import Status
from reports.composing import draw_up, list_late
from reports.composing.reminding import FEW, LISTED
from reports.documents import KINDS
from reports.drafting.keeping import redraft
from reports.models import BlocPaper, PaperType, Report
from reports.tests.bloc_papers import make_bloc_paper, propose
from reports.tests.factories import make_report
from units.models import Family, MemberRole
from units.tests.factories import (
    make_bloc,
    make_issuing_body,
    make_membership,
    make_secretary,
    make_signatory,
    make_unit,
)

pytestmark = pytest.mark.django_db
Type = PaperType
AT = datetime(2026, 7, 6, 3, tzinfo=UTC)  # 10:00 of Monday, 06/7/2026, in Vietnam
UNITS = ("Sở Y tế", "Sở Tài chính", "Sở Nội vụ")


@pytest.fixture
def campaign():
    return launched()


def launched(family=Family.STATE, names=UNITS, **fields):
    """A numbered launch paper of a bloc headed by the first of its units."""
    bloc = make_bloc()
    body = make_issuing_body(bloc, family=family)
    units = [make_unit(name) for name in names]
    make_membership(bloc, units[0], year=2026, role=MemberRole.HEAD)
    head = {"number": "5", "day": 15, "month": 1, "paper_year": 2026, "issuing_body": body}
    head |= {"signatory": make_signatory(body)}
    return make_campaign(bloc, launched=True, units=units, **(head | fields))


@pytest.fixture
def phase(campaign):
    return make_phase(campaign, name="Sơ kết 6 tháng đầu năm")


def drawn(campaign, type, phase=None, at=AT):
    return draw_up(campaign, type, phase, make_secretary(campaign.bloc), at)


def late(paper):
    return [(row.name, row.due_on, row.days_late) for row in paper.late_units.all()]


def units_of(campaign):
    return [expected.unit for expected in campaign.expected_units.all()]


# --- whom a reminder names -----------------------------------------------------------------


def test_a_reminder_names_who_has_sent_nothing_and_by_how_many_days(campaign, phase):
    make_report(phase, units_of(campaign)[0], status=Status.SUBMITTED)
    make_report(phase, units_of(campaign)[1])  # begun, not sent

    paper = drawn(campaign, Type.REMINDER, phase)

    last = date(2026, 6, 29)  # “trước ngày 30/6”
    assert late(paper) == [("Sở Tài chính", last, 7), ("Sở Nội vụ", last, 7)]
    assert (paper.counted_on, paper.members) == (date(2026, 7, 6), 3)
    assert paper.addressees == "Sở Tài chính\nSở Nội vụ"


def test_a_unit_that_was_given_more_time_is_not_late_before_it_is_over(campaign, phase):
    unit = units_of(campaign)[2]
    by = make_secretary(campaign.bloc)
    Report(phase=phase, unit=unit).extend(datetime(2026, 7, 5, 17, tzinfo=UTC), "Bão", by=by)

    assert late(drawn(campaign, Type.REMINDER, phase))[-1] == ("Sở Nội vụ", date(2026, 7, 5), 1)
    phase.extensions.update(due_at=datetime(2026, 7, 10, 17, tzinfo=UTC))
    names = [name for name, *_ in late(drawn(campaign, Type.REMINDER, phase))]
    assert names == ["Sở Y tế", "Sở Tài chính"]


def test_before_the_deadline_nobody_is_late(campaign, phase):
    paper = drawn(campaign, Type.REMINDER, phase, at=phase.due_at - timedelta(seconds=1))

    assert late(paper) == []
    assert "Danh sách chưa có đơn vị nào chậm." in list(paper.missing())


def test_where_the_bloc_is_silent_the_deadline_above_it_counts_and_is_quoted():
    above = launched(number="2")
    make_phase(above)
    campaign = launched(parent=above)
    phase = make_phase(campaign, due_on=None)

    paper = drawn(campaign, Type.REMINDER, phase)

    assert [days for *_, days in late(paper)] == [7, 7, 7]
    assert "Chương trình số\u00a002/CTr-KTĐ" in paper.opening
    assert paper.opening.endswith("trước ngày 30/6/2026.")


def test_without_any_deadline_nobody_is_late_and_none_is_quoted(campaign):
    phase = make_phase(campaign, due_on=None)

    paper = drawn(campaign, Type.REMINDER, phase)

    assert late(paper) == []
    assert paper.opening.endswith("năm 2026.")


def test_without_a_phase_registrations_are_asked_for():
    campaign = launched(due_on=date(2026, 2, 10), due_at=datetime(2026, 2, 9, 17, tzinfo=UTC))
    make_pledge(campaign, units_of(campaign)[0], status=Status.SUBMITTED)
    make_pledge(campaign, units_of(campaign)[1])

    paper = drawn(campaign, Type.REMINDER, at=datetime(2026, 2, 12, 3, tzinfo=UTC))

    assert late(paper) == [
        ("Sở Tài chính", date(2026, 2, 9), 3),
        ("Sở Nội vụ", date(2026, 2, 9), 3),
    ]
    assert paper.abstract == "Đôn đốc gửi bản đăng ký thi đua năm 2026"
    assert paper.opening.endswith("gửi bản đăng ký thi đua năm 2026 trước ngày 10/02/2026.")


def test_many_late_units_are_addressed_together():
    campaign = launched(names=[f"Sở số {n}" for n in range(FEW + 1)])

    assert drawn(campaign, Type.REMINDER, make_phase(campaign)).addressees == LISTED


def test_the_list_is_counted_anew_and_the_addressees_follow_it(campaign, phase):
    paper = drawn(campaign, Type.REMINDER, phase)
    make_report(phase, units_of(campaign)[0], status=Status.SUBMITTED)

    list_late(paper, AT + timedelta(days=2))

    paper.refresh_from_db()
    assert [(name, days) for name, _, days in late(paper)] == [
        ("Sở Tài chính", 9),
        ("Sở Nội vụ", 9),
    ]
    assert paper.counted_on == date(2026, 7, 8)
    assert paper.addressees == "Sở Tài chính\nSở Nội vụ"


def test_addressees_that_a_person_wrote_stay(campaign, phase):
    paper = drawn(campaign, Type.REMINDER, phase)
    paper.addressees = "Thủ trưởng các sở"

    list_late(paper, AT)

    assert paper.addressees == "Thủ trưởng các sở"


def test_the_letter_asks_for_an_answer_on_a_working_day_at_the_standing_office(campaign, phase):
    paper = drawn(campaign, Type.REMINDER, phase)

    assert "gửi về Sở Y tế (cơ quan thường trực của Khối) chậm nhất ngày 13/7/2026" in paper.closing
    assert "Chương trình số\u00a005/CTr-KTĐ" in paper.opening


def test_the_cost_of_a_reminder_does_not_grow_with_the_bloc():
    def queries(count):
        campaign = launched(names=[f"Sở số {n}" for n in range(count)])
        phase, by = make_phase(campaign), make_secretary(campaign.bloc)
        with CaptureQueriesContext(connection) as seen:
            draw_up(campaign, Type.REMINDER, phase, by, AT)
        return len(seen)

    queries(1)  # the first of all acts begins the record
    assert queries(3) == queries(12)


# --- meetings -----------------------------------------------------------------------------


def test_the_minutes_take_time_and_place_from_the_invitation(campaign, phase):
    invited = drawn(campaign, Type.INVITATION, phase)
    BlocPaper.objects.filter(pk=invited.pk).update(
        held_from=AT, venue="Hội trường A", chair="Ai đó"
    )

    paper = drawn(campaign, Type.MINUTES, phase)

    assert (paper.held_from, paper.venue, paper.chair) == (AT, "Hội trường A", "Ai đó")
    assert paper.members == 3
    assert paper.copies == 2


def test_the_chair_is_who_signs_for_the_bloc(campaign):
    paper = drawn(campaign, Type.INVITATION)

    assert (paper.chair, paper.chair_post) == ("Lê Văn Mẫu", "Trưởng khối")
    assert paper.abstract == "Dự Hội nghị ký giao ước thi đua năm 2026"


def test_the_agenda_follows_the_review(campaign, phase):
    final = make_phase(campaign, name="Tổng kết năm")

    assert "suy tôn" not in drawn(campaign, Type.INVITATION, phase).closing
    assert (
        "Bình xét, suy tôn, đề nghị khen thưởng" in drawn(campaign, Type.INVITATION, final).closing
    )
    minutes = drawn(campaign, Type.MINUTES, final)
    assert "3. **Bình xét, đề nghị khen thưởng**\nHình thức biểu quyết: ……" in minutes.opening
    assert "4. **Giới thiệu Trưởng khối, Phó Trưởng khối năm 2027**" in minutes.closing


def test_the_summary_lies_on_the_table_once_it_is_drafted(campaign, phase):
    assert "- ……" in drawn(campaign, Type.MINUTES, phase).opening

    redraft(phase, by=make_secretary(campaign.bloc))

    assert "Dự thảo báo cáo sơ kết" in drawn(campaign, Type.MINUTES, phase).opening


def test_room_left_in_a_draft_must_be_filled_before_it_goes_out(campaign, phase):
    paper = drawn(campaign, Type.MINUTES, phase)

    assert "Nội dung còn chỗ trống “……” chưa điền." in list(paper.missing())


# --- submissions and decisions ----------------------------------------------------------------


@pytest.fixture
def above():
    body = make_issuing_body(name="Ủy ban nhân dân tỉnh Sông Lam", symbol="UBND")
    hand = make_signatory(body, authority_lines="TM. ỦY BAN NHÂN DÂN", post="CHỦ TỊCH")
    return make_campaign(issuing_body=body, signatory=hand)


def test_what_was_agreed_goes_on_into_submission_and_decision(above):
    campaign = launched(parent=above)
    final = make_phase(campaign, review="final")
    propose(drawn(campaign, Type.MINUTES, final), units_of(campaign), 3)

    submission = drawn(campaign, Type.SUBMISSION, final)
    submission.proposals.last().delete()
    decision = drawn(campaign, Type.DECISION, final)

    assert submission.proposals.count() == 2
    assert [str(p.what) for p in decision.proposals.all()] == [
        "Cờ thi đua của Ủy ban nhân dân tỉnh",
        "Bằng khen",
    ]


def test_a_submission_goes_to_the_body_that_launched_above(above):
    paper = drawn(launched(parent=above), Type.SUBMISSION)

    assert paper.addressees == "Ủy ban nhân dân tỉnh Sông Lam"
    assert paper.closing.endswith("kính trình Ủy ban nhân dân tỉnh Sông Lam xem xét, quyết định.")
    assert drawn(launched(), Type.SUBMISSION).addressees == ""


def test_a_numbered_paper_is_named_by_its_number(above):
    campaign = launched(parent=above)
    minutes = drawn(campaign, Type.MINUTES)
    assert "(Biên bản hội nghị ký giao ước" in drawn(campaign, Type.SUBMISSION).opening

    BlocPaper.objects.filter(pk=minutes.pk).update(number="3", day=10, month=12)
    BlocPaper.objects.filter(type=Type.SUBMISSION).update(number="4", day=11, month=12)

    cited = "- Biên bản số\u00a003/BB-KTĐ ngày\u00a010\u00a0tháng\u00a012\u00a0năm\u00a02026;"
    assert cited in drawn(campaign, Type.SUBMISSION).closing
    BlocPaper.objects.filter(type=Type.SUBMISSION).update(number="4", day=11, month=12)
    assert "tại Tờ trình số\u00a004/TTr-KTĐ" in drawn(campaign, Type.DECISION).bases


def test_a_decision_stands_in_the_name_of_the_authority_and_makes_nothing_up(above):
    paper = drawn(launched(parent=above), Type.DECISION)

    assert paper.issuing_body == above.issuing_body
    assert paper.signatory == above.signatory
    assert paper.enacting_body == "Chủ tịch Ủy ban nhân dân tỉnh Sông Lam"
    assert "Điều 2. Tiền thưởng kèm theo là …… đồng" in paper.closing
    assert re.findall(r"\d+", paper.closing) == ["2", "3", "1"]  # the articles


def test_who_signs_for_another_does_not_decide(above):
    above.signatory.authority_lines = "KT. CHỦ TỊCH"
    above.signatory.save()

    assert drawn(launched(parent=above), Type.DECISION).enacting_body == above.issuing_body.name


def test_without_an_authority_above_nobody_decides_yet(campaign):
    paper = drawn(campaign, Type.DECISION)

    assert (paper.issuing_body, paper.signatory, paper.enacting_body) == (None, None, "")


# --- of every type ------------------------------------------------------------------------------


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize("has_phase", [True, False])
@pytest.mark.parametrize("type", Type)
def test_every_paper_is_drawn_up_as_a_draft_with_room_for_number_and_day(type, has_phase, family):
    campaign = launched(family)
    paper = drawn(campaign, type, make_phase(campaign) if has_phase else None)
    printed = KINDS["bloc-paper"].build(KINDS["bloc-paper"].every().get(pk=paper.pk))

    assert printed.draft_mark == "Dự thảo"
    assert printed.number.number == ""
    assert (paper.number, paper.day, paper.month, paper.paper_year) == ("", None, 7, 2026)
    assert printed.regime.is_party == (family == Family.PARTY)
    assert printed.body
    assert Event.objects.of(paper).get().action == "draw-up"


@pytest.mark.parametrize("type", [type for type in Type if type != Type.DECISION])
def test_what_is_complete_lacks_nothing(campaign, type):
    assert list(make_bloc_paper(campaign, type).missing()) == []


@pytest.mark.parametrize(
    ("type", "field", "sentence"),
    [
        (Type.REMINDER, "addressees", "Chưa ghi nơi kính gửi."),
        (Type.INVITATION, "held_from", "Chưa ghi thời gian họp."),
        (Type.INVITATION, "venue", "Chưa ghi địa điểm họp."),
        (Type.MINUTES, "held_to", "Chưa ghi thời gian kết thúc họp."),
        (Type.MINUTES, "present", "Chưa ghi số thành viên có mặt."),
        (Type.MINUTES, "clerk", "Chưa ghi thư ký."),
        (Type.SUBMISSION, "addressees", "Chưa ghi nơi kính gửi."),
    ],
)
def test_what_is_missing_is_said(campaign, type, field, sentence):
    paper = make_bloc_paper(campaign, type)
    setattr(paper, field, None if field in ("held_from", "held_to", "present") else "")

    assert list(paper.missing()) == [sentence]


def test_nobody_present_is_a_count_too(campaign):
    paper = make_bloc_paper(campaign, Type.MINUTES, present=0)

    assert list(paper.missing()) == []
