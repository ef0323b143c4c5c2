"""The pages of campaigns: who sees what, what they cost, what they do with bad input."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns import contents
from campaigns.models import Campaign, CampaignStatus
from campaigns.tests.factories import YEAR, make_campaign, make_phase
from campaigns.tests.plans import make_plan
from units.models import Role
from units.tests.factories import make_bloc, make_officer, make_secretary, make_unit, make_user

pytestmark = pytest.mark.django_db
LIST = "/phong-trao/"


def url(name, *args):
    return reverse(f"campaigns:{name}", args=args)


def words(response):
    return response.content.decode()


# --- who sees what --------------------------------------------------------------------------


def people(campaign, unit):
    bloc = campaign.bloc
    return {
        "office": make_secretary(bloc),
        "head": make_user(Role.BLOC_HEAD, bloc),
        "deputy": make_user(Role.BLOC_DEPUTY, bloc),
        "observer": make_user(Role.OBSERVER, bloc),
        "officer": make_officer(unit),
        "unit_head": make_user(Role.UNIT_HEAD, unit),
        "other_office": make_secretary(),
        "other_officer": make_officer(),
        "nobody": make_user(),
    }


def statuses(client, users, path):
    found = {}
    for who, user in users.items():
        client.force_login(user)
        found[who] = client.get(path).status_code
    return found


def test_a_draft_exists_only_for_those_who_prepare_it(client):
    unit = make_unit()
    plan = make_plan(units=[unit])

    found = statuses(client, people(plan, unit), plan.get_absolute_url())

    assert {who for who, code in found.items() if code == 200} == {"office", "head", "deputy"}
    assert set(found.values()) == {200, 404}


def test_a_launched_campaign_is_seen_by_the_bloc_and_by_who_takes_part(client):
    unit = make_unit()
    campaign = make_campaign(launched=True, units=[unit])

    found = statuses(client, people(campaign, unit), campaign.get_absolute_url())

    hidden = {who for who, code in found.items() if code == 404}
    assert hidden == {"other_office", "other_officer", "nobody"}


@pytest.mark.parametrize(
    "path",
    ["sua/", "soan/chi-tieu/", "soan/chi-tieu/them/", "soan/chu-de/", "soan/dot/them/", "xoa/"],
)
def test_only_the_office_writes_on_a_draft(client, path):
    unit = make_unit()
    plan = make_plan(units=[unit])

    found = statuses(client, people(plan, unit), f"{plan.get_absolute_url()}{path}")

    assert found.pop("office") == 200
    assert (found.pop("head"), found.pop("deputy")) == (403, 403)
    assert set(found.values()) == {404}


@pytest.mark.parametrize("path", ["sua/", "soan/chi-tieu/", "soan/nguoi-ky/", "xoa/"])
def test_what_is_launched_is_not_written_on(client, path):
    campaign = make_campaign(launched=True)
    client.force_login(make_secretary(campaign.bloc))

    assert client.get(f"{campaign.get_absolute_url()}{path}").status_code == 403


def test_only_the_office_and_the_head_check(client):
    unit = make_unit()
    plan = make_plan(units=[unit])

    found = statuses(client, people(plan, unit), url("check", plan.pk))

    assert {who for who, code in found.items() if code == 200} == {"office", "head"}
    assert found["deputy"] == 403


def test_a_row_of_another_campaign_does_not_exist(client):
    plan, other = make_plan(), make_plan()
    client.force_login(make_secretary(plan.bloc))
    row = other.targets.get()

    for name in ("part-edit", "part-delete"):
        assert client.get(url(name, plan.pk, "chi-tieu", row.pk)).status_code == 404
    assert client.get(url("part", plan.pk, "khac")).status_code == 404
    assert client.get(url("part-add", plan.pk, "chu-de")).status_code == 404


# --- the list -------------------------------------------------------------------------------


def test_the_list_says_what_to_do_first(client):
    client.force_login(make_secretary())
    assert "Soạn phong trào mới" in words(client.get(LIST))
    client.force_login(make_officer())
    page = words(client.get(LIST))
    assert "Chưa có phong trào nào" in page
    assert "Soạn phong trào mới" not in page


def test_the_list_is_by_year_and_may_be_narrowed(client):
    bloc = make_bloc()
    make_campaign(bloc, title="Chuyển đổi số năm 2026")
    make_campaign(
        bloc,
        launched=True,
        title="Dân vận khéo năm 2025",
        starts_on=date(2025, 1, 1),
        ends_on=date(2025, 12, 31),
    )
    client.force_login(make_secretary(bloc))

    page = words(client.get(LIST))
    assert page.index("Năm 2026") < page.index("Năm 2025")
    for query, shown in [
        ({"q": "DAN VAN"}, "Dân vận khéo"),
        ({"nam": 2025}, "Dân vận khéo"),
        ({"trang_thai": "draft"}, "Chuyển đổi số"),
    ]:
        rows = [str(c) for c in client.get(LIST, query).context["page"]]
        assert len(rows) == 1
        assert shown.lower() in rows[0].lower()


def test_a_year_is_offered_without_a_mark_for_thousands(client):
    bloc = make_bloc()
    make_campaign(bloc)
    client.force_login(make_secretary(bloc))

    assert f'<option value="{YEAR}">{YEAR}</option>' in words(client.get(LIST))


@pytest.mark.parametrize("query", [{"nam": "x"}, {"khoi": "999"}, {"trang_thai": "?"}, {"page": 9}])
def test_a_filter_nobody_offered_narrows_nothing(client, query):
    bloc = make_bloc()
    make_campaign(bloc)
    client.force_login(make_secretary(bloc))

    assert len(client.get(LIST, query).context["page"]) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_length(client, django_assert_num_queries, count):
    bloc = make_bloc()
    for _ in range(count):
        make_phase(make_campaign(bloc))
    client.force_login(make_secretary(bloc))

    # session, user, appointments (and their units' names: none), blocs and years on offer,
    # how many, the campaigns, their phases
    with django_assert_num_queries(7):
        response = client.get(LIST)

    assert len(response.context["page"]) == count


@pytest.mark.parametrize("count", [3, 25])
def test_a_plan_costs_the_same_for_any_length(client, django_assert_num_queries, count):
    plan = make_plan(units=[make_unit(), make_unit()], targets=count)
    for measure in plan.measures.all():
        measure.owners.add(make_unit())
    client.force_login(make_secretary(plan.bloc))

    # 3 who asks, 1 the campaign, 15 its parts, 6 what surrounds it and what has happened, 4 the
    # units that would take part (asked twice: are there any, and do they own what is measured)
    with django_assert_num_queries(QUERIES_OF_A_DRAFT):
        response = client.get(plan.get_absolute_url())

    assert len(response.context["targets"]) == count


QUERIES_OF_A_DRAFT = 29


# --- a new draft ----------------------------------------------------------------------------

NEW = {
    "kind": "phased",
    "paper_type": "Kế hoạch",
    "paper_abbreviation": "",
    "title": "Phát động phong trào thi đua năm 2027",
    "starts_on": "01/01/2027",
    "ends_on": "31/12/2027",
    "participants": "members",
}


def test_a_draft_begins_with_little(client):
    bloc = make_bloc(code="K07")
    client.force_login(make_secretary(bloc))

    response = client.post(url("create"), NEW | {"bloc": bloc.pk})

    campaign = Campaign.objects.get()
    assert response.url == campaign.get_absolute_url()
    assert (campaign.code, campaign.status) == ("k07-2027", CampaignStatus.DRAFT)
    assert campaign.paper_abbreviation == "KH"
    assert campaign.starts_on == date(2027, 1, 1)
    assert client.get(response.url).status_code == 200


def test_nobody_drafts_for_a_bloc_he_does_not_serve(client):
    bloc = make_bloc()
    client.force_login(make_secretary())
    assert "bloc" in client.post(url("create"), NEW | {"bloc": bloc.pk}).context["form"].errors
    client.force_login(make_officer())
    assert client.post(url("create"), NEW | {"bloc": bloc.pk}).status_code == 403
    assert not Campaign.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"starts_on": "2027-13-45"}, "Chưa đọc được ngày này"),
        ({"ends_on": "31/12/2026"}, "Ngày kết thúc phải sau ngày bắt đầu"),
        ({"title": ""}, "Trích yếu"),
    ],
)
def test_bad_input_is_shown_again_with_the_reason(client, wrong, message):
    bloc = make_bloc()
    client.force_login(make_secretary(bloc))

    page = words(client.post(url("create"), NEW | {"bloc": bloc.pk} | wrong))

    assert message in page
    assert "<title>Lỗi: " in page
    for value in wrong.values():
        assert value in page


def test_a_draft_may_be_deleted_after_a_question(client):
    plan = make_plan()
    client.force_login(make_secretary(plan.bloc))

    assert "Xóa" in words(client.get(url("delete", plan.pk)))
    client.post(url("delete", plan.pk), {"version": 1})

    assert not Campaign.objects.exists()


def test_a_draft_shows_how_far_each_part_is(client):
    plan = make_plan(units=[make_unit()], signatory=None)
    client.force_login(make_secretary(plan.bloc))

    states = client.get(plan.get_absolute_url()).context["states"]

    by_part = {state.part: state.label for state in states}
    assert by_part[contents.SIGNING] == "Còn thiếu"
    assert by_part[contents.PRIZES] == "Trống"
    assert by_part[contents.TARGETS] == "Đủ"


def test_parent_and_children_are_linked_where_both_are_seen(client):
    bloc = make_bloc()
    above = make_campaign(bloc, launched=True, title="Phong trào của tỉnh")
    below = make_campaign(bloc, launched=True, title="Phong trào của khối", parent=above)
    client.force_login(make_secretary(bloc))

    assert below.get_absolute_url() in words(client.get(above.get_absolute_url()))
    assert above.get_absolute_url() in words(client.get(below.get_absolute_url()))
    assert below.year == YEAR


def test_a_launched_plan_reads_as_its_paper_does(client):
    campaign = make_plan(day=5, month=1, paper_year=2026, due_text="trước ngày 10/01/2026")
    Campaign.objects.filter(pk=campaign.pk).update(
        status=CampaignStatus.LAUNCHED, launched_at=timezone.now()
    )
    client.force_login(make_user(Role.OBSERVER, campaign.bloc))

    page = words(client.get(campaign.get_absolute_url()))

    assert 'Xem phần <a href="#chi-tieu">Chỉ tiêu</a>' in page
    assert 'Xem phần <a href="#dot">Đợt và thời hạn</a>' in page
    assert 'id="dot"' in page
    assert page.count("Căn cứ") == 1
    assert "ngày 05 tháng 01 năm 2026" in page.replace("\u00a0", " ")
    assert "trước ngày 10/01/2026" in page
    assert "quá hạn" not in page
