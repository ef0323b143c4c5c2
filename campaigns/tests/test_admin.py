"""Campaigns in the administration: looked at, and mended only where the plan is not touched."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Campaign, Pledge
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
)
from emulation.models import Event
from emulation.review import Status
from units.models import Role
from units.tests.admin_forms import as_posted, errors_of
from units.tests.factories import appoint, make_bloc, make_secretary, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def address(campaign):
    return reverse("admin:campaigns_campaign_change", args=[campaign.pk])


def mended(client, campaign, **changed):
    return as_posted(client.get(address(campaign))) | changed


def test_a_draft_is_mended_and_pages_opened_before_are_stale(client, administrator):
    draft = make_campaign()

    response = client.post(address(draft), mended(client, draft, kind="thematic"))

    assert errors_of(response) == []
    kept = Campaign.objects.get()
    assert (kept.kind, kept.version, kept.changed_by) == ("thematic", 2, administrator)
    assert Event.objects.of(draft).get().action == "admin_change"


def test_a_draft_that_somebody_wrote_on_meanwhile_is_not_overwritten(client, administrator):
    draft = make_campaign()
    sent = mended(client, draft, kind="thematic")
    draft.mark_changed(make_user())

    response = client.post(address(draft), sent)

    assert "vừa được" in response.content.decode()
    assert Campaign.objects.get().kind == draft.kind


def test_neither_status_nor_text_can_be_posted(client, administrator):
    draft = make_campaign()

    client.post(
        address(draft),
        mended(client, draft, status="launched", title="Khác", launched_at="01/01/2026", version=9),
    )

    kept = Campaign.objects.get()
    assert (kept.status, kept.title, kept.launched_at) == ("draft", draft.title, None)


def test_a_launched_campaign_is_read_only(client, administrator):
    campaign = make_campaign(launched=True)

    assert client.get(address(campaign)).status_code == 200
    assert client.post(address(campaign), {"kind": "thematic"}).status_code == 403
    assert Campaign.objects.get().kind == campaign.kind


def test_a_campaign_is_neither_begun_nor_deleted_here(client, administrator):
    draft = make_campaign()
    delete = reverse("admin:campaigns_campaign_delete", args=[draft.pk])

    assert client.get(reverse("admin:campaigns_campaign_add")).status_code == 403
    assert client.post(delete, {"post": "yes"}).status_code == 403


def test_staff_see_only_the_campaigns_of_their_scope(client):
    ours, theirs = make_bloc(), make_bloc()
    campaign = make_campaign(ours)
    make_campaign(theirs)
    user = make_user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_campaign"))
    client.force_login(user)
    url = reverse("admin:campaigns_campaign_changelist")

    before = list(client.get(url).context["cl"].result_list)
    appoint(user, Role.SECRETARIAT, ours)
    after = list(client.get(url).context["cl"].result_list)

    assert (before, after) == ([], [campaign])


def test_the_page_of_a_campaign_costs_the_same_for_a_plan_of_any_length(
    client, administrator, django_assert_num_queries
):
    campaign = make_campaign()
    for more in (1, 2):
        for _ in range(more):
            make_measure(make_target(campaign))
            make_phase(campaign, review="final")
        client.get(address(campaign))
        # session, user; campaign; one for each of the eleven lists of parts; parents to choose
        with django_assert_num_queries(15):
            client.get(address(campaign))


@pytest.mark.parametrize("typed", ["phat dong", "PHÁT ĐỘNG"])
def test_a_campaign_is_found_without_marks(client, administrator, typed):
    campaign = make_campaign(title="Phát động phong trào thi đua")
    make_campaign(title="Ký kết giao ước")

    found = client.get(reverse("admin:campaigns_campaign_changelist"), {"q": typed})

    assert list(found.context["cl"].result_list) == [campaign]


@pytest.fixture
def pledge():
    """A pledge that was sent, with everything in it that can be written."""
    pledge = make_pledge(measures_taken="Đang viết dở")
    pledge.themes.create(text="Đang viết dở", order=1)
    pledge.movements.create(name="Đang viết dở", order=1)
    measure = make_measure(make_target(pledge.campaign))
    pledge.goals.create(measure=measure, value=1, reason="Đang viết dở")
    pledge.versions.create(
        number=1, content={}, sha256="0", sent_at=timezone.now(), sent_by="Người Đã Gửi"
    )
    return pledge


def read(client, pledge):
    return client.get(reverse("admin:campaigns_pledge_change", args=[pledge.pk])).content.decode()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PREPARED, Status.RETURNED])
@pytest.mark.parametrize("is_superuser", [True, False])
def test_a_pledge_being_written_is_not_looked_at_before_it_is_sent(
    client, pledge, status, is_superuser
):
    Pledge.objects.update(status=status, received_at=timezone.now())
    user = make_secretary(pledge.bloc, is_staff=True, is_superuser=is_superuser)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)

    text = read(client, pledge)

    assert "Đang viết dở" not in text
    assert "Người Đã Gửi" in text


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.RECEIVED, Status.APPROVED])
def test_a_pledge_that_was_sent_is_looked_at_whole(client, pledge, administrator, status):
    Pledge.objects.update(status=status, received_at=timezone.now())

    assert read(client, pledge).count("Đang viết dở") >= 4
