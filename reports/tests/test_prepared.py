"""A prepared query says what the ORM says, each time for the values then given."""

from decimal import Decimal

import pytest
from django.db import connection

from campaigns.models import Measure
from campaigns.tests.factories import make_campaign, make_measure, make_target
from emulation import prepared
from emulation.prepared import Prepared, PreparedObjects

pytestmark = pytest.mark.django_db
NAMES = Prepared(
    lambda code, goal: (
        Measure.objects.filter(code=code, goal=goal).order_by("pk").values_list("name", "goal")
    )
)
MEASURES = PreparedObjects(lambda campaign: Measure.objects.filter(campaign=campaign), "target")


@pytest.fixture
def campaign():
    return make_campaign()


def plain(measures):
    return [(m.pk, m.name, m.goal, m.is_withdrawn, m.target and m.target.text) for m in measures]


def test_rows_are_those_of_the_values_given(campaign):
    for code, goal in (("a", 5), ("b", 7)):
        make_measure(make_target(campaign), code=code, goal=goal, name=code.upper())

    assert NAMES("a", 5) == [("A", Decimal(5))]
    assert NAMES("b", 7) == [("B", Decimal(7))]
    assert NAMES("a", 7) == []


def test_what_is_given_is_never_part_of_the_sql(campaign):
    make_measure(make_target(campaign), code="a", goal=5)

    assert NAMES("a' OR '1'='1", 5) == []


def test_objects_are_those_of_the_orm_with_what_they_belong_to(campaign, django_assert_num_queries):
    make_measure(make_target(campaign), goal=Decimal("0.5"))
    make_measure(False, campaign=campaign)
    make_measure(make_target(make_campaign()))
    expected = plain(Measure.objects.filter(campaign=campaign).select_related("target"))

    with django_assert_num_queries(1):  # measures with their targets
        assert plain(MEASURES(campaign.pk)) == expected


def test_who_asks_while_another_thread_still_compiles_gets_whole_objects(campaign, monkeypatch):
    make_measure(make_target(campaign))
    columns_of, made = prepared._columns, MEASURES(campaign.pk)

    def meanwhile(model):
        made.extend(MEASURES(campaign.pk))
        return columns_of(model)

    monkeypatch.setattr(prepared, "_columns", meanwhile)
    MEASURES._compile(1)

    assert len(made) == 3
    assert all(Measure.target.is_cached(measure) for measure in made)


def test_an_object_is_saved_like_any_other(campaign):
    make_measure(make_target(campaign), name="Cũ")
    (measure,) = MEASURES(campaign.pk)

    measure.name = "Mới"
    measure.save()

    assert Measure.objects.get().name == "Mới"


def test_a_number_that_no_column_holds_finds_nothing():
    assert MEASURES(10**30) == []


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_plans_anew(campaign):
    make_measure(make_target(campaign), code="a", goal=5, name="A")

    said = [NAMES("a", 5)]
    connection.close()
    said.append(NAMES("a", 5))

    assert said == [[("A", Decimal(5))]] * 2


def test_a_percent_sign_of_the_query_stays_one(campaign):
    make_measure(make_target(campaign), code="a", name="Đạt 5%")
    with_percent = Prepared(
        lambda code: Measure.objects.filter(code=code, name__contains="5%").values_list("code")
    )

    assert with_percent("a") == [("a",)]
    assert with_percent("b") == []


def test_a_query_may_ask_for_nothing():
    assert Prepared(lambda: Measure.objects.values_list("pk"))() == []
