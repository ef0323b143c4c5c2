"""The two real launch papers of 2023, walked on: what their units report is added up and printed.

What the sources do not say is made here, as a test's own data.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from campaigns.campaign_file.catalogue import load_catalogue
from campaigns.judging import Judgement
from campaigns.models import Agreement, Comparator, Measure, MeasureKind, Phase
from campaigns.models.target import CHANGES
from emulation.paper import Appendix, Paragraph, Regime, SignatureGrid
from emulation.pdf import render_pdf
from emulation.review import Status
from emulation.tests import layout_nd30, layout_party
from reports import campaign_file
from reports.documents import KINDS
from reports.drafting.keeping import redraft
from reports.summaries import summarize
from reports.tests.factories import make_figure, make_report
from units.tests.factories import make_secretary, make_user

pytestmark = pytest.mark.django_db

FILES = Path(settings.BASE_DIR, "campaigns", "files")
PROVINCE, PARTY = "ha-giang-2023", "ha-giang-cac-ban-dang-2023"
SUPPORT = "1.833.468.000"


@pytest.fixture
def campaigns():
    load_catalogue()
    user = make_user()
    files = (Path(FILES, f"{code}.json").read_text("utf-8") for code in (PROVINCE, PARTY))
    return [campaign_file.load(text, by=user) for text in files]


def built(kind, row):
    return KINDS[kind].build(KINDS[kind].every().get(pk=row.pk))


def said(paper):
    """All that the paper says, tables and appendices included."""
    return str(paper).replace("\N{NO-BREAK SPACE}", " ")


# --- the Party bloc: agreement and mid-year summary -----------------------------------------------


def test_the_nine_bodies_sign_the_agreement_of_the_real_bloc(campaigns):
    _, bloc = campaigns
    agreement = Agreement.objects.draw_up(bloc, by=make_secretary(bloc.bloc))

    paper = built("agreement", agreement)

    assert paper.regime == Regime.HD36
    assert isinstance(paper.signing, SignatureGrid)
    assert len(paper.signing.parties) == 9
    lead = next(block.text for block in paper.body if isinstance(block, Paragraph))
    assert lead.replace("\N{NO-BREAK SPACE}", " ").startswith("Hôm nay, ngày …… tháng ")
    assert layout_party.check(render_pdf(paper), paper) == []


def test_the_mid_year_summary_of_the_real_bloc_prints_what_was_raised(campaigns):
    _, bloc = campaigns
    phase = bloc.phases.get(review=Phase.Review.INTERIM)

    summary = redraft(phase, by=make_secretary(bloc.bloc))

    paper = built("summary", summary)
    words = said(paper)
    assert SUPPORT in "\n".join(section.text for section in summary.sections.all())
    assert SUPPORT in words
    assert "Phó Trưởng khối" not in words
    assert paper.remark.startswith("Dữ liệu minh họa: Phần của từng đơn vị")
    assert all(isinstance(appendix, Appendix) for appendix in paper.appendices)
    assert layout_party.check(render_pdf(paper), paper) == []


def test_pages_of_an_example_say_what_is_invented_and_its_launch_paper_does_not(campaigns, client):
    _, bloc = campaigns
    phase = bloc.phases.get(review=Phase.Review.INTERIM)
    client.force_login(make_secretary(bloc.bloc))

    for name in ("status", "matrix", "summary"):
        page = client.get(reverse(f"reports:{name}", args=[phase.pk])).content.decode()
        assert f"Dữ liệu minh họa: {bloc.sample_note}" in page
    assert "minh họa" not in said(built("programme", bloc))


# --- the province: 20 targets, 25 measures --------------------------------------------------------


def figure_of(report, measure):
    """A figure that reaches the goal of `measure`, or what it asks where it names no amount."""
    goal = measure.goal
    if measure.kind == MeasureKind.WORDS:
        return make_figure(report, measure, "Đã thực hiện.", verdict="met")
    if measure.kind == MeasureKind.RATIO:
        above = 10 if measure.comparator == Comparator.MORE_THAN else 0
        return make_figure(report, measure, int(goal * 10) + above, of=1000)
    if goal is None:
        better = 110 if measure.comparator == Comparator.DECREASE else 130
        return make_figure(report, measure, better, baseline=120)
    assert measure.comparator not in CHANGES or measure.is_reported_as_change
    return make_figure(report, measure, goal)


@pytest.fixture
def reported(campaigns):
    """The year of the province: every body that owns a measure has reported it."""
    province, _ = campaigns
    phase = province.phases.get(review=Phase.Review.FINAL)
    for expected in province.expected_units.all():
        report = make_report(phase, expected.unit, status=Status.APPROVED)
        for measure in Measure.objects.filter(campaign=province, owners=expected.unit):
            figure_of(report, measure)
    return phase


def test_the_25_measures_of_the_province_are_reported_added_up_and_judged(reported):
    summary = summarize(reported)

    measures = [result for target in summary.targets for result in target.measures]
    assert (len(summary.targets), len(measures)) == (20, 25)
    assert [len(target.measures) for target in summary.targets].count(1) == 17
    assert {result.judgement for result in measures} == {Judgement.MET}
    assert {target.judgement for target in summary.targets} == {Judgement.MET}


def test_more_than_95_percent_is_not_met_by_95_of_100(reported):
    measure = Measure.objects.get(campaign=reported.campaign, target__code="ct-13")
    measure.figures.update(numerator=95, denominator=100)

    judged = {target.target.code: target.judgement for target in summarize(reported).targets}

    assert judged.pop("ct-13") == Judgement.NOT_MET
    assert set(judged.values()) == {Judgement.MET}


def test_the_province_sums_its_year_up_in_a_paper_with_all_25(reported):
    summary = redraft(reported, by=make_secretary(reported.campaign.bloc))

    paper = built("summary", summary)

    numbers = [row[0] for row in paper.appendices[0].blocks[1].rows if isinstance(row, tuple)]
    assert len(numbers) == 25
    assert numbers[8:10] == ["9.1", "9.2"]
    assert "3.000.000" in said(paper)
    assert "tổng kết" in paper.abstract.lower()
    assert layout_nd30.check(render_pdf(paper), paper) == []
