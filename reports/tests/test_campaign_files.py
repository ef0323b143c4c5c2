"""The campaign files that come with the software say what the papers said."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum

from campaigns.campaign_file.catalogue import load_catalogue
from campaigns.models import Comparator, MeasureKind, Phase, Pledge, Section
from emulation.deadlines import VIETNAM
from reports import campaign_file
from reports.models import Figure
from units.models import Family, Signatory, Unit
from units.tests.factories import make_user

pytestmark = pytest.mark.django_db

FILES = Path(settings.BASE_DIR, "campaigns", "files")
PROVINCE, PARTY = "ha-giang-2023", "ha-giang-cac-ban-dang-2023"
LONG, AGENCY = "song-lam-2026-2030", "so-noi-vu-song-lam-2026"
CODES = [PROVINCE, PARTY, LONG, AGENCY]  # each after its parent


def text_of(code):
    return (FILES / f"{code}.json").read_text("utf-8")


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """Every campaign that comes with the software, by code: loaded once, for tests that read."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogue()
        user = make_user()
        yield {code: campaign_file.load(text_of(code), by=user) for code in CODES}
        transaction.set_rollback(True)


@pytest.fixture
def loaded(kept, db):
    return kept


def midnight_after(year, month, day):
    return datetime(year, month, day, tzinfo=VIETNAM).astimezone(UTC)


def test_every_file_is_tested():
    assert {path.stem for path in FILES.glob("*.json")} == {*CODES, "catalogue"}


@pytest.mark.parametrize("code", CODES)
def test_a_dump_is_the_file_to_the_byte(loaded, code):
    assert campaign_file.dump(loaded[code]) == text_of(code)


@pytest.mark.parametrize("code", CODES)
def test_signers_are_invented(loaded, code):
    assert loaded[code].signatory.name.endswith(" Mẫu")


def test_no_signer_is_a_real_person(loaded):
    assert not Signatory.objects.exclude(name__endswith=" Mẫu").exists()


# The province's programme.


def test_the_province_has_20_targets_and_25_measures(loaded):
    targets = list(loaded[PROVINCE].targets.all())
    counts = {n: t.measures.count() for n, t in enumerate(targets, 1) if t.measures.count() > 1}

    assert len(targets) == 20
    assert loaded[PROVINCE].measures.count() == 25
    assert counts == {9: 2, 14: 3, 16: 3}


def test_the_provinces_figures_are_exact(loaded):
    goals = dict(loaded[PROVINCE].measures.exclude(goal=None).values_list("code", "goal"))

    assert goals == {
        "grdp-tang": Decimal("8"),
        "grdp-dau-nguoi": Decimal("38200000"),
        "thu-ngan-sach": Decimal("3000000000000"),
        "khach-du-lich": Decimal("2500000"),
        "xuat-nhap-khau": Decimal("230"),
        "ho-ngheo": Decimal("4"),
        "lao-dong-dao-tao": Decimal("57.8"),
        "tang-dan-so": Decimal("1.34"),
        "bac-si": Decimal("10"),
        "giuong-benh": Decimal("43"),
        "truong-chuan": Decimal("55.9"),
        "tieu-chi-ntm": Decimal("136"),
        "che-phu-rung": Decimal("58.9"),
        "an-ninh-trat-tu": Decimal("95"),
        "to-chuc-dang": Decimal("90"),
    }


def test_above_95_percent_is_a_strict_goal(loaded):
    strict = loaded[PROVINCE].measures.filter(comparator=Comparator.MORE_THAN)

    assert [m.code for m in strict] == ["an-ninh-trat-tu", "to-chuc-dang"]


def test_the_provinces_targets_stand_inside_content_item_1(loaded):
    section = loaded[PROVINCE].sections.get(slot=Section.Slot.TARGETS_INLINE)

    assert (section.parent.heading, section.order) == ("Nội dung thi đua", 1)


def test_five_prizes_are_worth_1600_million(loaded):
    prizes = loaded[PROVINCE].prizes

    assert prizes.aggregate(n=Sum("quantity"))["n"] == 5
    assert prizes.aggregate(total=Sum(F("quantity") * F("amount")))["total"] == 1_600_000_000


def test_the_provinces_deadlines_are_instants(loaded):
    campaign = loaded[PROVINCE]
    interim, final = campaign.phases.all()

    assert campaign.due_text == "trước ngày 10/01/2023"
    assert campaign.due_at == midnight_after(2023, 1, 10)
    where = " về Sở Nội vụ (Ban Thi đua - Khen thưởng) để tổng hợp"
    assert interim.due_text == f"trước ngày 30/6/2023{where}"
    assert final.due_text == f"trước ngày 30/11/2023{where}"
    assert (interim.due_at, final.due_at) == (
        midnight_after(2023, 6, 30),
        midnight_after(2023, 11, 30),
    )
    assert [f"{p.window_from:%d/%m}-{p.window_to:%d/%m}" for p in (interim, final)] == [
        "15/06-30/06",
        "15/11-10/12",
    ]


def test_the_province_has_no_dot(loaded):
    assert not loaded[PROVINCE].phases.exclude(starts_on=None, ends_on=None).exists()


def test_the_provinces_paper_is_299_of_28_12_2022(loaded):
    paper = loaded[PROVINCE]

    assert (paper.number, paper.paper_abbreviation, paper.issuing_body.symbol) == (
        "299",
        "CTr",
        "UBND",
    )
    assert (paper.day, paper.month, paper.paper_year) == (28, 12, 2022)
    assert paper.issuing_body.family == Family.STATE


