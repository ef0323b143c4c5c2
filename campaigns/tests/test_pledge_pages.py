"""The pages of the registration: what they show, to whom, at what price, and what they refuse."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.models import MeasureKind, Pledge
from campaigns.tests.factories import (
    expect,
    make_campaign,
    make_measure,
    make_pledge,
    make_target,
    make_title,
)
from emulation.models import Event
from emulation.review import Action, Status
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


def page(name, *args):
    return reverse(f"campaigns:{name}", args=args)


@pytest.fixture
def asked():
    """A unit with its officer, asked to register in a launched campaign with one measure."""
    unit = make_unit("Sở Y tế tỉnh Sông Lam")
    campaign = make_campaign(launched=True, units=[unit])
    measure = make_measure(make_target(campaign), goal=100)
    pledge = make_pledge(campaign, unit)
    return pledge, measure, make_officer(unit)


def typed(pledge, **fields):
    """The least that the whole form needs."""
    return {"version": pledge.version, "themes": "Chủ đề", "own_0": "", "own_goal_0": ""} | fields


# --- beginning


def test_the_list_tells_an_officer_what_is_asked_and_until_when(client):
    unit = make_unit()
    due = timezone.now() + timedelta(days=3)
    campaign = make_campaign(
        launched=True,
        units=[unit],
        due_text="gửi trước ngày 10/01/2026",
        due_on=due.date(),
        due_at=due,
    )
    client.force_login(make_officer(unit))

    text = client.get(page("pledge-list")).content.decode()

    assert campaign.title.lower() in text.lower()
    assert "gửi trước ngày 10/01/2026" in text
    assert "Bắt đầu đăng ký" in text


def test_starting_twice_gives_one_draft(client):
    unit = make_unit()
    campaign = make_campaign(launched=True, units=[unit])
    client.force_login(make_officer(unit))

    for _ in range(2):
        response = client.post(page("pledge-start", campaign.pk), {"unit": unit.pk})

    pledge = Pledge.objects.get(campaign=campaign)
    assert response.url == page("pledge-edit", pledge.pk)


@pytest.mark.parametrize("unit", ["another", "x", "", "999999999999999999999"])
def test_nobody_starts_for_a_unit_that_is_not_his(client, unit):
    campaign = make_campaign(launched=True, units=[make_unit()])
    another = make_unit()
    expect(campaign, another, 2)
    client.force_login(make_officer(campaign.expected_units.first().unit))

    posted = another.pk if unit == "another" else unit
    response = client.post(page("pledge-start", campaign.pk), {"unit": posted})

    assert response.status_code == 404
    assert not Pledge.objects.exists()


def test_the_secretariat_starts_only_for_units_it_types_for(client):
    bloc, typed_for, other = make_bloc(), make_unit(), make_unit()
    campaign = make_campaign(bloc, launched=True)
    make_membership(bloc, typed_for, year=campaign.year, is_typed_for=True)
    make_membership(bloc, other, year=campaign.year)
    for order, unit in enumerate([typed_for, other], 1):
        expect(campaign, unit, order)
    client.force_login(make_secretary(bloc))

    assert client.get(page("pledge-list")).content.decode().count("Nhập thay") == 1
    first = client.post(page("pledge-start", campaign.pk), {"unit": typed_for.pk})
    second = client.post(page("pledge-start", campaign.pk), {"unit": other.pk})

    assert (first.status_code, second.status_code) == (302, 404)
    assert "nhập thay cho" in client.get(first.url).content.decode()


def test_nothing_is_started_in_a_closed_campaign(client):
    unit = make_unit()
    campaign = make_campaign(launched=True, units=[unit], status="closed")
    client.force_login(make_officer(unit))

    response = client.post(page("pledge-start", campaign.pk), {"unit": unit.pk})

    assert response.status_code == 404


# --- another unit finds nothing


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "name", ["pledge-detail", "pledge-edit", "pledge-review", "pledge-version"]
)
def test_another_unit_finds_nothing_anywhere(client, asked, name, method):
    pledge, *_ = asked
    args = [pledge.pk, 1] if name == "pledge-version" else [pledge.pk]
    stranger = make_officer()
    expect(pledge.campaign, stranger.appointments.get().unit, 2)
    client.force_login(stranger)

    response = getattr(client, method)(page(name, *args), {"action": "submit", "version": 1})

    reads_only = name in ("pledge-detail", "pledge-version")
    wrong_method = reads_only if method == "post" else name == "pledge-review"
    assert response.status_code == (405 if wrong_method else 404)
    pledge.refresh_from_db()
    assert (pledge.status, pledge.version) == (Status.DRAFT, 1)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.BLOC_HEAD, Role.OBSERVER])
def test_the_bloc_sees_that_a_draft_exists_and_not_what_it_says(client, asked, role):
    pledge, *_ = asked
    pledge.themes.create(text="Chủ đề còn đang bàn")
    client.force_login(make_user(role, pledge.bloc))

    listed = client.get(page("pledge-list")).content.decode()

    assert "Đang soạn" in listed
    assert pledge.get_absolute_url() not in listed
    assert client.get(pledge.get_absolute_url()).status_code == 404


def test_the_bloc_reads_what_was_sent_while_the_unit_mends_it(client, asked):
    pledge, measure, officer = asked
    pledge.themes.create(text="Chủ đề đã gửi")
    pledge.goals.create(measure=measure, value=120)
    secretary = make_secretary(pledge.bloc)
    pledge.perform(Action.SUBMIT, by=officer, version=1)
    pledge.perform(Action.RETURN, by=secretary, version=2, note="Bổ sung")
    pledge.themes.update(text="Chủ đề đang sửa")

    client.force_login(secretary)
    assert "Chủ đề đã gửi" in client.get(pledge.get_absolute_url()).content.decode()
    client.force_login(officer)
    text = client.get(pledge.get_absolute_url()).content.decode()
    assert "Chủ đề đang sửa" in text
    assert "Có sửa đổi" in text


def test_the_bloc_is_told_what_lacked_when_it_was_sent_not_what_the_unit_is_writing(client, asked):
    pledge, measure, officer = asked
    theme = pledge.themes.create(text="Chủ đề đã gửi")
    goal = pledge.goals.create(measure=measure, value=Decimal("120.5"))
    secretary = make_secretary(pledge.bloc)
    pledge.perform(Action.SUBMIT, by=officer, version=1)
    pledge.perform(Action.RETURN, by=secretary, version=2, note="Bổ sung")
    added = make_measure(make_target(pledge.campaign), name="Số đo bổ sung")
    theme.delete()
    goal.delete()
    pledge.goals.create(measure=added, value=100)

    def told(user):
        client.force_login(user)
        return [gap.words for gap in client.get(pledge.get_absolute_url()).context["gaps"]]

    assert told(secretary) == ["mức đăng ký “Số đo bổ sung”"]
    assert told(officer) == ["chủ đề thi đua", f"mức đăng ký “{measure.name}”"]


def test_a_goal_raised_after_sending_asks_the_bloc_for_the_reason_not_given(client, asked):
    pledge, measure, officer = asked
    pledge.themes.create(text="Chủ đề")
    pledge.goals.create(measure=measure, value=100)
    secretary = make_secretary(pledge.bloc)
    pledge.perform(Action.SUBMIT, by=officer, version=1)
    pledge.perform(Action.RETURN, by=secretary, version=2, note="Bổ sung")
    measure.goal = 110
    measure.save()
    pledge.goals.update(reason="Lý do đang viết")
    client.force_login(secretary)

    assert "lý do đăng ký thấp hơn" in client.get(pledge.get_absolute_url()).content.decode()


def test_an_observer_may_read_and_not_write(client, asked):
    pledge, *_ = asked
    Pledge.objects.filter(pk=pledge.pk).update(status=Status.SUBMITTED, received_at=timezone.now())
    client.force_login(make_user(Role.OBSERVER, pledge.bloc))

    assert client.get(pledge.get_absolute_url()).status_code == 200
    assert client.get(page("pledge-edit", pledge.pk)).status_code == 403
    refused = client.post(
        page("pledge-review", pledge.pk), {"action": "approve", "version": 1, "note": ""}
    )
    assert refused.status_code == 403


# --- writing


def test_a_whole_registration_is_written_in_one_form(client, asked):
    pledge, measure, officer = asked
    agreed = make_measure(make_target(pledge.campaign), kind=MeasureKind.YES_NO, goal=None)
    money = make_measure(
        make_target(pledge.campaign), kind=MeasureKind.MONEY, goal=10**9, unit_of_measure="đồng"
    )
    movement = pledge.campaign.movements.create(code="cds", name="Chuyển đổi số")
    title = make_title(name="Tập thể lao động xuất sắc")
    client.force_login(officer)

    response = client.post(
        page("pledge-edit", pledge.pk),
        typed(
            pledge,
            themes="Đoàn kết, kỷ cương\r\n\r\n Sáng tạo,  phát triển ",
            then="review",
            measures_taken="Giao ban hằng tháng",
            own_0="Xanh, sạch, đẹp",
            **{
                f"goal_{measure.pk}": "1.200",
                f"baseline_{measure.pk}": "1.150,5",
                f"goal_{agreed.pk}": "True",
                f"goal_{money.pk}": "1,5 tỷ đồng",
                f"movement_{movement.pk}": "on",
                f"movement_goal_{movement.pk}": "100% hồ sơ trực tuyến",
                f"title_{title.pk}": "02",
            },
        ),
    )

    assert response.url == pledge.get_absolute_url()
    assert [theme.text for theme in pledge.themes.all()] == [
        "Đoàn kết, kỷ cương",
        "Sáng tạo, phát triển",
    ]
    said = {goal.measure_id: goal for goal in pledge.goals.all()}
    assert (said[measure.pk].value, str(said[measure.pk].baseline)) == (1200, "1150.5000")
    assert said[agreed.pk].is_agreed is True
    assert said[money.pk].value == 1_500_000_000
    assert [(row.title, row.quantity) for row in pledge.titles.all()] == [(title, 2)]
    assert [(str(row), row.goal) for row in pledge.movements.all()] == [
        ("Chuyển đổi số", "100% hồ sơ trực tuyến"),
        ("Xanh, sạch, đẹp", ""),
    ]
    pledge.refresh_from_db()
    assert pledge.missing() == []


@pytest.mark.parametrize("text", ["1.34", "1e3", "1,000.5", "３０", "nhiều", "9" * 30, "1 000"])
def test_a_number_typed_wrong_is_kept_with_its_error_beside_it(client, asked, text):
    pledge, measure, officer = asked
    client.force_login(officer)

    response = client.post(
        page("pledge-edit", pledge.pk), typed(pledge, **{f"goal_{measure.pk}": text})
    )

    html = response.content.decode()
    assert response.status_code == 200
    assert f'id="id_goal_{measure.pk}_error"' in html
    assert f'value="{text}"' in html
    assert "Có lỗi cần sửa" in html
    assert not pledge.goals.exists()


@pytest.mark.parametrize("name", ["day", "month", "paper_year", "version", "title", "own_goal_0"])
def test_other_bad_input_is_an_error_and_never_a_crash(client, asked, name):
    pledge, _, officer = asked
    title = make_title()
    client.force_login(officer)
    name = f"title_{title.pk}" if name == "title" else name

    response = client.post(page("pledge-edit", pledge.pk), typed(pledge, **{name: "99x\x00"}))

    assert response.status_code == 200
    assert response.context["form"].errors


def test_what_is_not_in_the_form_cannot_be_posted(client, asked):
    pledge, measure, officer = asked
    client.force_login(officer)

    client.post(
        page("pledge-edit", pledge.pk),
        typed(
            pledge,
            status="approved",
            unit=make_unit().pk,
            unit_id=make_unit().pk,
            campaign=make_campaign(launched=True).pk,
            received_at="2020-01-01",
            changed_by=make_user().pk,
            **{f"goal_{make_measure().pk}": "5"},
        ),
    )

    saved = Pledge.objects.get(pk=pledge.pk)
    assert (saved.status, saved.unit, saved.campaign) == (
        Status.DRAFT,
        pledge.unit,
        pledge.campaign,
    )
    assert (saved.received_at, saved.changed_by, saved.version) == (None, officer, 2)
    assert [goal.measure for goal in saved.goals.all()] == [measure]


def test_the_second_of_two_editors_sees_both_texts_and_loses_neither(client, asked):
    pledge, measure, officer = asked
    colleague = make_officer(pledge.unit, full_name="Đinh Thị Mẫu")
    stale = typed(pledge, themes="Của tôi", **{f"goal_{measure.pk}": "130"})
    client.force_login(colleague)
    theirs = typed(pledge, themes="Của chị Mẫu", **{f"goal_{measure.pk}": "125"})
    client.post(page("pledge-edit", pledge.pk), theirs)
    client.force_login(officer)

    response = client.post(page("pledge-edit", pledge.pk), stale)

    html = response.content.decode()
    assert "Đinh Thị Mẫu" in html
    assert "Của tôi" in html
    assert "Bản vừa lưu ghi “Của chị Mẫu”" in html
    assert "Bản vừa lưu ghi “125”" in html
    assert 'value="130"' in html
    assert pledge.themes.get().text == "Của chị Mẫu"

    again = stale | {"version": response.context["form"]["version"].value()}
    assert client.post(page("pledge-edit", pledge.pk), again).status_code == 302
    assert pledge.themes.get().text == "Của tôi"


def test_what_was_received_meanwhile_is_not_overwritten(client, asked):
    pledge, _, officer = asked
    Pledge.objects.filter(pk=pledge.pk).update(status=Status.RECEIVED, received_at=timezone.now())
    client.force_login(officer)

    assert client.get(page("pledge-edit", pledge.pk)).url == pledge.get_absolute_url()
    response = client.post(page("pledge-edit", pledge.pk), typed(pledge, themes="Gõ muộn"))

    assert "Không sửa được" in response.content.decode()
    assert "Gõ muộn" in response.content.decode()
    assert not pledge.themes.exists()


# --- sending and reviewing


def test_what_is_missing_is_listed_with_links_and_sending_is_refused(client, asked):
    pledge, measure, officer = asked
    client.force_login(officer)

    html = client.get(pledge.get_absolute_url()).content.decode()
    response = client.post(page("pledge-review", pledge.pk), {"action": "submit", "version": 1})

    assert f"{page('pledge-edit', pledge.pk)}#id_goal_{measure.pk}" in html
    refused = response.content.decode()
    assert "Chưa gửi được: còn thiếu nội dung nêu trên trang này." in refused
    assert refused.count(">Chủ đề thi đua</a>") == html.count(">Chủ đề thi đua</a>") == 1
    assert "Còn thiếu:" not in refused
    pledge.refresh_from_db()
    assert pledge.status == Status.DRAFT


def test_sending_ends_at_a_receipt_with_the_fingerprint(client, asked):
    pledge, measure, officer = asked
    pledge.themes.create(text="Chủ đề")
    pledge.goals.create(measure=measure, value=100)
    client.force_login(officer)

    response = client.post(
        page("pledge-review", pledge.pk), {"action": "submit", "version": 1}, follow=True
    )

    version = pledge.versions.get()
    assert response.redirect_chain[-1][0] == page("pledge-version", pledge.pk, 1)
    assert version.sha256 in response.content.decode()
    assert version.is_intact
    pledge.refresh_from_db()
    assert pledge.received_at == version.sent_at


def test_the_unit_reads_why_it_was_returned(client, asked):
    pledge, _, officer = asked
    Pledge.objects.filter(pk=pledge.pk).update(status=Status.SUBMITTED, received_at=timezone.now())
    client.force_login(make_secretary(pledge.bloc))
    url = page("pledge-review", pledge.pk)

    empty = client.post(url, {"action": "return", "version": 1, "note": " "})
    assert "Vui lòng ghi rõ lý do." in empty.content.decode()
    client.post(url, {"action": "return", "version": 1, "note": "Bổ sung số liệu năm 2025"})

    client.force_login(officer)
    html = client.get(pledge.get_absolute_url()).content.decode()
    assert "Trả lại để bổ sung: lý do" in html
    assert "Bổ sung số liệu năm 2025" in html


def test_a_refused_decision_keeps_the_note_that_was_typed(client, asked):
    pledge, *_ = asked
    Pledge.objects.filter(pk=pledge.pk).update(
        status=Status.SUBMITTED, received_at=timezone.now(), version=5
    )
    client.force_login(make_secretary(pledge.bloc))

    response = client.post(
        page("pledge-review", pledge.pk),
        {"action": "return", "version": 4, "note": "Ý kiến đã soạn dài"},
    )

    html = response.content.decode()
    beside = html[html.index('id="xu-ly"') :]
    assert '<a href="#xu-ly">Nội dung vừa được thay đổi.' in html
    assert "vừa được thay đổi" in beside
    assert "Ý kiến đã soạn dài" in beside


@pytest.mark.parametrize(
    "posted", [{}, {"action": "publish"}, {"action": "submit", "version": "x"}]
)
def test_a_step_that_does_not_exist_changes_nothing(client, asked, posted):
    pledge, _, officer = asked
    client.force_login(officer)

    answer = client.post(page("pledge-review", pledge.pk), posted)
    assert "action" in posted or "Không rõ việc cần làm" in answer.content.decode()
    assert "version" not in posted or "Không rõ bạn đã xem bản nào" in answer.content.decode()
    assert not Event.objects.of(pledge).exists()


def test_an_approved_pledge_tells_what_an_amendment_added(client, asked):
    pledge, _, officer = asked
    Pledge.objects.filter(pk=pledge.pk).update(status=Status.APPROVED, received_at=timezone.now())
    client.force_login(officer)

    assert "còn thiếu" in client.get(pledge.get_absolute_url()).content.decode()


# --- the bloc's list


def test_the_list_counts_and_filters_by_progress(client):
    bloc = make_bloc()
    units = [make_unit(name) for name in ("Đơn vị chưa làm", "Đơn vị đã gửi", "Đơn vị được duyệt")]
    due = timezone.now() - timedelta(days=2)
    campaign = make_campaign(bloc, launched=True, units=units, due_on=due.date(), due_at=due)
    make_pledge(campaign, units[1], status=Status.SUBMITTED)
    make_pledge(campaign, units[2], status=Status.APPROVED, received_at=due - timedelta(days=1))
    client.force_login(make_secretary(bloc))

    everything = client.get(page("pledge-list"))
    waiting = client.get(page("pledge-list"), {"trangthai": "waiting", "phongtrao": campaign.pk})
    odd = client.get(page("pledge-list"), {"trangthai": "'", "phongtrao": "x"})

    bloc_list = everything.context["bloc_list"]
    assert [(value, count) for value, _, count in bloc_list.counts] == [
        ("not_begun", 1),
        ("waiting", 1),
        ("approved", 1),
    ]
    assert [line.days_late for line in bloc_list.lines] == [3, 3, 0]
    assert bloc_list.late_count == 2
    assert "Quá hạn 3 ngày" in everything.content.decode()
    assert "Chậm 3 ngày" in everything.content.decode()
    assert [line.row.expected.name for line in waiting.context["bloc_list"].lines] == [
        "Đơn vị đã gửi"
    ]
    assert len(odd.context["bloc_list"].lines) == 3


# --- what a page costs


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_units(client, django_assert_num_queries, count):
    bloc = make_bloc()
    units = [make_unit() for _ in range(count)]
    campaign = make_campaign(bloc, launched=True, units=units)
    for unit in units:
        make_pledge(campaign, unit, status=Status.SUBMITTED)
    client.force_login(make_secretary(bloc))

    # session, user, appointments; campaigns, units typed for, pledges, expected units
    with django_assert_num_queries(7):
        client.get(page("pledge-list"))


@pytest.mark.parametrize("count", [1, 3])
def test_an_officers_list_costs_the_same_for_any_number_of_campaigns(
    client, django_assert_num_queries, count
):
    unit = make_unit()
    for _ in range(count):
        make_pledge(make_campaign(launched=True, units=[unit]), unit)
    client.force_login(make_officer(unit))

    # session, user, appointments, names, predecessors; pledges, expected units
    with django_assert_num_queries(7):
        client.get(page("pledge-list"))


@pytest.mark.parametrize("count", [5, 25])
# Both: session, user, appointments, names, predecessors; pledge, its unit's names; themes, goals,
# measures, titles, movements. Reading: events, versions, the last two of them whole; goals without
# a measure; then what is missing (themes, goals, measures). Writing: titles in force, the
# campaign's movements, issuing bodies, signatories.
@pytest.mark.parametrize(("name", "queries"), [("pledge-detail", 19), ("pledge-edit", 16)])
def test_a_registration_costs_the_same_for_any_number_of_measures(
    client, django_assert_num_queries, asked, name, queries, count
):
    pledge, _, officer = asked
    for _ in range(count):
        measure = make_measure(make_target(pledge.campaign))
        pledge.goals.create(measure=measure, value=1)
        pledge.titles.create(title=make_title(), quantity=1)
    client.force_login(officer)

    with django_assert_num_queries(queries):
        client.get(page(name, pledge.pk))
