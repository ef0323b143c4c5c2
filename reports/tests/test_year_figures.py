"""Which figure a unit types is said everywhere: of the phase alone, or since January."""

import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from campaigns.judging import Judgement
from campaigns.models import MeasureKind, Phase
from campaigns.spans import ADDED, EACH_PHASE, SINCE_JANUARY, head_of, span_of, span_of_result
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
)
from emulation.review import Status
from reports.demo import Demonstration
from reports.documents.figures import figures_table
from reports.documents.matrix import targets_appendix
from reports.models import Figure, FigureState, Report
from reports.summaries import summarize
from reports.tests.factories import make_figure, make_report
from reports.tests.summing import DATES
from units.tests.factories import make_officer, make_secretary, make_unit

pytestmark = pytest.mark.django_db
BY_PHASE, ALL_YEAR = "Số mô hình mới", "Số vụ vi phạm"


@pytest.fixture
def unit():
    return make_unit("Sở Y tế")


@pytest.fixture
def phases(unit):
    campaign = make_campaign(launched=True, units=[unit])
    return [make_phase(campaign, due_on=day) for day in DATES]


@pytest.fixture
def measures(phases):
    target = make_target(phases[0].campaign)
    return [
        make_measure(target, name=ALL_YEAR, unit_of_measure="vụ", goal=10),
        make_measure(
            target, name=BY_PHASE, unit_of_measure="mô hình", goal=10, is_cumulative=False
        ),
        make_measure(target, name="Có kế hoạch", kind=MeasureKind.YES_NO, aggregation="count_met"),
    ]


def report_of(phase, unit, measures, first, second, status=Status.APPROVED, **fields):
    report = make_report(phase, unit, status=status)
    make_figure(report, measures[0], first)
    make_figure(report, measures[1], second, **fields)
    make_figure(report, measures[2], True)
    return report


def words(html):
    return re.sub(r"\s+", " ", strip_tags(html))


def test_in_the_first_phase_there_is_nothing_to_tell_apart(phases, measures):
    assert [span_of(measure, phases[0]) for measure in measures] == ["", "", ""]
    assert [span_of(measure, phases[1]) for measure in measures] == [SINCE_JANUARY, EACH_PHASE, ""]
    assert [span_of_result(measure, phases[1]) for measure in measures] == ["", ADDED, ""]


@pytest.mark.parametrize(
    ("spans", "head"),
    [
        ([SINCE_JANUARY, EACH_PHASE, ""], SINCE_JANUARY),
        (["", EACH_PHASE, EACH_PHASE], EACH_PHASE),
        (["", ""], ""),
        ([], ""),
    ],
)
def test_the_head_speaks_for_most_and_the_rest_for_themselves(spans, head):
    assert head_of(spans) == head


def test_the_table_to_fill_in_says_it_once_at_its_head_and_at_each_exception(
    client, unit, phases, measures
):
    report_of(phases[0], unit, measures, 3, 3)
    report = make_report(phases[1], unit)
    client.force_login(make_officer(unit))

    html = client.get(reverse("reports:figures", args=[report.pk])).content.decode()
    text = words(html)

    assert f"Đợt 2 {SINCE_JANUARY} Loại số liệu" in text
    assert f"mô hình {EACH_PHASE}" in text
    assert text.count(SINCE_JANUARY) == text.count(EACH_PHASE) == 1
    # On a phone, where a table has no head, at each figure.
    assert f'data-label="Kết quả, {SINCE_JANUARY}"' in html
    assert f'data-label="Kết quả, {EACH_PHASE}"' in html


def test_the_table_of_the_first_phase_says_nothing_of_it(client, unit, phases, measures):
    report = make_report(phases[0], unit)
    client.force_login(make_officer(unit))

    html = client.get(reverse("reports:figures", args=[report.pk])).content.decode()

    assert SINCE_JANUARY not in html
    assert EACH_PHASE not in html


def test_who_reads_the_report_reads_it_too(client, unit, phases, measures):
    report = report_of(phases[1], unit, measures, 5, 7, Status.SUBMITTED)
    client.force_login(make_secretary(phases[0].campaign.bloc))
    report.keep_version(by=make_officer(unit), at=report.received_at)

    text = words(client.get(report.get_absolute_url()).content.decode())

    assert f"Kết quả {SINCE_JANUARY}" in text
    assert f"mô hình {EACH_PHASE}" in text


def test_a_version_kept_by_an_earlier_release_is_read_without_it(client, unit, phases, measures):
    report = report_of(phases[1], unit, measures, 5, 7, Status.SUBMITTED)
    report.keep_version(by=make_officer(unit), at=report.received_at)
    version = report.versions.get()
    for measure in version.content["measures"].values():
        del measure["span"]
    version.save()
    client.force_login(make_secretary(phases[0].campaign.bloc))
    url = reverse("reports:version", args=[report.pk, 1])

    assert EACH_PHASE not in client.get(url).content.decode()


def rows_of(report):
    table = figures_table(report, report.content())
    heads = [column.title for column in table.columns]
    rows = {
        row[1]: dict(zip(heads, row, strict=True)) for row in table.rows if isinstance(row, tuple)
    }
    return heads, rows


