"""What everybody must be able to do: read, find one's way by keyboard, print, on any screen."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from campaigns.models import Campaign, MeasureKind, Phase, Pledge
from campaigns.tests.factories import make_measure, make_pledge, make_target
from campaigns.tests.plans import make_plan
from emulation.review import Status
from reports.composing.writing import begin
from reports.drafting.keeping import redraft
from reports.models import Document, PaperType, Report, WorkState
from reports.tests.factories import begin_report, make_decision, make_work
from reports.tests.walks import figure, fill, is_refused, press
from reports.tests.year import People, launch
from units.models import Bloc, Unit, User
from units.tests.factories import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
    const at = document.activeElement, style = getComputedStyle(at);
    const ring = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none";
    return [at.name, at.textContent.trim(), ring || style.boxShadow !== "none"];
}"""


# --- every main page, filled with the demonstration ---------------------------------------------


@pytest.fixture
def demo(settings):
    settings.DEBUG = True
    call_command("seed_demo", stage="midyear", verbosity=0)
    settings.DEBUG = False


def at(name, *args):
    return reverse(name, args=args)


def of_the_secretariat():
    user = User.objects.get(username="thuongtruc.songanh")
    phase = Phase.objects.get(campaign__code__startswith="khoi-so-nganh", review="interim")
    campaign, bloc = phase.campaign, phase.campaign.bloc
    redraft(phase, by=user)
    waiting = Report.objects.get(phase=phase, status="received")
    return user, [
        at("home"),
        at("units:bloc-list"),
        at("units:bloc-detail", bloc.pk),
        at("units:bloc-clone", bloc.pk),
        at("units:bloc-handover", bloc.pk),
        at("campaigns:list"),
        at("campaigns:create"),
        at("campaigns:detail", campaign.pk),
        *drafting_pages(make_plan(bloc, targets=2)),
        at("campaigns:pledge-list"),
        at("campaigns:agreement", campaign.pk),
        at("campaigns:agreement-edit", campaign.pk),
        at("reports:list"),
        at("reports:detail", waiting.pk),
        at("reports:extension", phase.pk, waiting.unit_id),
        at("reports:summary-list"),
        at("reports:status", phase.pk),
        at("reports:matrix", phase.pk),
        at("reports:summary", phase.pk),
        at("reports:summary-section", phase.pk, "chi-tieu"),
        at("reports:year-file", bloc.pk, campaign.year),
        *work_pages(user, campaign),
        at("reports:summary-head", phase.pk),
        *papers_of(campaign),
        *other_papers_of(campaign, phase, user),
        at("password_change"),
    ]


def work_pages(user, campaign):
    """What the worker makes: waiting, done, failed, cancelled."""
    for state in WorkState:
        made = make_work(user, campaign, state=state, kind="papers", of={"kind": "pledge"})
        yield at("reports:work", made.token)


def papers_of(campaign):
    document = Document.objects.get(kind="programme", object_id=campaign.pk)
    yield at("reports:document-list")
    yield at("reports:document", document.pk)
    yield at("reports:document-end", document.pk)
    yield at("reports:issue", "programme", campaign.pk)
    yield at("reports:register", document.run.register_id)
    yield at("reports:verify", document.token)


def other_papers_of(campaign, phase, user):
    """The list, each type drafted from the data, and a decision that came back."""
    yield at("reports:bloc-papers", campaign.pk)
    yield at("reports:bloc-paper-new", campaign.pk)
    for paper_type in PaperType:
        paper = begin(campaign, paper_type, phase, by=user, at=timezone.now())
        yield at("reports:bloc-paper", paper.pk)
        yield at("reports:bloc-paper-edit", paper.pk)
    yield at("reports:bloc-paper-proposals", paper.pk)
    yield at("reports:bloc-paper-delete", paper.pk)
    decision = make_decision(campaign, draft=paper)
    yield at("reports:decision", decision.pk)
    yield at("reports:decision-edit", decision.pk)
    yield at("reports:decision-new", campaign.pk)


def drafting_pages(plan):
    yield at("campaigns:detail", plan.pk)
    yield at("campaigns:edit", plan.pk)
    yield at("campaigns:part", plan.pk, "nguoi-ky")
    yield at("campaigns:part-edit", plan.pk, "chi-tieu", plan.targets.first().pk)
    yield at("campaigns:check", plan.pk)
    yield at("campaigns:launch", plan.pk)


def of_an_officer():
    user = User.objects.get(username="canbo.sxd")
    report = Report.objects.get(unit__in=user.scope.own_units, status="draft")
    parts = ("detail", "figures", "highlights", "awards", "evidence", "send")
    return user, [
        at("home"),
        at("campaigns:pledge-list"),
        at("campaigns:pledge-detail", Pledge.objects.get(unit=report.unit).pk),
        at("reports:list"),
        *(at(f"reports:{part}", report.pk) for part in parts),
        at("reports:section", report.pk, "han-che"),
        at("units:unit-detail", report.unit_id),
    ]


def of_all_others():
    for username in ("thutruong.vptu", "truongkhoi.songanh", "theodoi"):
        yield User.objects.get(username=username), [at("home"), at("reports:list")]
    yield make_user(), [at("home")]
    admin = User.objects.get(username="quantri")
    yield admin, [at("home"), at("admin:index"), at("admin:units_unit_changelist")]


