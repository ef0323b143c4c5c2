"""The pages of a report: who opens them, what they cost, what a person reads on them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.models import MeasureKind
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_target,
    make_title,
)
from emulation.models import Event
from emulation.review import Action, Status
from reports.models import Extension, Figure, Report
from reports.tests.factories import begin_report, complete, make_figure
from units.models import Role
from units.tests.factories import (
    make_bloc,
    make_membership,
    make_officer,
    make_secretary,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db

PARTS = ["detail", "figures", "highlights", "awards", "evidence", "send"]


@pytest.fixture
def unit():
    return make_unit("Sở Nội vụ")


@pytest.fixture
def officer(unit):
    return make_officer(unit)


@pytest.fixture
def secretary(bloc):
    return make_secretary(bloc)


@pytest.fixture
def bloc():
    return make_bloc()


@pytest.fixture
def phase(bloc, unit):
    tomorrow = timezone.localdate() + timedelta(days=1)
    return make_phase(make_campaign(bloc, launched=True, units=[unit]), due_on=tomorrow)


@pytest.fixture
def report(phase, unit, officer):
    make_measure(phase.campaign.targets.create(code="ct", text="Chỉ tiêu"), code="sd")
    return begin_report(phase, unit, officer)


@pytest.fixture
def sent(report, officer):
    complete(report).perform(Action.SUBMIT, by=officer, version=1)
    return report


def pages_of(report):
    yield from (reverse(f"reports:{part}", args=[report.pk]) for part in PARTS)
    yield reverse("reports:section", args=[report.pk, "ket-qua"])
    yield reverse("reports:version", args=[report.pk, 1])
    yield reverse("reports:review", args=[report.pk])
    yield reverse("reports:extension", args=[report.phase_id, report.unit_id])


# --- who ----------------------------------------------------------------------------------------


def test_for_another_unit_the_report_does_not_exist(client, phase, report):
    neighbour = make_unit()
    phase.campaign.expected_units.create(unit=neighbour, order=2, name="Láng giềng")
    client.force_login(make_officer(neighbour))

    for url in pages_of(report):
        assert client.post(url, {"version": 1, "action": "submit"}).status_code in (404, 405), url
        if url != reverse("reports:review", args=[report.pk]):
            assert client.get(url).status_code == 404, url
    start = reverse("reports:start", args=[phase.pk])
    assert client.post(start, {"unit": report.unit_id}).status_code == 404
    assert Report.objects.get() == report
    assert report.version == 1


def test_without_an_appointment_nothing_exists(client, report):
    client.force_login(make_user())

    assert "Chưa có báo cáo" in client.get(reverse("reports:list")).content.decode()
    assert client.get(report.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("part", ["figures", "highlights", "awards", "evidence", "send"])
def test_a_reviewer_may_not_write_in_it(client, sent, secretary, part):
    client.force_login(secretary)
    url = reverse(f"reports:{part}", args=[sent.pk])

    assert (client.get(url).status_code, client.post(url).status_code) == (403, 403)


def test_a_unit_may_not_review_itself_nor_give_itself_time(client, sent, officer):
    client.force_login(officer)
    step = {"action": "approve", "version": sent.version}

    assert client.post(reverse("reports:review", args=[sent.pk]), step).status_code == 403
    extension = reverse("reports:extension", args=[sent.phase_id, sent.unit_id])
    assert client.get(extension).status_code == 403


def test_until_it_is_sent_the_bloc_knows_only_that_it_is_begun(client, report, secretary):
    client.force_login(secretary)

    page = client.get(reverse("reports:list")).content.decode()

    assert client.get(report.get_absolute_url()).status_code == 404
    assert "Đang soạn" in page
    assert report.get_absolute_url() not in page


def test_after_a_return_the_reviewer_reads_what_was_sent(client, sent, secretary):
    sent.perform(Action.RETURN, by=secretary, version=2, note="Bổ sung.")
    sent.sections.update(text="Đang sửa.")
    client.force_login(secretary)

    page = client.get(sent.get_absolute_url()).content.decode()

    assert "Nội dung." in page
    assert "Đang sửa." not in page


def test_only_who_reviews_a_unit_is_offered_to_give_it_time(client, phase, unit, bloc, secretary):
    own_office = make_unit("Sở Tài chính")
    phase.campaign.expected_units.create(unit=own_office, order=2, name="Sở Tài chính")
    make_membership(bloc, own_office, year=phase.campaign.year, role="head")
    deputy = make_user(Role.BLOC_DEPUTY, bloc)
    observer = make_user(Role.OBSERVER, bloc)

    for page in (reverse("reports:list"), reverse("reports:status", args=[phase.pk])):
        for user, offered in ((secretary, {unit}), (deputy, {own_office}), (observer, set())):
            client.force_login(user)
            text = client.get(page).content.decode()
            for each in (unit, own_office):
                link = reverse("reports:extension", args=[phase.pk, each.pk])
                assert (link in text) == (each in offered), (page, user, each)


# --- the list -----------------------------------------------------------------------------------


def test_the_list_shows_what_is_expected_before_it_is_begun(client, phase, officer):
    client.force_login(officer)

    page = client.get(reverse("reports:list")).content.decode()

    assert "Chưa lập" in page
    assert reverse("reports:start", args=[phase.pk]) in page


def test_a_draft_campaign_expects_nothing(client, officer, unit):
    make_phase(make_campaign(units=[unit]))
    client.force_login(officer)

    assert "Chưa có báo cáo" in client.get(reverse("reports:list")).content.decode()


@pytest.mark.parametrize(
    ("show", "names"),
    [("", {"A", "B"}), ("not_begun", {"B"}), ("draft", {"A"}), ("late", set()), ("?", {"A", "B"})],
)
def test_the_bloc_can_pick_by_status(client, bloc, show, names):
    a, b = make_unit("A"), make_unit("B")
    phase = make_phase(make_campaign(bloc, launched=True, units=[a, b]))
    begin_report(phase, a)
    client.force_login(make_secretary(bloc))

    response = client.get(reverse("reports:list"), {"dot": phase.pk, "tinh_trang": show})

    assert {str(report.unit) for report in response.context["reports"]} == names


@pytest.mark.parametrize("count", [1, 3])
def test_the_bloc_list_costs_the_same_for_any_length(
    client, bloc, django_assert_num_queries, count
):
    units = [make_unit() for _ in range(count)]
    phase = make_phase(make_campaign(bloc, launched=True, units=units))
    for unit in units:
        begin_report(phase, unit)
    client.force_login(make_secretary(bloc))

    # session, user, appointments; the phase shown and its extensions, the choice of phases;
    # expected units, names, phase, extensions, reports; those reviewed
    with django_assert_num_queries(13):
        response = client.get(reverse("reports:list"))

    assert len(response.context["reports"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_own_list_costs_the_same_for_any_length(
    client, unit, officer, django_assert_num_queries, count
):
    for _ in range(count):
        begin_report(make_phase(make_campaign(launched=True, units=[unit])), unit, officer)
    client.force_login(officer)

    # session, user; appointments and their names, lineage; expected units, names, phases,
    # extensions, reports
    with django_assert_num_queries(10):
        response = client.get(reverse("reports:list"))

    assert len(response.context["own"].object_list) == count


# --- beginning and filling in -------------------------------------------------------------------


def test_one_press_begins_the_report(client, phase, unit, officer):
    client.force_login(officer)

    response = client.post(reverse("reports:start", args=[phase.pk]), {"unit": unit.pk})

    report = Report.objects.get()
    assert response.url == report.get_absolute_url()
    assert report.unit == unit


def test_the_secretariat_does_not_begin_for_a_unit_that_has_a_computer(
    client, phase, unit, secretary
):
    client.force_login(secretary)

    start = client.post(reverse("reports:start", args=[phase.pk]), {"unit": unit.pk})

    assert start.status_code == 403


def test_the_secretariat_types_for_a_unit_that_sends_paper(client, phase, report, secretary):
    phase.campaign.bloc.memberships.update(is_typed_for=True)
    client.force_login(secretary)
    url = reverse("reports:figures", args=[report.pk])

    page = client.get(url).content.decode()
    client.post(url, {"version": 1, "value-sd": "7", "state-sd": "official", "note-sd": ""})

    assert "Bạn đang nhập thay" in page
    assert Figure.objects.get().typed_by == secretary
    assert Event.objects.of(report).last().on_behalf_of == "Sở Nội vụ"


def test_figures_are_saved_and_what_else_is_posted_is_ignored(client, report, officer):
    client.force_login(officer)
    url = reverse("reports:figures", args=[report.pk])
    row = {"version": 1, "value-sd": "1.340", "state-sd": "official", "note-sd": ""}
    forged = {"status": "approved", "unit": 99, "verdict-sd": "met", "remark-sd": "x", "then": "?"}

    response = client.post(url, row | forged | {"received_at": "2020-01-01"})

    report.refresh_from_db()
    figure = report.figures.get()
    assert response.url == report.get_absolute_url()
    assert (report.status, report.received_at, report.version) == (Status.DRAFT, None, 2)
    assert (figure.value, figure.verdict, figure.remark) == (1340, "", "")


def test_a_wrong_figure_is_named_on_top_and_beside_and_kept_as_typed(client, report, officer):
    client.force_login(officer)
    url = reverse("reports:figures", args=[report.pk])

    response = client.post(
        url, {"version": 1, "value-sd": "1.34", "state-sd": "official", "note-sd": ""}
    )

    page = response.content.decode()
    assert 'href="#value-sd"' in page
    assert 'value="1.34"' in page
    assert 'id="value-sd-error"' in page
    assert "<title>Lỗi: " in page
    assert not Figure.objects.exists()


def test_of_two_who_save_the_second_sees_both_figures(client, report, officer):
    client.force_login(officer)
    url = reverse("reports:figures", args=[report.pk])
    row = {"version": 1, "state-sd": "official", "note-sd": ""}
    client.post(url, row | {"value-sd": "9"})

    page = client.post(url, row | {"value-sd": "7"}).content.decode()

    assert Figure.objects.get().value == 9
    assert 'value="7"' in page
    assert "Đang lưu: <strong>9</strong>" in " ".join(page.split()).replace("<strong> ", "<strong>")
    assert officer.full_name in page
    assert client.post(url, row | {"value-sd": "7", "version": 2}).status_code == 302
    assert Figure.objects.get().value == 7


@pytest.mark.parametrize("count", [5, 25])
def test_the_table_costs_the_same_for_any_length(
    client, phase, unit, officer, django_assert_num_queries, count
):
    target = phase.campaign.targets.create(code="ct", text="Chỉ tiêu")
    report = begin_report(phase, unit, officer)
    for n in range(count):
        make_figure(report, make_measure(target), n)
    client.force_login(officer)

    # session, user, appointments, names, lineage; report, names, extensions; figures, measures,
    # pledged goals, the report before; amendments
    with django_assert_num_queries(13):
        response = client.get(reverse("reports:figures", args=[report.pk]))

    assert len(response.context["form"].rows) == count


def test_words_are_saved_and_lead_on_to_the_next_heading(client, report, officer):
    client.force_login(officer)
    url = reverse("reports:section", args=[report.pk, "lanh-dao"])

    response = client.post(url, {"version": 1, "text": "Đã ban hành 05 văn bản.", "then": "next"})

    assert report.sections.get(code="lanh-dao").text == "Đã ban hành 05 văn bản."
    assert response.url == reverse("reports:section", args=[report.pk, "ket-qua"])


def test_words_typed_too_late_are_kept_beside_the_stored_ones(client, report, officer):
    client.force_login(officer)
    url = reverse("reports:section", args=[report.pk, "lanh-dao"])
    client.post(url, {"version": 1, "text": "Bản đã lưu."})

    page = client.post(url, {"version": 1, "text": "Bản gõ sau."}).content.decode()

    assert "Bản gõ sau." in page
    assert "Bản đã lưu." in page
    assert report.sections.get(code="lanh-dao").text == "Bản đã lưu."


def rows(prefix, *rows, initial=0):
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for n, row in enumerate(rows):
        data |= {f"{prefix}-{n}-{name}": value for name, value in row.items()}
    return data | {"version": 1}


def test_highlights_are_added_and_taken_out(client, report, officer):
    client.force_login(officer)
    url = reverse("reports:highlights", args=[report.pk])
    model = {"kind": "practice", "name": "Một cửa thân thiện", "description": ""}
    client.post(url, rows("highlights", model, {"kind": "", "name": "", "description": ""}))
    highlight = report.highlights.get()

    gone = model | {"id": highlight.pk, "DELETE": "on"}
    client.post(url, rows("highlights", gone, initial=1) | {"version": 2})

    assert highlight.name == "Một cửa thân thiện"
    assert not report.highlights.exists()


def test_an_award_is_a_title_or_a_form(client, report, officer):
    title = make_title()
    client.force_login(officer)
    url = reverse("reports:awards", args=[report.pk])
    row = {"what": f"title:{title.pk}", "quantity": "2", "note": ""}

    assert client.post(url, rows("awards", row)).status_code == 302
    award = report.awards.get()
    assert (award.title, award.form, award.quantity) == (title, None, 2)

    wrong = client.post(url, rows("awards", row | {"what": "title:99", "quantity": "0"}))
    assert wrong.status_code == 200
    assert "Có lỗi cần sửa" in wrong.content.decode()


# --- sending ------------------------------------------------------------------------------------


def send(client, report, action="submit", **fields):
    report.refresh_from_db()
    url = reverse("reports:send", args=[report.pk])
    return client.post(url, {"action": action, "version": report.version} | fields, follow=True)


def test_the_last_page_names_what_is_missing_with_a_way_there(client, report, officer):
    client.force_login(officer)

    page = client.get(reverse("reports:send", args=[report.pk])).content.decode()

    assert f"{reverse('reports:figures', args=[report.pk])}#state-sd" in page
    assert reverse("reports:section", args=[report.pk, "han-che"]) in page


def test_an_incomplete_report_is_not_sent(client, report, officer):
    client.force_login(officer)

    page = send(client, report).content.decode()

    report.refresh_from_db()
    assert "Chưa gửi được: còn thiếu nội dung nêu trên trang này." in page
    assert page.count("Còn thiếu") == 1
    assert report.status == Status.DRAFT


def test_sending_gives_a_receipt(client, report, officer):
    client.force_login(officer)

    page = send(client, complete(report)).content.decode()

    version = report.versions.get()
    assert "Đã gửi lần 1 lúc" in page
    assert "Đúng hạn" in page
    assert version.sha256[:12] in page


def test_lateness_is_said_before_sending(client, phase, report, officer):
    phase.due_at = timezone.now() - timedelta(days=2)
    phase.save()
    client.force_login(officer)

    page = client.get(reverse("reports:send", args=[report.pk])).content.decode()
    assert "Đã quá hạn 3 ngày" in page

    assert "Chậm 3 ngày" in send(client, complete(report)).content.decode()


def test_taking_it_back_keeps_the_first_stamp_and_says_so(client, sent, officer):
    client.force_login(officer)
    sent.refresh_from_db()
    first = sent.received_at

    page = client.get(reverse("reports:send", args=[sent.pk])).content.decode()
    send(client, sent, "withdraw")
    send(client, sent)

    sent.refresh_from_db()
    assert "vẫn được giữ để tính thời hạn" in " ".join(page.split())
    assert (sent.received_at, sent.versions.count()) == (first, 2)


def test_where_the_head_confirms_the_officer_prepares(client, bloc, report, unit, officer):
    bloc.head_confirms = True
    bloc.save()
    head = make_user(Role.UNIT_HEAD, unit)
    client.force_login(officer)
    send(client, complete(report), "prepare")
    client.force_login(head)

    send(client, report, "confirm")

    report.refresh_from_db()
    assert report.status == Status.SUBMITTED


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "Không rõ việc cần làm"),
        ({"action": "approve", "version": 1}, "Không rõ việc cần làm"),
        ({"action": "submit"}, "Không rõ bạn đã xem bản nào"),
    ],
)
def test_a_step_that_is_none_of_the_page_brings_the_page_back_and_says_so(
    client, report, officer, data, told
):
    client.force_login(officer)

    page = client.post(reverse("reports:send", args=[report.pk]), data).content.decode()

    assert told in page
    assert f'href="{report.get_absolute_url()}"' in page
    assert Report.objects.get(pk=report.pk).status == Status.DRAFT


@pytest.fixture
def waiting_for_the_head(client, bloc, report, unit):
    bloc.head_confirms = True
    bloc.save()
    Report.objects.filter(pk=report.pk).update(status=Status.PREPARED)
    client.force_login(make_user(Role.UNIT_HEAD, unit))
    return report


def test_the_heads_words_come_back_when_they_are_too_long(client, waiting_for_the_head):
    words = "Ghi rõ nguồn số liệu. " * 100

    page = send(client, waiting_for_the_head, "reject", note=words).content.decode()

    assert 'href="#note"' in page
    assert words.strip() in page


def test_the_heads_words_come_back_when_the_step_is_refused(client, waiting_for_the_head):
    page = send(client, waiting_for_the_head, "reject", note="Sửa số 3.", version=7)

    html = page.content.decode()
    beside = html[html.index('id="send"') :]
    assert '<a href="#send">Nội dung vừa được thay đổi.' in html
    assert "vừa được thay đổi" in beside
    assert "Sửa số 3." in beside


# --- reviewing ----------------------------------------------------------------------------------


def review(client, report, action, **fields):
    report.refresh_from_db()
    data = {"action": action, "version": report.version, "note": ""} | fields
    return client.post(reverse("reports:review", args=[report.pk]), data)


def test_a_return_needs_a_reason_and_keeps_the_remarks_typed(client, sent, secretary):
    client.force_login(secretary)

    page = review(client, sent, "return", **{"remark-sd": "Ghi rõ nguồn."}).content.decode()

    sent.refresh_from_db()
    assert sent.status == Status.SUBMITTED
    assert '<a href="#note">Ý kiến, lý do: Vui lòng ghi rõ lý do.</a>' in page
    assert 'value="Ghi rõ nguồn."' in page
    assert sent.figures.get().remark == ""


def test_a_returned_report_shows_the_reason_first(client, sent, secretary, officer):
    client.force_login(secretary)
    review(client, sent, "return", note="Bổ sung biên bản.", **{"remark-sd": "Ghi rõ nguồn."})
    client.force_login(officer)

    page = client.get(sent.get_absolute_url()).content.decode()
    table = client.get(reverse("reports:figures", args=[sent.pk]) + "?hien=returned")

    assert "Bổ sung biên bản." in page
    assert "Có 1 số liệu kèm ý kiến" in page
    assert "Ghi rõ nguồn." in table.content.decode()


def test_words_are_judged_by_the_reviewer(client, phase, report, officer, secretary):
    measure = make_measure(
        phase.campaign.targets.get(), kind=MeasureKind.WORDS, aggregation="count_met", code="loi"
    )
    make_figure(report, measure, "Đã làm.")
    complete(report).perform(Action.SUBMIT, by=officer, version=1)
    client.force_login(secretary)

    review(
        client, report, "approve", **{"verdict-loi": "met", "remark-loi": "", "verdict-sd": "met"}
    )

    report.refresh_from_db()
    assert report.status == Status.APPROVED
    assert dict(report.figures.values_list("measure__code", "verdict")) == {"loi": "met", "sd": ""}


def test_a_report_is_not_approved_before_its_words_are_judged(
    client, phase, report, officer, secretary
):
    for code, name in (("loi", "Nếp sống văn hóa"), ("bo", "Đã rút")):
        measure = make_measure(
            phase.campaign.targets.get(), kind=MeasureKind.WORDS, goal=None, code=code, name=name
        )
        make_figure(report, measure, "Đã làm.")
    phase.campaign.measures.filter(code="bo").update(is_withdrawn=True)
    complete(report).perform(Action.SUBMIT, by=officer, version=1)
    client.force_login(secretary)

    typed = {"verdict-loi": "", "remark-loi": "Xem biên bản.", "note": "Đã đọc."}
    page = review(client, report, "approve", **typed).content.decode()

    report.refresh_from_db()
    assert report.status == Status.SUBMITTED
    assert "Chọn “Đạt” hoặc “Chưa đạt” trước khi duyệt: “Nếp sống văn hóa”." in page
    assert 'value="Xem biên bản."' in page
    assert "Đã đọc." in page


def test_words_that_were_not_reported_ask_for_no_verdict(client, phase, report, officer, secretary):
    make_measure(phase.campaign.targets.get(), kind=MeasureKind.WORDS, goal=None, code="loi")
    complete(report).perform(Action.SUBMIT, by=officer, version=1)
    client.force_login(secretary)

    review(client, report, "approve", **{"verdict-loi": "", "remark-loi": ""})

    report.refresh_from_db()
    assert report.status == Status.APPROVED


def test_remarks_can_be_kept_without_a_step(client, sent, secretary):
    client.force_login(secretary)

    response = review(client, sent, "keep", **{"remark-sd": "Xem lại."})

    assert response.status_code == 302
    sent.refresh_from_db()
    assert (sent.status, sent.figures.get().remark) == (Status.SUBMITTED, "Xem lại.")


def test_a_decision_on_an_older_version_is_refused(client, sent, secretary, officer):
    client.force_login(secretary)
    old = sent.version
    sent.perform(Action.WITHDRAW, by=officer, version=2)
    sent.perform(Action.SUBMIT, by=officer, version=3)

    page = review(client, sent, "approve", version=old, note="Đã xem.").content.decode()

    sent.refresh_from_db()
    beside = page[page.index('id="step"') :]
    assert '<a href="#step">Nội dung vừa được thay đổi.' in page
    assert "vừa được thay đổi" in beside
    assert "Đã xem." in beside
    assert sent.status == Status.SUBMITTED


def test_every_sent_version_can_be_read_with_its_fingerprint(client, sent, secretary):
    client.force_login(secretary)
    url = reverse("reports:version", args=[sent.pk, 1])

    assert "Nguyên vẹn" in client.get(url).content.decode()

    sent.versions.update(content=sent.versions.get().content | {"title": "Khác"})
    assert "không còn khớp" in client.get(url).content.decode()
    assert client.get(reverse("reports:version", args=[sent.pk, 2])).status_code == 404


# --- more time ----------------------------------------------------------------------------------


def extend(client, phase, unit, **fields):
    day = timezone.localdate() + timedelta(days=9)
    data = {"day": f"{day:%d/%m/%Y}", "until": "", "reason": "Bão lụt."} | fields
    return client.post(reverse("reports:extension", args=[phase.pk, unit.pk]), data)


def test_a_unit_that_has_not_begun_can_be_given_more_time(client, phase, unit, secretary):
    client.force_login(secretary)

    assert extend(client, phase, unit).status_code == 302

    extension = Extension.objects.get()
    assert timezone.localtime(extension.due_at).strftime("%H:%M") == "00:00"
    assert Event.objects.of(extension).get().note == "Bão lụt."


@pytest.mark.parametrize(
    ("field", "text"),
    [("day", "30/02/2026"), ("day", "01/01/2026"), ("day", ""), ("reason", ""), ("until", "25:00")],
)
def test_more_time_is_a_later_instant_with_a_reason(client, phase, unit, secretary, field, text):
    client.force_login(secretary)

    page = extend(client, phase, unit, **{field: text})

    assert page.status_code == 200
    assert "Có lỗi cần sửa" in page.content.decode()
    assert not Extension.objects.exists()


# --- emphasis ------------------------------------------------------------------------------------


def test_emphasis_in_targets_and_amendments_is_drawn(client, phase, unit, officer):
    target = make_target(phase.campaign, text="Giảm cả hai tiêu chí (*số vụ, số người*)")
    for measure in ("Số vụ", "Số người"):
        make_measure(target, name=measure)
    report = begin_report(phase, unit, officer)
    amendment = phase.campaign.amendments.create(number=1, made_at=timezone.now(), reason="Mới")
    amendment.items.create(order=1, what="Chỉ tiêu", before="Cũ *nghiêng*", after="")

    client.force_login(officer)
    page = client.get(reverse("reports:figures", args=[report.pk])).content.decode()
    Report.objects.filter(pk=report.pk).update(status=Status.APPROVED, received_at=timezone.now())
    read = client.get(reverse("reports:detail", args=[report.pk])).content.decode()

    assert "Giảm cả hai tiêu chí (<i>số vụ, số người</i>)" in page
    assert "Giảm cả hai tiêu chí (<i>số vụ, số người</i>)" in read
    assert "<del>Cũ <i>nghiêng</i></del>" in page
    assert "(bỏ)" in page
