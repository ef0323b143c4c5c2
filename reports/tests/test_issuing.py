"""Issuing: one number, one paper, kept for good; no number is lost or given twice."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from emulation.models import Event
from emulation.paper import Regime
from reports.documents import KINDS
from reports.issuing import numbering, publishing
from reports.issuing.ending import differs_from_data, revoke, void
from reports.issuing.numbering import enter_number, issue
from reports.issuing.rules import IssueRefused, hindrances, is_left_to_leader, may_issue
from reports.models import Document, DocumentStatus, PaperType, Report
from reports.models.document import sha_of
from reports.tests.bloc_papers import make_bloc_paper
from reports.tests.papers import make_papers
from units.models import Family, Period, Register, RegisterRun, Role
from units.tests.factories import make_secretary, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 6, 3, tzinfo=UTC)  # 10:00 in Vietnam
TODAY = date(2026, 7, 6)
Status = DocumentStatus


@pytest.fixture
def papers():
    return make_papers()


@pytest.fixture
def summary(papers):
    return papers.rows["summary"]


@pytest.fixture
def register(summary):
    return Register.objects.create(body=summary.issuing_body, name="Sổ văn bản đi")


@pytest.fixture
def secretary(papers):
    return make_secretary(papers.bloc)


def issued(row, by, **given):
    return issue(row, by=by, **({"day": TODAY, "at": NOW} | given))


def fresh(document):
    return Document.objects.get(pk=document.pk)


def test_a_paper_takes_its_number_and_is_out(summary, register, secretary):
    document = fresh(issued(summary, secretary))

    assert document.status == Status.ISSUED
    assert (document.serial, document.number, document.notation) == (1, "01", "01/BC-KTĐ")
    assert (document.dated_on, document.period) == (TODAY, "2026")
    assert bytes(document.pdf).startswith(b"%PDF")
    assert document.pdf_sha256 == sha_of(document.pdf)
    assert bytes(document.word).startswith(b"PK")
    assert document.word_sha256 == sha_of(document.word)
    assert document.damaged_parts() == []
    said = Event.objects.of(document).values_list("action", "actor_username")
    assert list(said) == [("issue", secretary.username), ("publish", secretary.username)]


def test_the_source_bears_the_number_from_then_on(summary, register, secretary):
    summary.number, summary.is_draft_marked = "", True
    summary.save()

    issued(summary, secretary)

    summary.refresh_from_db()
    assert (summary.number, summary.is_draft_marked) == ("01", False)
    assert (summary.day, summary.month, summary.paper_year) == (6, 7, 2026)


def test_the_kept_words_are_the_drawn_ones(summary, register, secretary):
    document = fresh(issued(summary, secretary))
    paper = document.as_paper()

    assert paper.number.number == "01"
    assert paper.draft_mark == ""
    assert paper.metadata.keywords == ("01/BC-KTĐ", "ngày 06 tháng 7 năm 2026", "Báo cáo")
    assert publishing.render_pdf(paper) == bytes(document.pdf)


def test_what_changes_later_does_not_change_the_paper(summary, register, secretary):
    document = fresh(issued(summary, secretary))
    assert not differs_from_data(document)

    section = summary.sections.first()
    section.edited, section.edited_at = "Lời khác.", timezone.now()
    section.edited_by = "Cán bộ"
    section.save()

    assert differs_from_data(document)
    assert "Lời khác." not in str(fresh(document).paper)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_paper_can_be_issued(papers, secretary, kind):
    row = papers.rows[kind]
    by = secretary
    if kind in ("pledge", "report"):
        by = make_user(Role.UNIT_HEAD, row.unit)
        type(row).objects.filter(pk=row.pk).update(status="approved", received_at=NOW)
    Register.objects.create(body=row.issuing_body, name="Sổ văn bản đi", start=41, width=3)

    document = fresh(issued(row, by))

    assert document.status == Status.ISSUED, document.error
    assert document.number == "041"
    assert document.notation.startswith("041")


def test_a_draft_is_not_issued(papers, secretary):
    pledge = papers.rows["pledge"]
    type(pledge).objects.filter(pk=pledge.pk).update(status="returned", received_at=NOW)

    with pytest.raises(IssueRefused, match="dự thảo"):
        issued(pledge, make_user(Role.UNIT_HEAD, pledge.unit))


def test_only_those_who_answer_for_it_issue_it(papers, summary, register):
    for user in (make_user(Role.OBSERVER, papers.bloc), make_user(Role.BLOC_HEAD, papers.bloc)):
        with pytest.raises(PermissionDenied):
            issued(summary, user)


def test_where_the_leader_approves_the_leader_issues(papers, summary, register, secretary):
    papers.bloc.leader_approves = True
    papers.bloc.save()

    with pytest.raises(PermissionDenied):
        issued(summary, secretary)
    assert issued(summary, make_user(Role.BLOC_HEAD, papers.bloc)).number == "01"


# --- numbers ------------------------------------------------------------------------------------


def test_state_papers_of_all_types_share_a_run_and_a_year_begins_anew(papers, register):
    assert [register.take(date(2026, 12, 31)).last for _ in range(2)] == [1, 2]
    assert register.take(date(2027, 1, 1)).last == 1


def test_party_papers_are_numbered_by_type_through_a_term(papers):
    body = papers.rows["summary"].issuing_body
    reports = Register.objects.create(
        body=body, name="Sổ", type_symbol="BC", period=Period.TERM, term="2025-2030"
    )
    plans = Register.objects.create(
        body=body, name="Sổ", type_symbol="KH", period=Period.TERM, term="2025-2030"
    )

    assert Register.objects.for_paper(body, "BC") == reports
    assert Register.objects.for_paper(body, "QĐ") is None
    taken = [reports.take(date(year, 1, 1)).last for year in (2026, 2027)]
    assert taken == [1, 2]
    assert plans.take(TODAY).last == 1


def test_prefix_start_and_width_are_the_offices_own(papers):
    body = papers.rows["summary"].issuing_body
    register = Register.objects.create(body=body, name="Sổ", prefix="A", start=7, width=3)

    assert register.written(register.take(TODAY).last) == "A007"


def test_a_transaction_that_is_undone_takes_no_number(summary, register, secretary, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(numbering, "keep_numbered", broken)
    with pytest.raises(RuntimeError):
        issued(summary, secretary)
    monkeypatch.undo()

    assert not RegisterRun.objects.filter(last__gt=0).exists()
    assert issued(summary, secretary).number == "01"


@pytest.mark.parametrize(
    ("day", "reason", "said"),
    [
        (date(2026, 7, 7), "", "không được sau hôm nay"),
        (date(2026, 7, 5), "", "ghi lý do"),
        (date(2026, 7, 5), "Ký ngày 05/7, vào sổ muộn", None),
    ],
)
def test_a_day_gone_by_needs_a_reason_and_one_to_come_is_refused(
    summary, register, secretary, day, reason, said
):
    if said:
        with pytest.raises(IssueRefused, match=said):
            issued(summary, secretary, day=day, reason=reason)
        return

    assert issued(summary, secretary, day=day, reason=reason).back_dating_reason == reason


def test_the_day_is_that_of_vietnam(summary, register, secretary):
    just_after_midnight = datetime(2026, 12, 31, 17, 0, 1, tzinfo=UTC)

    document = issued(summary, secretary, day=date(2027, 1, 1), at=just_after_midnight)

    assert document.period == "2027"


def test_a_number_from_elsewhere_is_entered_when_it_comes(summary, secretary):
    document = issued(summary, secretary)
    assert document.status == Status.FOR_SIGNATURE
    assert document.as_paper().number.number == ""
    assert document.as_paper().date.day is None
    words = document.as_paper().body

    enter_number(document, by=secretary, number="125", day=TODAY, at=NOW)

    document = fresh(document)
    assert (document.status, document.notation) == (Status.ISSUED, "125/BC-KTĐ")
    assert document.as_paper().body == words
    said = document.as_paper().metadata.keywords
    assert said == ("125/BC-KTĐ", "ngày 06 tháng 7 năm 2026", "Báo cáo")
    assert "125/BC-KTĐ" in document.as_paper().appendices[0].attached_to


def test_the_regime_is_that_of_the_day_that_was_entered(secretary):
    papers = make_papers(Family.PARTY, date(2026, 5, 20))
    secretary = make_secretary(papers.bloc)
    document = issued(papers.rows["summary"], secretary)

    enter_number(
        document, by=secretary, number="3", day=date(2026, 5, 26), at=NOW, reason="Vào sổ muộn"
    )

    assert fresh(document).as_paper().regime == Regime.HD36


def test_the_same_number_is_refused_twice(papers, secretary):
    first, second = papers.rows["summary"], papers.rows["agreement"]
    issued(first, secretary, number="9")
    again = issued(second, secretary, number="9")  # another symbol: no twin
    assert again.notation != fresh(again).replaces

    type(first).objects.filter(pk=first.pk).update(number="")
    with pytest.raises(IssueRefused, match="đã có trong sổ"):
        issued(first, secretary, number="9")


def test_a_register_that_numbers_takes_no_number_from_elsewhere(summary, register, secretary):
    with pytest.raises(IssueRefused, match="tự cấp số"):
        issued(summary, secretary, number="9")


# --- failing, ending ----------------------------------------------------------------------------


def test_a_drawing_that_fails_keeps_the_number_and_says_so(
    summary, register, secretary, monkeypatch
):
    def broken(paper):
        raise RuntimeError("no ink")

    monkeypatch.setattr(publishing, "render_pdf", broken)
    document = fresh(issued(summary, secretary))
    assert (document.status, document.number) == (Status.ISSUING, "01")
    assert "Số đã cấp được giữ" in document.error
    monkeypatch.undo()

    publishing.publish.func(document.pk)
    publishing.publish.func(document.pk)

    document = fresh(document)
    assert (document.status, document.error) == (Status.ISSUED, "")
    assert Event.objects.of(document).filter(action="publish").count() == 1


def test_a_voided_number_stays_taken(summary, register, secretary, monkeypatch):
    monkeypatch.setattr(publishing, "render_pdf", lambda paper: 1 / 0)
    document = fresh(issued(summary, secretary))
    monkeypatch.undo()

    with pytest.raises(IssueRefused, match="lý do"):
        void(document, by=secretary, reason=" ")
    void(document, by=secretary, reason="Sai nội dung")

    assert fresh(document).status == Status.VOIDED
    assert issued(summary, secretary).number == "02"


def test_a_new_paper_replaces_the_old_one(summary, register, secretary):
    old = issued(summary, secretary)

    new = fresh(issued(summary, secretary))

    assert (new.replaces, new.number) == (old, "02")
    assert fresh(old).status == Status.REPLACED
    assert new.status == Status.ISSUED


def test_a_revoked_paper_says_why_and_stays_readable(summary, register, secretary):
    document = issued(summary, secretary)

    revoke(document, by=secretary, reason="Sai số liệu", paper="Công văn số 12/KTĐ-VP")

    document = fresh(document)
    assert document.status == Status.REVOKED
    assert document.end_reason == "Sai số liệu"
    assert document.ended_by_paper == "Công văn số 12/KTĐ-VP"
    assert document.pdf
    with pytest.raises(IssueRefused, match="Đã thu hồi"):
        revoke(document, by=secretary, reason="Lần nữa")


@pytest.mark.parametrize(
    "change",
    [
        {"number": "99"},
        {"notation": "99/BC-KTĐ"},
        {"dated_on": date(2026, 7, 1)},
        {"paper": {"format": 1}},
        {"pdf": b"%PDF-1.4 other"},
        {"pdf_sha256": "0" * 64},
        {"word": b"PK other"},
        {"status": Status.ISSUING},
        {"status": Status.VOIDED, "end_reason": "x", "ended_at": NOW},
        {"token": "another"},
        {"object_id": 99},
    ],
)
def test_the_database_keeps_an_issued_paper_as_it_is(summary, register, secretary, change):
    document = issued(summary, secretary)

    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**change)
    assert fresh(document).status == Status.ISSUED


def test_the_database_lets_no_numbered_paper_go(summary, register, secretary):
    document = issued(summary, secretary)

    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).delete()


def test_one_changed_byte_is_found(summary, register, secretary):
    document = fresh(issued(summary, secretary))

    document.pdf = bytes(document.pdf)[:-1] + b"x"

    assert document.damaged_parts() == ["PDF"]


# --- the bloc's own papers ----------------------------------------------------------------------


def drawn(papers, type, **fields):
    campaign = papers.rows["programme"]
    phase = campaign.phases.first()
    return make_bloc_paper(campaign, type, phase, **fields)


@pytest.mark.parametrize(
    ("type", "state", "party"),
    [
        (PaperType.REMINDER, "01/KTĐ", "01-CV/KTĐ"),
        (PaperType.INVITATION, "01/GM-KTĐ", "01-GM/KTĐ"),
        (PaperType.MINUTES, "01/BB-KTĐ", "01-BB/KTĐ"),
        (PaperType.SUBMISSION, "01/TTr-KTĐ", "01-TTr/KTĐ"),
    ],
)
@pytest.mark.parametrize("family", Family)
def test_every_type_of_paper_of_the_bloc_takes_its_own_number(family, type, state, party):
    papers = make_papers(family)
    Report.objects.update(status="draft", received_at=None)
    row = drawn(papers, type)
    is_party = family == Family.PARTY
    by_type = {"period": Period.TERM, "term": "2025-2030"} if is_party else {}
    for symbol in ("CV", "GM", "BB", "TTr") if is_party else ("",):
        Register.objects.create(body=row.issuing_body, name="Sổ", type_symbol=symbol, **by_type)

    document = fresh(issued(row, make_secretary(papers.bloc)))

    assert document.status == Status.ISSUED, document.error
    assert document.notation == (party if is_party else state)
    assert document.type_name
    assert document.run.register.type_symbol in ("", document.notation[3:].split("/")[0])


def test_a_decision_is_never_issued_by_the_bloc(papers, register, secretary):
    row = drawn(papers, PaperType.DECISION)
    leader = make_user(Role.BLOC_HEAD, papers.bloc)

    assert not any(may_issue(user, row) for user in (secretary, leader))
    assert not is_left_to_leader(secretary, row)
    assert [*hindrances(row)][0].startswith("Quyết định do cấp có thẩm quyền ban hành")
    papers.bloc.leader_approves = True
    assert not is_left_to_leader(secretary, row)
    with pytest.raises(PermissionDenied):
        issued(row, secretary)


def test_a_unit_that_has_sent_meanwhile_is_not_reminded(papers, register, secretary):
    row = drawn(papers, PaperType.REMINDER)  # all have sent

    with pytest.raises(IssueRefused, match="Đã gửi sau khi lập danh sách: Ban Nội chính; Sở Văn"):
        issued(row, secretary)


def test_what_is_missing_in_it_stands_in_the_way(papers, register, secretary):
    row = drawn(papers, PaperType.INVITATION, venue="")

    with pytest.raises(IssueRefused, match="Chưa ghi địa điểm họp"):
        issued(row, secretary)


def test_the_list_that_was_issued_stays_when_the_data_move_on(papers, register, secretary):
    Report.objects.update(status="draft", received_at=None)
    row = drawn(papers, PaperType.REMINDER)
    document = fresh(issued(row, secretary))

    row.late_units.all().delete()

    assert differs_from_data(document)
    assert "Sở Y tế" in str(fresh(document).paper)


def test_minutes_wait_for_a_number_from_elsewhere(papers, secretary):
    row = drawn(papers, PaperType.MINUTES)
    Register.objects.create(body=row.issuing_body, name="Sổ iOffice", is_external=True)
    document = issued(row, secretary)

    enter_number(document, by=secretary, number="17", day=TODAY, at=NOW)

    document = fresh(document)
    assert document.status == Status.ISSUED, document.error
    assert document.notation == "17/BB-KTĐ"
    assert document.as_paper().date is None