def admin_forms():
    """A form with rows in it, an empty one, one that finds rows as one types, one to read only."""
    yield at("admin:units_bloc_change", Bloc.objects.get(code="sl-khoi-so-nganh").pk)
    yield at("admin:units_unit_change", Unit.objects.get(code="sl-snv").pk)
    yield at("admin:units_user_change", User.objects.get(username="canbo.sxd").pk)
    yield at("admin:units_register_add")
    yield at("admin:units_appointment_add")
    yield at("admin:campaigns_campaign_change", Campaign.objects.not_amending().first().pk)


def test_nobody_stumbles_and_nothing_leaves_the_window(demo, page, sign_in, axe):
    page.goto(at("login"))
    look(page, axe)
    for user, addresses in [of_the_secretariat(), of_an_officer(), *of_all_others()]:
        sign_in(user)
        for address in addresses:
            assert page.goto(address).status == 200, address
            look(page, axe)


def test_nobody_stumbles_over_the_forms_of_the_administration(demo, page, sign_in, axe):
    sign_in(User.objects.get(username="quantri"))
    for address in admin_forms():
        assert page.goto(address).status == 200, address
        look(page, axe)


def look(page, axe):
    assert page.locator("h1").count() == 1, page.url
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        axe(page)
        assert page.evaluate(BEYOND) <= 0, f"{page.url} is wider than {size['width']} px"


# --- errors, the keyboard, paper ----------------------------------------------------------------


@pytest.fixture
def people(transactional_db):
    """The people of a bloc whose officer has just begun the registration and the report."""
    people = People()
    campaign = launch(people)
    for kind in (MeasureKind.YES_NO, MeasureKind.WORDS, MeasureKind.NUMBER):
        make_measure(make_target(campaign), kind=kind)
    people.pledge = make_pledge(campaign, people.units[2])
    people.report = begin_report(campaign.phases.first(), people.units[2], people.officer)
    return people


def test_what_is_wrong_in_a_registration_is_announced(page, sign_in, axe, people):
    sign_in(people.officer)
    page.goto(at("campaigns:pledge-edit", people.pledge.pk))
    look(page, axe)

    page.get_by_label("Mức đăng ký “Tỷ lệ hồ sơ đúng hạn”").fill("nhiều")
    press(page, "Lưu và xem lại")

    is_refused(page)
    look(page, axe)


def test_from_what_is_wrong_a_link_leads_to_the_figure(page, sign_in, axe, people):
    sign_in(people.officer)
    page.goto(at("reports:figures", people.report.pk))

    figure(page, "Tỷ lệ hồ sơ đúng hạn", "tử số").fill("12")
    figure(page, "Số tiền ủng hộ", "kết quả").fill("1.34")
    press(page, "Lưu, làm tiếp sau")

    is_refused(page)
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, axe)
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(figure(page, "Tỷ lệ hồ sơ đúng hạn", "mẫu số")).to_be_focused()
    expect(figure(page, "Số tiền ủng hộ", "kết quả")).to_have_value("1.34")
    assert_legible(page)


def test_a_long_status_stays_within_its_card(page, sign_in, people):
    people.ask_heads_to_confirm()
    Report.objects.filter(pk=people.report.pk).update(status=Status.PREPARED)
    sign_in(people.head)
    page.set_viewport_size(PHONE)
    page.goto(at("reports:list"))

    tag = page.get_by_text("Chờ thủ trưởng xác nhận")
    card = page.locator(".cards tbody tr", has=tag)

    right = [box["x"] + box["width"] for box in (tag.bounding_box(), card.bounding_box())]
    assert right[0] < right[1]


def assert_legible(page):
    """No message is squeezed beside its field, one word above the other, nor the field by it."""
    for each in page.locator(".invalid-feedback, .is-invalid").locator("visible=true").all():
        assert each.bounding_box()["width"] > 60, each.inner_text()


def test_what_is_wrong_in_a_draft_is_announced(page, sign_in, axe, people):
    sign_in(people.secretary)
    page.goto(at("campaigns:edit", make_plan(people.bloc).pk))

    fill(page, {"Từ ngày": "32/13"})
    press(page, "Lưu")

    is_refused(page)
    look(page, axe)


def test_the_figures_are_typed_by_keyboard_in_the_order_they_are_read(page, sign_in, people):
    sign_in(people.officer)
    page.goto(at("reports:figures", people.report.pk))
    cells = page.locator("table :is(input, select, textarea)")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Chuyển đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    reached = list(walk_by_keyboard(page, until="Lưu và xem lại"))

    names = cells.evaluate_all("all => all.map(cell => cell.name)")
    assert [name for name, _ in reached if name in names] == names
    assert all(is_ringed for _, is_ringed in reached)


def walk_by_keyboard(page, until):
    """(name, whether a ring is drawn round it) of everything that Tab comes to."""
    for _ in range(200):
        page.keyboard.press("Tab")
        name, text, is_ringed = page.evaluate(FOCUSED)
        yield name, is_ringed
        if text == until:
            return
    raise AssertionError(f"Tab never came to “{until}”.")


def test_on_paper_there_is_only_the_content(page, sign_in, people):
    pages = {
        at("reports:figures", people.report.pk): people.officer,
        at("reports:status", people.report.phase_id): people.secretary,
    }
    for address, user in pages.items():
        sign_in(user)
        page.goto(address)
        page.emulate_media(media="print")

        around = ".topbar, .footer, .crumbs, .btn, .tabs, .shown, .save-bar"
        assert page.locator(around).locator("visible=true").count() == 0, address
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("table").first).to_be_visible()
