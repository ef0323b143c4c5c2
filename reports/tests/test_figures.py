"""The table of figures: what each cell takes, what is refused, and what is only remarked on."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from campaigns.models import Comparator, MeasureKind, PledgedGoal
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_title,
)
from emulation.review import Status
from reports.forms.figures import FiguresForm
from reports.models import Figure, FigureState
from reports.tests.factories import begin_report, make_figure, make_report
from units.tests.factories import make_officer, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def campaign(unit):
    return make_campaign(launched=True, units=[unit])


@pytest.fixture
def target(campaign):
    return campaign.targets.create(code="ct", text="Chỉ tiêu")


@pytest.fixture
def report(campaign, unit):
    return begin_report(make_phase(campaign), unit)


def typed(report, measure=None, **cells):
    """The form with one row typed in; an estimate unless the cells say otherwise."""
    data = QueryDict(mutable=True)
    data["version"] = str(report.version)
    if measure:
        row = {"state": "estimate", "note": ""} | cells
        data.update({f"{part}-{measure.code}": text for part, text in row.items()})
    return FiguresForm(report, data)


def saved(report, measure, **cells):
    form = typed(report, measure, **cells)
    assert form.errors == []
    form.save(make_officer(report.unit))
    return Figure.objects.filter(measure=measure).first()


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (MeasureKind.NUMBER, "1.340", 1340),
        (MeasureKind.NUMBER, "57,8", Decimal("57.8")),
        (MeasureKind.NUMBER, "0", 0),
        (MeasureKind.MONEY, "38,2 triệu", 38_200_000),
        (MeasureKind.MONEY, "3.000 tỷ", 3_000_000_000_000),
        (MeasureKind.TITLES, "05", 5),
    ],
)
def test_a_number_is_read_as_an_office_writes_it(report, target, kind, text, value):
    title = make_title() if kind == MeasureKind.TITLES else None
    measure = make_measure(target, kind=kind, title=title)

    assert saved(report, measure, value=text).value == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (MeasureKind.NUMBER, "1.34"),
        (MeasureKind.NUMBER, "1_000"),
        (MeasureKind.NUMBER, "1e3"),
        (MeasureKind.NUMBER, "NaN"),
        (MeasureKind.NUMBER, "9" * 20),
        (MeasureKind.NUMBER, "0,12345"),
        (MeasureKind.MONEY, "500,000"),
        (MeasureKind.MONEY, "90%"),
        (MeasureKind.TITLES, "-1"),
        (MeasureKind.TITLES, "1,5"),
    ],
)
def test_a_doubtful_number_is_refused_and_shown_as_typed(report, target, kind, text):
    title = make_title() if kind == MeasureKind.TITLES else None
    measure = make_measure(target, kind=kind, title=title)

    form = typed(report, measure, value=text)

    assert not form.is_valid()
    assert form.rows[0].cells["value"].text == text
    assert len(form.errors) == 1


def test_a_ratio_is_its_two_parts_and_those_left_out(report, target):
    measure = make_measure(target, kind=MeasureKind.RATIO, excludes="người bị kỷ luật")

    figure = saved(
        report, measure, numerator="45", denominator="50", excluded="2", excluded_note="Kỷ luật"
    )

    assert (figure.numerator, figure.denominator, figure.excluded) == (45, 50, 2)


@pytest.mark.parametrize(
    ("numerator", "denominator", "part"),
    [("45", "", "denominator"), ("", "50", "numerator"), ("0", "0", "denominator")]
    + [("51", "50", "numerator"), ("-1", "50", "numerator")],
)
def test_a_ratio_lies_between_nothing_and_all(report, target, numerator, denominator, part):
    measure = make_measure(target, kind=MeasureKind.RATIO)

    form = typed(report, measure, numerator=numerator, denominator=denominator)

    assert form.rows[0].cells[part].errors


def test_those_left_out_are_explained(report, target):
    measure = make_measure(target, kind=MeasureKind.RATIO, excludes="người bị kỷ luật")

    form = typed(report, measure, numerator="45", denominator="50", excluded="2", excluded_note="")

    assert form.errors == ["Ghi rõ lý do trừ."]


@pytest.mark.parametrize(("text", "answer"), [("yes", True), ("no", False)])
def test_no_is_an_answer(report, target, text, answer):
    measure = make_measure(target, kind=MeasureKind.YES_NO, aggregation="count_met")

    assert saved(report, measure, is_yes=text).is_yes is answer


def test_words_are_kept_and_a_change_of_them_takes_back_the_verdict(report, target):
    measure = make_measure(target, kind=MeasureKind.WORDS, aggregation="count_met")
    make_figure(report, measure, "Đã làm.", state=FigureState.ESTIMATE, verdict="met")

    assert saved(report, measure, words="Đã làm.", note="Ghi chú").verdict == "met"
    report.refresh_from_db()
    assert saved(report, measure, words="Đã làm xong.").verdict == ""


def test_not_applicable_needs_a_reason(report, target):
    measure = make_measure(target)
    assert typed(report, measure, value="", state="not_applicable").errors == [
        "Ghi rõ lý do không áp dụng."
    ]

    figure = saved(report, measure, value="", state="not_applicable", note="Không giao.")

    assert (figure.reason, figure.note, figure.value) == ("Không giao.", "", None)


@pytest.mark.parametrize("state", ["none", "not_applicable"])
def test_a_state_without_a_figure_takes_none(report, target, state):
    form = typed(report, make_measure(target), value="7", state=state, note="Lý do")

    assert "chọn “Số chính thức”" in form.errors[0]


def test_an_unknown_state_is_refused(report, target):
    assert typed(report, make_measure(target), value="7", state="approved").errors


def test_an_empty_row_stays_unreported_and_an_emptied_one_becomes_so(report, target):
    measure = make_measure(target)
    assert saved(report, measure, value="") is None

    assert saved(report, measure, value="7").value == 7
    report.refresh_from_db()
    assert saved(report, measure, value="") is None


def test_none_yet_is_a_figure_of_its_own(report, target):
    measure = make_measure(target)

    figure = saved(report, measure, value="", state="none")

    assert (figure.state, figure.value) == (FigureState.NONE, None)
    assert report.unreported_measures().count() == 0


def test_a_row_that_was_not_shown_is_left_alone(report, target):
    shown, hidden = make_measure(target), make_measure(target)
    make_figure(report, hidden, 5)

    saved(report, shown, value="7")

    assert Figure.objects.get(measure=hidden).value == 5


def test_a_measure_of_others_cannot_be_typed_in(report, target):
    foreign = make_measure(target, is_owned_by_all=False)

    typed(report, foreign, value="7").save(make_officer(report.unit))

    assert not Figure.objects.exists()


def test_nothing_changed_writes_nothing(report, target, django_assert_num_queries):
    measure = make_measure(target)
    make_figure(report, measure, 7, state=FigureState.ESTIMATE)
    form, officer = typed(report, measure, value="7"), make_officer(report.unit)

    with django_assert_num_queries(0):
        form.save(officer)


def test_only_the_changed_figure_bears_the_new_name(report, target):
    changed, kept = make_measure(target), make_measure(target)
    first = make_figure(report, kept, 5, state=FigureState.ESTIMATE).typed_by
    data = {"version": "1", f"value-{kept.code}": "5", f"value-{changed.code}": "7"}
    data |= {
        f"{part}-{m.code}": v
        for m in (kept, changed)
        for part, v in (("state", "estimate"), ("note", ""))
    }
    form, officer = FiguresForm(report, data), make_officer(report.unit)

    form.save(officer)

    assert Figure.objects.get(measure=kept).typed_by == first
    assert Figure.objects.get(measure=changed).typed_by == officer


@pytest.mark.parametrize("count", [1, 25])
def test_saving_costs_the_same_for_any_length(report, target, django_assert_num_queries, count):
    measures = [make_measure(target) for _ in range(count)]
    data = {"version": "1"}
    for n, measure in enumerate(measures):
        make_figure(report, measure, n)
        row = {"value": str(n + 1), "state": "official", "note": ""}
        data |= {f"{part}-{measure.code}": text for part, text in row.items()}
    form, officer = FiguresForm(report, data), make_officer(report.unit)
    officer.scope  # noqa: B018 read once a request

    with django_assert_num_queries(5):  # savepoint, lock, figures, version, release
        form.save(officer)

    assert report.figures.filter(value__gt=0).count() == count


# --- warnings ------------------------------------------------------------------------------------


def warnings(report, measure, value):
    return typed(report, measure, value=value).rows[0].warnings


def test_more_than_everything_is_remarked_on(report, target):
    measure = make_measure(target, unit_of_measure="%")

    assert warnings(report, measure, "100") == []
    assert "100%" in warnings(report, measure, "100,5")[0]


def test_a_cumulative_figure_that_goes_down_is_remarked_on(campaign, unit, report, target):
    measure = make_measure(target)
    make_figure(report, measure, 7)
    final = begin_report(make_phase(campaign), unit)

    assert warnings(final, measure, "7") == []
    assert "kỳ trước (7)" in warnings(final, measure, "6")[0]


@pytest.mark.parametrize("fields", [{"aggregation": "mean"}, {"unit_of_measure": "%"}])
def test_what_does_not_add_may_fall_from_phase_to_phase(campaign, unit, target, fields):
    measure = make_measure(target, **fields)
    earlier, final = make_phase(campaign), make_phase(campaign)
    make_figure(make_report(earlier, unit, status=Status.APPROVED), measure, 21)

    assert warnings(begin_report(final, unit), measure, "20") == []


def test_ten_times_the_pledge_is_remarked_on(campaign, unit, report, target):
    measure = make_measure(target)
    pledge = make_pledge(campaign, unit, status=Status.APPROVED)
    PledgedGoal.objects.create(pledge=pledge, measure=measure, value=20)

    assert warnings(report, measure, "199") == []
    assert "10 lần" in warnings(report, measure, "200")[0]


def test_a_warning_refuses_nothing(report, target):
    measure = make_measure(target, unit_of_measure="%")

    assert saved(report, measure, value="120").value == 120


# --- what is shown -------------------------------------------------------------------------------


def test_before_its_period_is_over_a_figure_is_an_estimate(campaign, unit, target):
    make_measure(target)
    running = begin_report(make_phase(campaign, ends_on=date(2126, 6, 30)), unit)
    over = begin_report(make_phase(campaign, ends_on=date(2000, 6, 30)), unit)

    assert FiguresForm(running).rows[0].cells["state"].text == "estimate"
    assert FiguresForm(over).rows[0].cells["state"].text == "official"


def test_the_year_before_is_asked_for_only_where_nobody_has_said_it(report, target):
    change = {"comparator": Comparator.INCREASE, "goal": 5, "change_unit": "percent"}
    make_measure(target, **change)
    make_measure(target, **change, baseline=100)

    asked = ["baseline" in row.cells for row in FiguresForm(report).rows]

    assert asked == [True, False]


def test_measures_are_numbered_as_their_targets(report, campaign):
    single, double = (campaign.targets.create(code=c, text=c, order=n) for n, c in enumerate("ab"))
    make_measure(single)
    make_measure(double)
    make_measure(double)

    rows = FiguresForm(report).rows

    assert [row.place.number for row in rows] == ["1", "2.1", "2.2"]
    assert [row.place.target for row in rows] == ["", "b", ""]


@pytest.mark.parametrize(("show", "shown"), [("todo", 1), ("returned", 1), ("warned", 1), ("x", 3)])
def test_the_table_can_show_only_what_needs_work(report, target, show, shown):
    make_measure(target)
    make_figure(report, make_measure(target), 7, remark="Ghi rõ nguồn.")
    make_figure(report, make_measure(target, unit_of_measure="%"), 120)

    assert len(FiguresForm(report, show=show).rows) == shown


def test_the_stored_figure_stands_beside_what_was_typed_too_late(report, target):
    measure = make_measure(target)
    form = typed(report, measure, value="7")
    make_figure(report, measure, 9)

    cell = form.refused("Đã có người sửa.").rows[0].cells["value"]

    assert (cell.text, cell.conflict) == ("7", "9")


def test_make_report_without_headings_still_has_a_table(target):
    make_measure(target)

    assert FiguresForm(make_report()).rows == []
