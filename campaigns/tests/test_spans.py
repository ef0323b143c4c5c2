"""What each phase may report for itself: the rule of the database is the rule of the code."""

from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from campaigns.models import Aggregation, ChangeUnit, Comparator, Measure, MeasureKind
from campaigns.spans import ANSWERS, adds_over_phases, may_be_of_one_phase
from campaigns.tests.factories import make_measure

(RULE,) = [c for c in Measure._meta.constraints if c.name == "only_what_adds_is_reported_by_phase"]


def by_phase(**fields):
    return Measure(is_cumulative=False, **fields)


@pytest.mark.parametrize(
    ("fields", "adds"),
    [
        ({"kind": "number"}, True),
        ({"kind": "money"}, True),
        ({"kind": "titles"}, True),
        ({"kind": "ratio", "aggregation": "ratio", "unit_of_measure": "%"}, True),
        ({"kind": "number", "aggregation": "count_met"}, True),
        ({"kind": "number", "comparator": "decrease", "change_unit": "percent"}, True),
        ({"kind": "number", "is_reported_as_change": True, "change_unit": "units"}, True),
        ({"kind": "number", "is_reported_as_change": True, "change_unit": "percent"}, False),
        ({"kind": "number", "is_reported_as_change": True, "change_unit": "points"}, False),
        ({"kind": "ratio", "is_reported_as_change": True, "change_unit": "units"}, False),
        ({"kind": "number", "aggregation": "mean"}, False),
        ({"kind": "money", "aggregation": "mean"}, False),
        ({"kind": "number", "unit_of_measure": "%"}, False),
        ({"kind": "number", "aggregation": "count_met", "unit_of_measure": "%"}, False),
        ({"kind": "number", "comparator": "maintain"}, False),
        ({"kind": "yes_no"}, False),
        ({"kind": "words"}, False),
    ],
)
def test_a_year_is_the_sum_of_its_phases_only_where_they_add(fields, adds):
    assert adds_over_phases(by_phase(**fields)) is adds
    assert not adds_over_phases(Measure(is_cumulative=True, **fields))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", MeasureKind.values)
def test_the_database_refuses_exactly_what_does_not_add(kind):
    for aggregation, comparator, unit, change_unit, is_change in product(
        Aggregation.values, Comparator.values, ("%", "vụ"), ("", *ChangeUnit.values), (False, True)
    ):
        measure = by_phase(
            kind=kind,
            aggregation=aggregation,
            comparator=comparator,
            unit_of_measure=unit,
            change_unit=change_unit,
            is_reported_as_change=is_change,
        )
        try:
            RULE.validate(Measure, measure)
            is_taken = True
        except ValidationError:
            is_taken = False
        assert is_taken == may_be_of_one_phase(measure), vars(measure)
        assert adds_over_phases(measure) == (is_taken and kind not in ANSWERS)


@pytest.mark.django_db
def test_the_database_itself_refuses_a_mean_by_phase():
    measure = make_measure(aggregation=Aggregation.MEAN)
    measure.is_cumulative = False

    with pytest.raises(IntegrityError), transaction.atomic():
        measure.save()