# The Party bloc's programme.


def test_the_party_bloc_carries_out_the_provinces_campaign(loaded):
    assert loaded[PARTY].parent == loaded[PROVINCE]
    assert loaded[PARTY].issuing_body.family == Family.PARTY


def test_the_party_blocs_number_and_day_are_blank(loaded):
    paper = loaded[PARTY]

    assert paper.is_draft_marked
    assert (paper.number, paper.day, paper.month, paper.paper_year) == ("", None, 4, 2023)


def test_the_party_bloc_has_eight_contents_and_five_targets_of_its_own(loaded):
    contents = loaded[PARTY].sections.filter(parent__code="noi-dung")
    measures = [target.measures.count() for target in loaded[PARTY].targets.all()]

    assert contents.count() == 8
    assert measures == [1, 3, 1, 1, 1]
    assert loaded[PARTY].sections.get(slot=Section.Slot.TARGETS).parent is None


def test_the_party_bloc_has_two_dot_and_no_deadline(loaded):
    campaign = loaded[PARTY]
    dates = [f"{p.starts_on:%d/%m}-{p.ends_on:%d/%m}" for p in campaign.phases.all()]

    assert dates == ["01/01-30/06", "01/07-10/12"]
    assert (campaign.due_text, campaign.due_at) == ("", None)
    assert not campaign.phases.exclude(due_text="", due_on=None, due_at=None).exists()
    assert not campaign.sections.filter(slot=Section.Slot.WINDOWS).exists()
    assert [phase.occasions.count() for phase in campaign.phases.all()] == [5, 2]


def test_the_party_signatory_has_three_posts_under_the_name(loaded):
    assert len(loaded[PARTY].signatory.further_posts.splitlines()) == 3


def test_the_party_bases_run_in_one_paragraph(loaded):
    bases = loaded[PARTY].bases.filter(role="basis").select_related("basis")

    assert loaded[PARTY].bases_run_on
    assert [b.basis.number for b in bases] == ["30-NQ/TU", "299/CTr-UBND", "47/KH-UBND"]


def test_the_first_recipient_is_reported_to(loaded):
    assert str(loaded[PARTY].recipients.first()) == "Ban Thi đua - Khen thưởng tỉnh (báo cáo)"


def test_nine_members_have_their_themes_and_one_has_three(loaded):
    pledges = Pledge.objects.filter(campaign=loaded[PARTY])
    themes = {str(pledge.unit): pledge.themes.count() for pledge in pledges}

    assert loaded[PARTY].bloc.members_in(2023).count() == len(themes) == 9
    assert {name: n for name, n in themes.items() if n > 1} == {"Báo Hà Giang": 3}


def test_the_mid_year_support_adds_up_to_what_was_published(loaded):
    figures = Figure.objects.filter(report__phase=Phase.objects.get(code="dot-1"))
    measure = loaded[PARTY].measures.get(target=None)

    assert (measure.kind, measure.comparator, measure.goal) == ("money", "none", None)
    assert figures.filter(measure=measure).count() == 9
    assert figures.aggregate(total=Sum("value"))["total"] == 1_833_468_000
    assert all(figure.note.startswith("Số minh họa") for figure in figures)


# Launch papers of other shapes.


def test_a_five_year_plan_needs_no_number(loaded):
    plan = loaded[LONG]

    assert (plan.starts_on.year, plan.ends_on.year, plan.participants) == (2026, 2030, "none")
    assert not plan.targets.exists()
    assert not plan.phases.exists()
    assert plan.movements.count() == plan.assignments.count() == 4
    assert not plan.recipients.filter(note="").exists()


def test_one_agency_launches_for_its_departments_with_titles_as_goals(loaded):
    launch = loaded[AGENCY]
    titles = launch.measures.filter(kind=MeasureKind.TITLES)

    assert (launch.paper_type, launch.paper_abbreviation) == ("Phát động", "")
    assert [m.title.code for m in titles] == ["CSTDCS", "TTLDXS"]
    assert {e.unit.parent for e in launch.expected_units.all()} == {launch.issuing_body.unit}


def test_through_the_day_ends_with_the_day(loaded):
    assert loaded[AGENCY].due_at == midnight_after(2026, 1, 24)


def test_a_unit_keeps_the_name_it_bore(loaded):
    unit = Unit.objects.get(code="sl-snv-tdkt")

    assert unit.name_on(datetime(2025, 2, 1, tzinfo=VIETNAM).date()).short_name.startswith("Ban")


# What a row keeps and the file does not: computed, or about who did what in the system.
LEFT_OUT = {
    "id", "order", "version", "due_at", "title_key", "name_key", "full_name_key",
    "short_name_key", "sort_key", "subject_key", "amends", "changed_at", "changed_by",
    "begun_at", "given_at", "former_paper",
}  # fmt: skip


def shapes_in(shape, seen):
    if shape.model not in seen:
        seen[shape.model] = shape
        for inner in [*shape.inline.values(), *(rows.shape for rows in shape.parts.values())]:
            shapes_in(inner, seen)
    return seen


def test_every_column_is_in_the_file_or_known_to_be_left_out():
    forgotten = {
        f"{model.__name__}.{column.name}"
        for model, shape in shapes_in(campaign_file.WHOLE, {}).items()
        for column in [*model._meta.fields, *model._meta.many_to_many]
        if column.name not in {*shape.columns, *shape.given, *LEFT_OUT}
    }

    assert forgotten == set()
