"""What the check finds: one test for each kind of thing."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from campaigns import contents
from campaigns.models import Campaign, Participants, Section
from campaigns.readiness import readiness
from campaigns.tests.factories import YEAR, make_campaign, make_measure, make_phase, make_target
from campaigns.tests.plans import make_basis, make_plan
from emulation.deadlines import VIETNAM
from units.tests.factories import make_issuing_body, make_signatory, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(units=[make_unit()])


def found(campaign, blocking=None):
    findings = readiness(Campaign.objects.for_page().get(pk=campaign.pk))
    return [f for f in findings if blocking in (None, f.is_blocking)]


def has(campaign, words, *, blocking, part):
    """Is there just one finding with these words, of this weight, to be mended there?"""
    said = [f for f in found(campaign) if words in f.text]
    assert [(f.is_blocking, f.part) for f in said] == [(blocking, part)], found(campaign)
    return True


def test_a_whole_plan_has_nothing_to_mend(plan):
    assert found(plan) == []


def test_an_empty_plan_lacks_what_a_paper_cannot_do_without():
    blocking = {f.text for f in found(make_campaign(), blocking=True)}

    assert "Chưa chọn chủ thể ban hành." in blocking
    assert "Chưa chọn người ký." in blocking
    assert "Chưa có nội dung." in blocking
    assert any("chưa có đơn vị nào tham gia" in text for text in blocking)


def test_nobody_need_take_part_where_nothing_is_asked(plan):
    plan.bloc.memberships.all().delete()
    plan.participants = Participants.NONE
    plan.save()

    assert found(plan) == []


def test_sub_units_need_an_issuing_unit(plan):
    plan.participants = Participants.SUB_UNITS
    plan.save()

    assert has(plan, "chủ thể ban hành phải là một đơn vị", blocking=True, part=contents.SIGNING)


def test_a_phase_outside_the_campaign(plan):
    plan.phases.update(ends_on=date(YEAR + 1, 1, 10))

    assert has(plan, "nằm ngoài thời gian", blocking=True, part=contents.PHASES)


def test_a_deadline_before_its_phase(plan):
    plan.phases.update(starts_on=date(YEAR, 12, 1))

    assert has(plan, "trước khi đợt bắt đầu", blocking=True, part=contents.PHASES)


def test_a_lock_before_the_deadline(plan):
    plan.phases.update(locks_at=datetime(YEAR, 11, 1, tzinfo=VIETNAM))

    assert has(plan, "khóa nhận báo cáo trước khi hết hạn", blocking=True, part=contents.PHASES)


def test_a_deadline_after_the_summing_up(plan):
    plan.phases.update(window_from=date(YEAR, 11, 1), window_to=date(YEAR, 11, 15))

    assert has(plan, "sau thời gian tổng hợp", blocking=True, part=contents.PHASES)


@pytest.mark.parametrize("quoted", ["trước ngày 30/10", f"trước ngày 30/11/{YEAR - 1}"])
def test_a_deadline_quoted_otherwise_than_reckoned(plan, quoted):
    plan.phases.update(due_text=quoted)

    assert any("nhưng hạn tính theo ngày" in f.text for f in found(plan, blocking=True))


@pytest.mark.parametrize("quoted", ["trước 30/11", f"Gửi trước ngày 30/11/{YEAR} về thường trực"])
def test_a_deadline_quoted_as_reckoned_is_fine(plan, quoted):
    plan.phases.update(due_text=quoted)

    assert found(plan) == []


def test_a_registration_after_the_end(plan):
    plan.due_on = date(YEAR + 1, 1, 10)
    plan.fix_deadline(plan.weekend_rule)
    plan.save()

    assert has(plan, "Hạn đăng ký sau khi", blocking=True, part=contents.REGISTRATION)


def test_no_final_phase_and_phases_out_of_order(plan):
    plan.phases.update(review="interim", starts_on=date(YEAR, 7, 1))
    make_phase(plan, review="interim", starts_on=date(YEAR, 1, 1), ends_on=date(YEAR, 6, 30))

    assert has(plan, "Chưa có đợt tổng kết", blocking=False, part=contents.PHASES)
    assert has(plan, "Thứ tự các đợt", blocking=False, part=contents.PHASES)


@pytest.mark.parametrize(
    ("until", "words"),
    [(date(YEAR - 1, 12, 31), "đã hết hiệu lực"), (date(YEAR, 3, 1), "sẽ hết hiệu lực")],
)
def test_an_expired_basis(plan, until, words):
    plan.bases.create(basis=make_basis(subject="cũ", valid_until=until))

    assert has(plan, words, blocking=False, part=contents.BASES)


def test_a_programme_of_last_year_is_no_longer_carried_out(plan):
    plan.bases.update(role="carries_out")
    assert found(plan) == []
    basis = plan.bases.get().basis
    basis.subject = f"phát động phong trào thi đua năm {YEAR - 1}"
    basis.save()

    assert has(plan, "là văn bản của năm trước", blocking=False, part=contents.BASES)


def test_a_law_is_cited_without_number(plan):
    plan.bases.create(basis=make_basis(kind="law", number="06/2022/QH15"))

    assert has(plan, "không ghi số", blocking=False, part=contents.BASES)


def test_a_slot_without_data_and_data_without_slot(plan):
    plan.sections.create(code="x", heading="GIẢI THƯỞNG", slot=Section.Slot.PRIZES)
    plan.movements.create(code="m", name="Dân vận khéo")

    assert has(plan, "phần này còn trống", blocking=True, part=contents.SECTIONS)
    assert has(plan, "không mục nào in ra", blocking=False, part=contents.SECTIONS)


def test_a_target_without_measure(plan):
    make_target(plan, text="Chỉ tiêu mới")

    assert has(plan, "chưa có số đo", blocking=True, part=contents.TARGETS)


def test_a_withdrawn_measure_is_none(plan):
    plan.measures.update(is_withdrawn=True)

    assert has(plan, "chưa có số đo", blocking=True, part=contents.TARGETS)


def test_a_measure_given_to_nobody(plan):
    plan.measures.update(is_owned_by_all=False)

    assert has(plan, "chưa giao cho đơn vị nào", blocking=True, part=contents.TARGETS)


def test_a_measure_given_to_a_stranger(plan):
    measure = make_measure(False, campaign=plan, is_owned_by_all=False, name="Tiền ủng hộ")
    measure.owners.add(make_unit())

    assert has(plan, "đơn vị không tham gia", blocking=False, part=contents.FOLLOWED)


@pytest.mark.parametrize(
    ("text", "goal", "agrees"),
    [
        ("Trên 95% cơ quan đạt chuẩn", "95", True),
        ("Trên 90% cơ quan đạt chuẩn", "95", False),
        ("Thu 3.000 tỷ đồng", "3000000000000", True),
        ("Đạt 38,2 triệu đồng", "38200000", True),
        ("Ít nhất một mô hình", "1", True),
        ("Ít nhất 02 mô hình", "1", False),
    ],
)
def test_a_target_names_its_goal(plan, text, goal, agrees):
    plan.targets.update(text=text)
    plan.measures.update(goal=Decimal(goal))

    said = [f for f in found(plan) if "không ghi mức phấn đấu" in f.text]
    assert bool(said) is not agrees
    assert not any(f.is_blocking for f in said)


def test_a_theme_quoted_otherwise(plan):
    plan.opening = "với chủ đề **“Đoàn kết, đổi mới”** như sau"
    plan.save()

    assert has(plan, "trích chủ đề khác", blocking=False, part=contents.THEME)


def test_a_missing_theme(plan):
    plan.theme = ""
    plan.save()

    assert has(plan, "Chưa có chủ đề", blocking=False, part=contents.THEME)


def test_a_title_of_another_year_is_surely_wrong(plan):
    plan.title = f"Phát động phong trào thi đua năm {YEAR - 1}"
    plan.save()

    assert has(plan, f"Trích yếu ghi năm {YEAR - 1}", blocking=True, part=contents.BASICS)


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        (f"Phát huy kết quả năm {YEAR - 1}", True),
        (f"giai đoạn {YEAR - 1}-{YEAR + 4}", False),
        (f"giai đoạn {YEAR - 1} – {YEAR + 4}", False),
        (f"Kế hoạch số 47/KH-UBND, ngày 09/02/{YEAR - 1} của tỉnh", False),
        (f"Nghị định số 152/{YEAR - 1}/NĐ-CP", False),
        (f"định hướng đến năm {YEAR + 2}", False),
        (f"ngày truyền thống (11/6/1948-11/6/{YEAR})", False),
        (f"các chỉ tiêu năm {YEAR}", False),
    ],
)
def test_a_year_in_prose_is_worth_a_look_only_if_it_may_be_a_leftover(plan, text, is_said):
    plan.sections.create(code="x", text=text)

    said = [f for f in found(plan) if "không phải năm của phong trào" in f.text]
    assert bool(said) is is_said
    assert not any(f.is_blocking for f in said)


def test_the_year_of_a_cited_basis_is_no_leftover(plan):
    plan.bases.create(basis=make_basis(subject="cũ", issued_on=date(YEAR - 1, 5, 1)))
    plan.sections.create(code="x", text=f"nghị quyết năm {YEAR - 1}")

    assert found(plan) == []


def test_a_parent_still_being_drafted(plan):
    plan.parent = make_campaign()
    plan.save()

    assert has(plan, "cấp trên chưa được phát động", blocking=False, part=contents.BASICS)


def test_a_signatory_of_another_body(plan):
    plan.signatory = make_signatory(make_issuing_body())
    plan.save()

    assert has(plan, "không thuộc chủ thể", blocking=True, part=contents.SIGNING)


def test_a_signatory_whose_time_is_over(plan):
    plan.signatory.valid_to = date(YEAR - 1, 12, 31)
    plan.signatory.save()

    assert has(plan, "không còn hiệu lực", blocking=False, part=contents.SIGNING)
