"""The bloc's agreement: its parties, its words until the first signature, and who signed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from campaigns.models import Agreement
from campaigns.tests.factories import expect, make_campaign
from emulation.models import Event
from units.models import MemberRole, Role
from units.tests.factories import (
    make_bloc,
    make_membership,
    make_officer,
    make_secretary,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


def page(campaign, name=""):
    return reverse(f"campaigns:agreement{name}", args=[campaign.pk])


@pytest.fixture
def campaign():
    """Three members; the head of the bloc is the second of its list."""
    bloc = make_bloc()
    units = [make_unit(name) for name in ("Sở A", "Sở B", "Sở C")]
    campaign = make_campaign(bloc, launched=True)
    for order, unit in enumerate(units, 1):
        role = MemberRole.HEAD if order == 2 else MemberRole.MEMBER
        make_membership(bloc, unit, year=campaign.year, role=role, order=order)
        expect(campaign, unit, order)
    return campaign


@pytest.fixture
def secretary(campaign):
    return make_secretary(campaign.bloc)


@pytest.fixture
def agreement(campaign, secretary):
    return Agreement.objects.draw_up(campaign, by=secretary)


def form_of(agreement, **fields):
    return {"version": agreement.version, "common_content": "Thi đua đúng hẹn"} | fields


def test_the_head_stands_first_and_the_others_in_the_blocs_order(agreement):
    assert [party.name for party in agreement.parties.all()] == ["Sở B", "Sở A", "Sở C"]


def test_drawing_up_twice_gives_one_agreement(client, campaign, secretary):
    client.force_login(secretary)

    for _ in range(2):
        response = client.post(page(campaign, "-start"))

    assert response.url == page(campaign, "-edit")
    assert Agreement.objects.get().parties.count() == 3


def test_the_words_and_the_representatives_are_written(client, campaign, secretary, agreement):
    party = agreement.parties.first()
    client.force_login(secretary)

    response = client.post(
        page(campaign, "-edit"),
        form_of(
            agreement,
            signed_on="23/03/2026",
            venue="Hội trường Sở B",
            **{f"representative_{party.pk}": "Lê Văn Mẫu", f"post_{party.pk}": "Giám đốc"},
        ),
    )

    assert response.url == page(campaign)
    saved = Agreement.objects.get()
    assert (saved.signed_on, saved.venue, saved.version) == (
        date(2026, 3, 23),
        "Hội trường Sở B",
        2,
    )
    assert saved.parties.first().representative == "Lê Văn Mẫu"
    assert [event.action for event in Event.objects.of(saved)] == ["draw_up", "edit"]


def test_bad_input_is_an_error_beside_the_field(client, campaign, secretary, agreement):
    client.force_login(secretary)

    response = client.post(page(campaign, "-edit"), form_of(agreement, signed_on="31/02/2026"))

    assert "Chưa đọc được ngày này" in response.content.decode()
    assert "31/02/2026" in response.content.decode()
    assert Agreement.objects.get().common_content == ""


def test_the_second_of_two_editors_sees_the_words_of_the_first(
    client, campaign, secretary, agreement
):
    client.force_login(secretary)
    client.post(page(campaign, "-edit"), form_of(agreement, common_content="Lời thứ nhất"))

    response = client.post(
        page(campaign, "-edit"), form_of(agreement, common_content="Lời thứ hai")
    )

    html = response.content.decode()
    assert "Lời thứ nhất" in html
    assert "Lời thứ hai" in html
    assert Agreement.objects.get().common_content == "Lời thứ nhất"


def test_signatures_are_noted_one_by_one_with_who_and_when(client, campaign, secretary, agreement):
    first = agreement.parties.first()
    client.force_login(secretary)

    client.post(page(campaign, "-sign"), {"signed_on": "01/03/2026", "parties": [first.pk]})

    first.refresh_from_db()
    assert first.signed_on == date(2026, 3, 1)
    assert first.recorded_by == secretary.described()
    assert "Sở B" in Event.objects.of(agreement).last().note
    assert "1/3 đơn vị đã ký" in client.get(page(campaign)).content.decode()


def test_all_present_are_noted_at_once_and_the_earlier_keep_their_day(
    client, campaign, secretary, agreement
):
    agreement.mark_signed([agreement.parties.first()], on=date(2026, 3, 1), by=secretary)
    client.force_login(secretary)

    client.post(page(campaign, "-sign"), {"signed_on": "02/03/2026", "everyone": "1"})

    days = [party.signed_on.day for party in agreement.parties.all()]
    assert days == [1, 2, 2]
    assert "Các đơn vị đã ký đủ" in client.get(page(campaign)).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"signed_on": "01/03/2026"}, "Chọn ít nhất một đơn vị"),
        ({"signed_on": "", "everyone": "1"}, "Bắt buộc"),
        ({"signed_on": "hôm qua", "everyone": "1"}, "Chưa đọc được ngày này"),
        ({"signed_on": "01/03/2026", "parties": ["0"]}, "hợp lệ"),
    ],
)
def test_a_signature_without_who_or_when_is_refused(
    client, campaign, secretary, agreement, fields, words
):
    client.force_login(secretary)

    response = client.post(page(campaign, "-sign"), fields)

    assert words in response.content.decode()
    assert not agreement.parties.exclude(signed_on=None).exists()


def test_nobody_signs_tomorrow(client, campaign, secretary, agreement):
    tomorrow = localdate() + timedelta(days=1)
    client.force_login(secretary)

    response = client.post(
        page(campaign, "-sign"), {"signed_on": f"{tomorrow:%d/%m/%Y}", "everyone": "1"}
    )

    assert "Ngày ký chưa đến" in response.content.decode()


def test_after_the_first_signature_the_words_stand(client, campaign, secretary, agreement):
    first, second, _ = agreement.parties.all()
    agreement.mark_signed([first], on=date(2026, 3, 1), by=secretary)
    agreement.refresh_from_db()
    client.force_login(secretary)

    client.post(
        page(campaign, "-edit"),
        form_of(
            agreement,
            common_content="Lời khác",
            **{f"representative_{first.pk}": "X", f"representative_{second.pk}": "Bà Mẫu"},
        ),
    )

    assert Agreement.objects.get().common_content == ""
    assert [p.representative for p in agreement.parties.all()] == ["", "Bà Mẫu", ""]


def test_a_mistaken_signature_is_taken_back_with_a_reason(client, campaign, secretary, agreement):
    first = agreement.parties.first()
    agreement.mark_signed([first], on=date(2026, 3, 1), by=secretary)
    client.force_login(secretary)

    refused = client.post(page(campaign, "-unsign"), {"party": first.pk, "reason": ""})
    client.post(page(campaign, "-unsign"), {"party": first.pk, "reason": "Ghi nhầm đơn vị"})

    assert refused.status_code == 200
    first.refresh_from_db()
    assert not first.has_signed
    assert "Ghi nhầm đơn vị" in Event.objects.of(agreement).last().note


def test_a_signature_says_who_recorded_it(agreement):
    with pytest.raises(IntegrityError), transaction.atomic():
        agreement.parties.update(signed_on=date(2026, 3, 1))


def test_every_member_sees_all_parties_and_changes_nothing(client, campaign, agreement):
    client.force_login(make_officer(campaign.expected_units.last().unit))

    html = client.get(page(campaign)).content.decode()

    assert all(name in html for name in ("Sở A", "Sở B", "Sở C", "0/3 đơn vị đã ký"))
    assert client.get(page(campaign, "-edit")).status_code == 403
    for name in ("-start", "-sign", "-unsign"):
        assert client.post(page(campaign, name), {"everyone": "1"}).status_code == 403


@pytest.mark.parametrize("role", [Role.BLOC_HEAD, Role.BLOC_DEPUTY, Role.OBSERVER])
def test_only_the_secretariat_writes(client, campaign, agreement, role):
    client.force_login(make_user(role, campaign.bloc))

    assert client.get(page(campaign)).status_code == 200
    assert client.get(page(campaign, "-edit")).status_code == 403


def test_other_blocs_find_nothing(client, campaign, agreement):
    for stranger in (make_officer(), make_secretary()):
        client.force_login(stranger)
        assert client.get(page(campaign)).status_code == 404
        assert client.get(page(campaign, "-edit")).status_code == 404
        for name in ("-start", "-sign", "-unsign"):
            assert client.post(page(campaign, name)).status_code == 404


def test_there_is_no_agreement_before_the_launch(client):
    campaign = make_campaign()
    client.force_login(make_secretary(campaign.bloc))

    assert "sau khi phát động" in client.get(page(campaign)).content.decode()
    assert client.post(page(campaign, "-start")).status_code == 403
    assert client.get(page(campaign, "-edit")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_parties(
    client, django_assert_num_queries, count
):
    campaign = make_campaign(launched=True, units=[make_unit() for _ in range(count)])
    secretary = make_secretary(campaign.bloc)
    agreement = Agreement.objects.draw_up(campaign, by=secretary)
    agreement.mark_signed(agreement.parties.all(), on=date(2026, 3, 1), by=secretary)
    client.force_login(secretary)

    # session, user, appointments; campaign, agreement, parties, the signed ones to choose from,
    # events
    with django_assert_num_queries(8):
        client.get(page(campaign))