def test_the_units_own_paper_adds_the_year_as_the_bloc_does(unit, phases, measures):
    campaign = phases[0].campaign
    pledge = make_pledge(campaign, unit, status=Status.APPROVED)
    for measure in measures[:2]:
        pledge.goals.create(measure=measure, value=20)
    report_of(phases[0], unit, measures, 3, 3, baseline=2)
    final = report_of(phases[1], unit, measures, 5, 7, baseline=6)

    heads, rows = rows_of(Report.objects.get(pk=final.pk))
    results = {r.measure.name: r for r in summarize(phases[1]).results}

    year, half = "Thực hiện năm 2026", next(head for head in heads if "đợt 1" in head)
    assert (rows[BY_PHASE][half], rows[BY_PHASE][year]) == ("3", "10")
    assert (rows[ALL_YEAR][half], rows[ALL_YEAR][year]) == ("3", "5")
    assert [results[name].level for name in (BY_PHASE, ALL_YEAR)] == [10, 5]
    assert rows[BY_PHASE]["So với đăng ký (%)"] == "50"
    assert rows[BY_PHASE]["So với cùng kỳ"] == "tăng 25%"  # 10 against 2 + 6
    assert rows[BY_PHASE]["Ghi chú"] == "Riêng Đợt 2: 7"


def test_a_half_year_not_reported_leaves_the_year_of_the_paper_unknown(unit, phases, measures):
    final = report_of(phases[1], unit, measures, 5, 7)

    _, rows = rows_of(Report.objects.get(pk=final.pk))

    assert rows[BY_PHASE]["Thực hiện năm 2026"] == "–"
    assert rows[BY_PHASE]["Ghi chú"] == "Chưa có số liệu. Riêng Đợt 2: 7"
    assert rows[ALL_YEAR]["Thực hiện năm 2026"] == "5"


def test_the_year_of_a_ratio_is_of_all_its_people_on_the_paper_too(unit, phases):
    measure = make_measure(
        make_target(phases[0].campaign), kind=MeasureKind.RATIO, name="Đúng hạn", goal=90,
        is_cumulative=False,
    )  # fmt: skip
    first = make_report(phases[0], unit, status=Status.APPROVED)
    make_figure(first, measure, 1, of=10, state=FigureState.ESTIMATE)
    final = make_report(phases[1], unit, status=Status.APPROVED)
    make_figure(final, measure, 80, of=90)

    _, rows = rows_of(Report.objects.get(pk=final.pk))

    assert rows["Đúng hạn"]["Thực hiện năm 2026"] == "81/100 = 81%"
    assert rows["Đúng hạn"]["Ghi chú"].startswith("Ước thực hiện. Riêng Đợt 2: 80/90")


def test_a_phase_in_between_names_the_span_at_the_head_and_at_the_exception(unit, phases, measures):
    between = make_phase(phases[0].campaign, due_on=None, review="interim", name="Đợt giữa")
    report = report_of(between, unit, measures, 5, 7)

    heads, rows = rows_of(Report.objects.get(pk=report.pk))

    assert f"Thực hiện đợt giữa năm 2026, {SINCE_JANUARY}" in heads
    assert rows[BY_PHASE]["Đơn vị tính"] == f"mô hình ({EACH_PHASE})"
    assert rows[ALL_YEAR]["Đơn vị tính"] == "vụ"


def test_the_blocs_tables_say_what_was_added_up(client, unit, phases, measures):
    for phase, values in zip(phases, [(3, 3), (5, 7)], strict=True):
        report_of(phase, unit, measures, *values)
    client.force_login(make_secretary(phases[0].campaign.bloc))

    text = words(client.get(reverse("reports:matrix", args=[phases[1].pk])).content.decode())
    appendix = targets_appendix(summarize(phases[1]), "Phụ lục")
    tables = [block for block in appendix.blocks if hasattr(block, "rows")]

    assert re.search(rf"mô hình ?{ADDED}", text)
    assert text.count(ADDED) == 1
    for table in tables:  # of the bloc, and of its units
        units = [row[2] for row in table.rows if isinstance(row, tuple)]
        assert units == ["vụ", f"mô hình ({ADDED})", "việc"]


def test_the_year_of_the_demonstration_is_what_its_units_reported():
    Demonstration("yearend", 2025).build()
    final = Phase.objects.get(campaign__code="khoi-so-nganh-2025", review="final")
    reported = {
        (figure.report.unit_id, figure.measure_id): figure.value
        for figure in Figure.objects.filter(report__phase=final).select_related("report")
    }

    results = {result.measure.code: result for result in summarize(final).results}

    for result in results.values():
        for unit, cell in result.cells.items():
            if result.measure.kind in (MeasureKind.NUMBER, MeasureKind.MONEY):
                assert cell.entry.reading.level == reported[unit, result.measure.pk]
    hours = results["thoi-gian"]
    assert (float(hours.level), hours.judgement, hours.total.estimates) == (17.2, Judgement.MET, 0)
