"""Changing a launched campaign, and copying one for the next year."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from campaigns.amending import changes_of, discard, open_draft
from campaigns.cloning import clone
from campaigns.comparing import differences
from campaigns.launching import Action, perform
from campaigns.models import Campaign, Phase
from campaigns.tests.factories import YEAR, make_campaign, make_measure, make_pledge, make_target
from campaigns.tests.plans import make_basis, make_plan
from emulation.deadlines import VIETNAM
from emulation.models import Event
from emulation.review import ReviewRefused
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
DAY = date(YEAR, 7, 1)
PAPER = {"note": "Theo chỉ đạo mới", "paper": "Kế hoạch số 15/KH-KTĐ ngày 01/7/2026"}


def launched_plan(**fields):
    plan = make_plan(units=[make_unit("Sở Tư pháp")], **fields)
    office = make_secretary(plan.bloc)
    return perform(plan, Action.LAUNCH, by=office, version=1), office


def amending(campaign, office):
    return Campaign.objects.for_page().get(pk=open_draft(campaign, by=office).pk)


def enact(draft, office):
    return perform(draft, Action.ENACT, by=office, version=draft.version, **PAPER)


def whole(campaign):
    return Campaign.objects.for_page().get(pk=campaign.pk)


def test_an_amending_draft_differs_in_nothing_yet():
    campaign, office = launched_plan(targets=2)
    section = campaign.sections.create(code="con", parent=campaign.sections.first(), text="Con")
    campaign.measures.first().owners.add(make_unit())

    draft = amending(campaign, office)

    assert draft.amends == campaign
    assert draft.is_draft
    assert changes_of(draft, DAY) == []
    copied = draft.sections.get(code=section.code)
    assert copied.parent.code == section.parent.code
    assert copied.parent.campaign == draft


def test_one_amendment_is_prepared_at_a_time():
    campaign, office = launched_plan()

    assert open_draft(campaign, by=office) == open_draft(campaign, by=office)


def test_only_the_office_amends_and_only_what_is_launched():
    campaign, office = launched_plan()

    with pytest.raises(PermissionDenied):
        open_draft(campaign, by=make_user(Role.BLOC_HEAD, campaign.bloc))
    with pytest.raises(ReviewRefused):
        open_draft(make_campaign(campaign.bloc), by=office)


def test_an_enacted_amendment_says_what_changed_and_keeps_every_row():
    campaign, office = launched_plan(targets=2)
    kept, dropped = campaign.targets.all()
    ids = set(campaign.measures.values_list("pk", flat=True))
    draft = amending(campaign, office)
    draft.targets.filter(code=kept.code).update(text="Giúp đỡ 5 mô hình")
    draft.measures.filter(target__code=kept.code).update(goal=Decimal(5))
    draft.targets.get(code=dropped.code).delete()
    new = make_target(draft, code="ct-9", text="Trồng 100 cây")
    make_measure(new, code="sd-9", goal=Decimal(100), unit_of_measure="cây")

    done = enact(draft, office)

    assert done == campaign
    kept.refresh_from_db()
    dropped.refresh_from_db()
    assert kept.text == "Giúp đỡ 5 mô hình"
    assert kept.measures.get().goal == 5
    assert dropped.is_withdrawn
    assert dropped.measures.get().is_withdrawn
    added = done.targets.get(code="ct-9")
    assert added.measures.get().campaign == done
    assert ids < set(done.measures.values_list("pk", flat=True))
    items = done.amendments.get().items.all()
    assert [(item.before, item.after) for item in items] == [
        ("Giúp đỡ 1 mô hình", "Giúp đỡ 5 mô hình"),
        ("Giúp đỡ 2 mô hình", ""),
        ("", "Trồng 100 cây"),
        ("1 mô hình", "5 mô hình"),
        ("Số đo 2", ""),
        ("", "Số đo 3"),
    ]
    assert not Campaign.objects.filter(amends=campaign).exists()
    assert [e.action for e in Event.objects.of(done)] == ["launch", "amend", "enact"]


def test_begun_pledges_lose_nothing():
    campaign, office = launched_plan(targets=2)
    kept, dropped = campaign.measures.all()
    pledge = make_pledge(campaign, campaign.expected_units.get().unit, measures_taken="Biện pháp")
    goals = [pledge.goals.create(measure=m, value=Decimal(7)) for m in (kept, dropped)]
    movement = campaign.movements.create(code="cd-1", name="Dân vận khéo")
    pledge.movements.create(movement=movement)
    draft = amending(campaign, office)
    draft.targets.get(code=dropped.target.code).delete()
    draft.measures.filter(code=kept.code).update(goal=Decimal(9))

    enact(draft, office)

    pledge.refresh_from_db()
    assert pledge.measures_taken == "Biện pháp"
    assert list(pledge.goals.order_by("pk")) == goals
    assert [goal.value for goal in pledge.goals.all()] == [7, 7]
    assert pledge.movements.get().movement == movement


def test_what_a_unit_has_signed_up_to_is_not_dropped():
    campaign, office = launched_plan()
    movement = campaign.movements.create(code="cd-1", name="Dân vận khéo")
    make_pledge(campaign, campaign.expected_units.get().unit).movements.create(movement=movement)
    draft = amending(campaign, office)
    draft.movements.all().delete()

    with pytest.raises(ReviewRefused, match="Dân vận khéo"):
        enact(draft, office)
    assert campaign.movements.exists()
    assert not campaign.amendments.exists()


def test_phases_may_change_places_in_time():
    campaign, office = launched_plan()
    first = campaign.phases.get()
    campaign.phases.update(ends_on=date(YEAR, 6, 30))
    second = Phase(campaign=campaign, code="dot-2", order=2, name="Đợt 2", review="final")
    second.starts_on, second.ends_on = date(YEAR, 7, 1), date(YEAR, 12, 10)
    second.save()
    draft = amending(campaign, office)
    draft.phases.filter(code="dot-2").update(starts_on=date(YEAR, 8, 1))
    draft.phases.filter(code=first.code).update(ends_on=date(YEAR, 7, 31))
    draft.phases.get(code=first.code).occasions.create(text="Quốc khánh", day="2/9")

    enact(draft, office)

    first.refresh_from_db()
    assert first.ends_on == date(YEAR, 7, 31)
    assert first.due_at == draft.phases.model.objects.get(pk=first.pk).due_at
    assert [str(o) for o in first.occasions.all()] == ["Quốc khánh (2/9)"]


def test_a_late_joiner_is_expected_from_now_on_and_nobody_is_struck_off():
    campaign, office = launched_plan()
    first = campaign.expected_units.get()
    campaign.bloc.memberships.all().delete()
    make_membership(campaign.bloc, make_unit("Thanh tra tỉnh"), year=YEAR)
    draft = amending(campaign, office)

    assert [c.after for c in changes_of(draft, DAY)] == ["Thanh tra tỉnh"]
    enact(draft, office)

    expected = campaign.expected_units.all()
    assert [e.name for e in expected] == [first.name, "Thanh tra tỉnh"]
    assert [e.order for e in expected] == [1, 2]


def test_an_amendment_says_why_and_by_which_paper():
    campaign, office = launched_plan()
    draft = amending(campaign, office)
    Campaign.objects.filter(pk=draft.pk).update(theme="Chủ đề mới")

    with pytest.raises(ReviewRefused, match="lý do"):
        perform(draft, Action.ENACT, by=office, version=draft.version, note="Vì", paper=" ")


def test_an_amendment_of_nothing_is_refused():
    campaign, office = launched_plan()

    with pytest.raises(ReviewRefused, match="chưa thay đổi"):
        enact(amending(campaign, office), office)


def test_where_the_head_approves_he_enacts():
    campaign, office = launched_plan()
    campaign.bloc.leader_approves = True
    campaign.bloc.save()
    head = make_user(Role.BLOC_HEAD, campaign.bloc)
    draft = amending(campaign, office)
    Campaign.objects.filter(pk=draft.pk).update(motto="Nhanh, gọn")

    with pytest.raises(ReviewRefused):
        enact(draft, office)
    draft = perform(draft, Action.PROPOSE, by=office, version=draft.version)
    done = enact(draft, head)

    assert done.motto == "Nhanh, gọn"
    assert done.is_launched


def test_an_amendment_may_be_given_up():
    campaign, office = launched_plan()
    draft = amending(campaign, office)

    assert discard(draft, by=office, version=draft.version) == campaign
    assert not Campaign.objects.filter(amends=campaign).exists()
    campaign.refresh_from_db()
    assert campaign.is_launched


def test_the_pages_of_an_amendment(client):
    campaign, office = launched_plan()
    client.force_login(office)
    asked = client.post(reverse("campaigns:amend", args=[campaign.pk]), {"version": 2}, follow=True)
    draft = Campaign.objects.get(amends=campaign)
    assert "bản sửa đổi của một phong trào" in asked.content.decode()
    client.post(
        reverse("campaigns:part", args=[draft.pk, "chu-de"]),
        {"version": 1, "theme": "Đoàn kết, đổi mới", "opening": "", "closing": "", "motto": ""},
    )
    url = reverse("campaigns:step", args=[draft.pk, "enact"])

    assert "Đoàn kết, đổi mới" in client.get(url).content.decode()
    done = client.post(url, {"version": 2, **PAPER}, follow=True)

    assert done.redirect_chain[-1][0] == campaign.get_absolute_url()
    assert "Sửa đổi, bổ sung lần 1" in done.content.decode()
    assert "Theo chỉ đạo mới" in done.content.decode()


def test_the_draft_of_an_amendment_is_nobody_elses_business(client):
    campaign, office = launched_plan()
    draft = amending(campaign, office)
    others = [
        make_officer(campaign.expected_units.get().unit),
        make_user(Role.OBSERVER, campaign.bloc),
    ]
    for other in others:
        client.force_login(other)
        assert client.get(campaign.get_absolute_url()).status_code == 200
        assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(office)
    assert str(draft.get_absolute_url()) not in client.get("/phong-trao/").content.decode()


def test_a_clone_is_a_year_later_in_every_part():
    plan = make_plan(
        units=[make_unit()],
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
        title="Phát động phong trào thi đua năm 2024",
        number="12",
        day=5,
        month=2,
        paper_year=2024,
        parent=make_campaign(launched=True),
    )
    phase = plan.phases.get()
    plan.phases.update(
        starts_on=date(2024, 2, 29),
        ends_on=date(2024, 6, 30),
        due_on=date(2024, 6, 30),
        due_text="trước ngày 30/6/2024",
        locks_at=datetime(2024, 7, 6, tzinfo=VIETNAM),
    )
    phase.occasions.create(text="Ngày thành lập Đảng", day="3/2")
    plan.sections.create(code="x", text="Kế hoạch số 1/KH, ngày 02/3/2024; năm 2024; 2021-2025")
    plan.bases.create(basis=make_basis(subject="nhiệm vụ năm 2024"))

    draft = clone(plan, by=make_secretary(plan.bloc))

    assert (draft.starts_on, draft.ends_on) == (date(2025, 1, 1), date(2025, 12, 31))
    assert draft.title == "Phát động phong trào thi đua năm 2025"
    assert (draft.number, draft.day, draft.month, draft.paper_year) == ("", None, 2, 2025)
    assert draft.parent is None
    assert draft.is_draft
    copied = draft.phases.get()
    assert (copied.starts_on, copied.due_on) == (date(2025, 2, 28), date(2025, 6, 30))
    assert copied.due_text == "trước ngày 30/6/2025"
    assert copied.due_at == datetime(2025, 6, 30, tzinfo=VIETNAM)
    assert copied.locks_at == datetime(2025, 7, 6, tzinfo=VIETNAM)
    assert copied.occasions.get().text == "Ngày thành lập Đảng"
    text = draft.sections.get(code="x").text
    assert text == "Kế hoạch số 1/KH, ngày 02/3/2024; năm 2025; 2021-2025"
    assert list(draft.bases.values_list("basis")) == list(plan.bases.values_list("basis"))
    assert draft.targets.get().code == plan.targets.get().code


def test_a_clone_differs_by_its_year_and_what_was_blanked():
    plan = make_plan(units=[make_unit()], number="12")

    draft = clone(plan, by=make_secretary(plan.bloc))

    said = {d.what: (d.before, d.after) for d in differences(whole(plan), whole(draft))}
    assert said["Từ ngày"] == (f"01/01/{YEAR}", f"01/01/{YEAR + 1}")
    assert said["Số"] == ("12", "(để trống)")
    assert said["Đợt 1: hạn gửi, nguyên văn"] == (
        f"trước ngày 30/11/{YEAR}",
        f"trước ngày 30/11/{YEAR + 1}",
    )


def test_two_clones_have_codes_of_their_own():
    plan = make_plan(code=f"k01-{YEAR}")
    office = make_secretary(plan.bloc)

    codes = [clone(plan, by=office).code for _ in range(2)]

    assert codes == [f"k01-{YEAR + 1}", f"k01-{YEAR + 1}-2"]


def test_cloning_lists_the_differences(client):
    plan = make_plan(units=[make_unit()])
    client.force_login(make_secretary(plan.bloc))
    url = reverse("campaigns:clone", args=[plan.pk])

    assert client.get(url).status_code == 200
    response = client.post(url, {"version": 1}, follow=True)

    assert f"01/01/{YEAR + 1}" in response.content.decode()


@pytest.mark.parametrize("name", ["amend", "clone"])
def test_a_unit_neither_amends_nor_clones(client, name):
    unit = make_unit()
    campaign = make_campaign(make_bloc(), launched=True, units=[unit])
    client.force_login(make_officer(unit))

    assert client.post(reverse(f"campaigns:{name}", args=[campaign.pk])).status_code == 403
    client.force_login(make_officer())
    assert client.post(reverse(f"campaigns:{name}", args=[campaign.pk])).status_code == 404
