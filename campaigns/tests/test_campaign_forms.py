"""Writing on a draft, part by part."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.models import (
    Aggregation,
    Campaign,
    Comparator,
    LegalBasis,
    Measure,
    MeasureKind,
)
from campaigns.tests.factories import YEAR, make_measure, make_title
from campaigns.tests.plans import make_basis, make_plan
from emulation.deadlines import VIETNAM
from units.tests.factories import make_issuing_body, make_secretary, make_signatory, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(units=[make_unit("Sở Tư pháp"), make_unit("Sở Y tế")])


@pytest.fixture
def office(client, plan):
    user = make_secretary(plan.bloc)
    client.force_login(user)
    return user


@pytest.fixture
def send(client, plan, office):
    """Posts to a page of a part, as from the version that is there unless told otherwise."""

    def send(slug, data, *, add=False, row=None, version=None, follow=True):
        name = "part-add" if add else "part-edit" if row else "part"
        args = [plan.pk, slug, *([row.pk] if row else [])]
        version = version or Campaign.objects.get(pk=plan.pk).version
        path = reverse(f"campaigns:{name}", args=args)
        return client.post(path, data | {"version": version}, follow=follow)

    return send


def words(response):
    return response.content.decode()


# --- the campaign itself --------------------------------------------------------------------


def test_saving_says_who_and_makes_other_pages_stale(plan, office, send):
    send("chu-de", {"theme": "Chủ đề mới"})

    plan.refresh_from_db()
    assert (plan.theme, plan.version, plan.changed_by) == ("Chủ đề mới", 2, office)


def test_what_was_typed_on_a_stale_page_is_kept_and_may_be_sent_again(client, plan, office, send):
    plan.mark_changed(office)

    page = send("chu-de", {"theme": "Của tôi"}, version=1)

    assert "vừa được" in words(page)
    assert office.full_name in words(page)
    assert "Của tôi" in words(page)
    plan.refresh_from_db()
    assert plan.theme != "Của tôi"
    assert page.context["form"]["version"].value() == "2"
    send("chu-de", {"theme": "Của tôi"}, version=2)
    plan.refresh_from_db()
    assert plan.theme == "Của tôi"


def test_what_was_typed_is_kept_when_it_is_no_draft_any_more(plan, send):
    Campaign.objects.filter(pk=plan.pk).update(status="proposed")

    page = words(send("chu-de", {"theme": "Của tôi"}))

    assert "Không sửa được khi" in page
    assert "Của tôi" in page


@pytest.mark.parametrize("version", ["", "x", "-1"])
def test_a_form_without_its_version_is_refused(plan, send, version):
    assert send("chu-de", {"theme": "Của tôi"}, version=version or " ").status_code == 200
    plan.refresh_from_db()
    assert plan.theme != "Của tôi"


def test_a_deadline_is_reckoned_and_echoed(plan, send):
    data = {
        "due_text": "trước ngày 10/01/2026",
        "due_on": "10/01/2026",
        "due_rule": "before",
        "weekend_rule": "fixed",
    }

    page = words(send("han-dang-ky", data))

    plan.refresh_from_db()
    assert plan.due_at == datetime(2026, 1, 10, tzinfo=VIETNAM)
    assert "hết 24:00 thứ Sáu, 09/01/2026" in page


def test_the_weekend_rule_moves_every_deadline(plan, send):
    plan.phases.update(due_on=date(2026, 11, 30))  # the day before is a Sunday

    send("han-dang-ky", {"due_rule": "before", "weekend_rule": "next_working_day"})

    assert plan.phases.get().due_at == datetime(2026, 12, 1, tzinfo=VIETNAM)


def test_the_signatory_is_one_of_the_issuing_body(plan, send):
    other = make_signatory(make_issuing_body(plan.bloc))
    data = {"issuing_body": plan.issuing_body_id, "signatory": other.pk, "paper_year": YEAR}

    page = send("nguoi-ky", data)

    assert "signatory" in page.context["form"].errors


@pytest.mark.parametrize(("day", "month"), [("31", "2"), ("x", "2"), ("32", "1")])
def test_a_day_that_no_month_has(send, day, month):
    page = send("nguoi-ky", {"day": day, "month": month, "paper_year": YEAR})

    assert "day" in page.context["form"].errors
    assert f'value="{day}"' in words(page)


# --- bases, sections, phases ----------------------------------------------------------------


def test_a_basis_is_found_without_tone_marks(client, plan, office):
    make_basis(subject="Thi đua, khen thưởng", kind="law", number="")
    make_basis(subject="chuyển đổi số", number="9/KH")

    page = client.get(
        reverse("campaigns:part-add", args=[plan.pk, "can-cu"]), {"tim": "THI DUA, KHEN"}
    )

    assert "khen thưởng" in words(page)
    assert "chuyển đổi số" not in words(page)


def test_a_basis_of_the_catalogue_is_added_at_the_end(plan, send):
    basis = make_basis()

    send("can-cu", {"basis": basis.pk, "role": "carries_out"}, add=True)

    row = plan.bases.last()
    assert (row.basis, row.order, row.role) == (basis, 2, "carries_out")


def test_a_new_paper_joins_the_catalogue(plan, send):
    data = {"kind": "decree", "number": "30/2020/NĐ-CP", "issued_on": "05/3/2020"}
    data |= {"issuer": "Chính phủ", "subject": "về công tác văn thư", "role": "basis"}

    send("can-cu", data, add=True)

    assert plan.bases.last().basis == LegalBasis.objects.get(number="30/2020/NĐ-CP")


def test_a_basis_is_chosen_or_written_not_neither_nor_both(plan, send):
    basis = make_basis()
    known = {"kind": basis.kind, "number": basis.number, "subject": basis.subject, "role": "basis"}

    assert "kind" in send("can-cu", {"role": "basis"}, add=True).context["form"].errors
    both = send("can-cu", {"basis": basis.pk, "subject": "x", "role": "basis"}, add=True)
    assert "không cả hai" in words(both)
    assert "đã có trong danh mục" in words(send("can-cu", known, add=True))
    assert plan.bases.count() == 1


def test_a_section_is_added_inside_another(plan, send):
    part = plan.sections.first()

    send("noi-dung", {"parent": part.pk, "style": "numbered", "text": "**Một** việc"}, add=True)

    section = part.children.get()
    assert (section.code, section.order, section.text) == ("muc-4", 1, "**Một** việc")


def test_a_section_says_something(plan, send):
    page = send("noi-dung", {"style": "numbered"}, add=True)

    assert "Nhập tiêu đề, nội dung hoặc chọn số liệu" in words(page)


def test_a_section_does_not_move_into_itself(plan, send):
    part = plan.sections.first()
    child = plan.sections.create(code="con", parent=part, text="Con")

    page = send("noi-dung", {"parent": child.pk, "style": "part", "heading": "X"}, row=part)

    assert "parent" in page.context["form"].errors


def test_sections_change_places(client, plan, office):
    first, second, third = plan.sections.all()
    path = reverse("campaigns:part-move", args=[plan.pk, "noi-dung", second.pk])

    client.post(path, {"version": 1, "step": -1})
    assert list(plan.sections.all()) == [second, first, third]
    client.post(path, {"version": 2, "step": -1})
    assert list(plan.sections.all()) == [second, first, third]
    client.post(path, {"version": 1, "step": 1})
    assert list(plan.sections.all()) == [second, first, third]


def test_a_move_that_goes_nowhere_is_told_on_the_list(client, plan, office):
    path = reverse("campaigns:part-move", args=[plan.pk, "noi-dung", plan.sections.first().pk])

    page = client.post(path, {"version": 1}, follow=True)

    assert "Không rõ việc cần làm" in page.content.decode()
    assert page.status_code == 200


def test_a_row_is_deleted_after_a_question(client, plan, office):
    row = plan.recipients.get()
    path = reverse("campaigns:part-delete", args=[plan.pk, "noi-nhan", row.pk])

    assert str(row) in words(client.get(path))
    assert plan.recipients.exists()
    client.post(path, {"version": 1})
    assert not plan.recipients.exists()


PHASE = {
    "name": "Đợt 2",
    "review": "final",
    "due_text": "trước ngày 30/6/2026",
    "due_on": "30/6/2026",
    "due_rule": "before",
    "locks_at": "05/7/2026",
    "occasions": "Ngày thành lập Đảng (3/2)\n\nNgày truyền thống của ngành",
}


def test_a_phase_with_its_deadline_and_occasions(plan, send):
    page = words(send("dot", PHASE, add=True))

    phase = plan.phases.get(code="dot-2")
    assert phase.due_at == datetime(2026, 6, 30, tzinfo=VIETNAM)
    assert phase.locks_at == datetime(2026, 7, 6, tzinfo=VIETNAM)
    occasions = phase.occasions.values_list("text", "day")
    assert list(occasions) == [("Ngày thành lập Đảng", "3/2"), ("Ngày truyền thống của ngành", "")]
    assert "hết 24:00 thứ Hai, 29/6/2026" in page


@pytest.mark.parametrize(
    ("typed", "hour", "day"), [("17:00 05/07/2026", 17, 5), ("24:00 05/07/2026", 0, 6)]
)
def test_a_lock_with_its_hour(client, plan, send, typed, hour, day):
    send("dot", PHASE | {"locks_at": typed}, add=True)

    phase = plan.phases.get(code="dot-2")
    assert phase.locks_at == datetime(2026, 7, day, hour, tzinfo=VIETNAM)
    path = reverse("campaigns:part-edit", args=[plan.pk, "dot", phase.pk])
    assert f'value="{typed}"' in words(client.get(path))


def test_phases_do_not_overlap(plan, send):
    page = send("dot", PHASE | {"starts_on": "01/12/2026", "ends_on": "31/12/2026"}, add=True)

    assert "Thời gian trùng với Đợt 1" in words(page)
    assert plan.phases.count() == 1


def test_a_prize_is_typed_as_offices_write_it(plan, send):
    send("giai-thuong", {"name": "giải nhất", "quantity": "1", "amount": "500 triệu"}, add=True)

    assert plan.prizes.get().amount == 500_000_000


def test_a_prize_nobody_can_read_is_kept_as_typed(plan, send):
    data = {"name": "giải nhất", "quantity": "0", "amount": "500,000"}

    page = words(send("giai-thuong", data, add=True))

    assert 'value="500,000"' in page
    assert "Số lượng giải phải từ 1 trở lên" in page
    assert not plan.prizes.exists()


def test_save_and_add_another_goes_on(plan, send):
    data = {"text": "Thường trực Tỉnh ủy", "another": "1"}

    page = send("noi-nhan", data, add=True)

    assert page.redirect_chain[-1][0].endswith("/noi-nhan/them/")
    assert plan.recipients.last().order == 2


# --- targets --------------------------------------------------------------------------------


def target(*measures, text="Chỉ tiêu mới", initial=0, **more):
    data = {"text": text, "group": ""}
    data |= {"so-do-TOTAL_FORMS": len(measures), "so-do-INITIAL_FORMS": initial}
    for n, measure in enumerate(measures):
        data |= {f"so-do-{n}-{name}": value for name, value in measure.items()}
    return data | more


def measure(**fields):
    values = {
        "name": "Số đo",
        "kind": "number",
        "comparator": "at_least",
        "goal": "1",
        "goal_of": "each",
        "decimals": "0",
        "is_owned_by_all": "on",
    }
    return values | fields


@pytest.mark.parametrize(
    ("typed", "goal", "said", "aggregation"),
    [
        ({"kind": "ratio", "goal": "90%"}, 90, "từ 90% trở lên", "ratio"),
        (
            {"kind": "money", "goal": "3.000 tỷ", "comparator": "more_than"},
            3_000_000_000_000,
            "trên 3.000 tỷ đồng",
            "sum",
        ),
        (
            {"comparator": "decrease", "change_unit": "percent", "goal": "4%"},
            4,
            "giảm 4%",
            "sum",
        ),
        ({"comparator": "increase", "goal": "136", "unit_of_measure": "tiêu chí"}, 136,
         "tăng 136 tiêu chí", "sum"),
        ({"comparator": "decrease", "goal": ""}, None, "giảm", "sum"),
        ({"kind": "yes_no", "goal": "5"}, None, "có", "count_met"),
        ({"kind": "words", "goal": ""}, None, "đạt, do thường trực thẩm định", "count_met"),
        ({"comparator": "none", "goal": "7"}, None, "chỉ theo dõi", "sum"),
        ({"comparator": "maintain", "goal": "10", "is_cumulative": "on"}, 10, "duy trì 10", "sum"),
        ({"goal": "57,8", "decimals": "1"}, Decimal("57.8"), "từ 57,8 trở lên", "sum"),
    ],
)  # fmt: skip
def test_every_kind_of_goal(plan, send, typed, goal, said, aggregation):
    response = send("chi-tieu", target(measure(**typed)), add=True)

    saved = Measure.objects.filter(campaign=plan).last()
    assert saved.target.text == "Chỉ tiêu mới", words(response)
    assert (saved.goal, saved.goal_text(), saved.aggregation) == (goal, said, aggregation)
    assert saved.code == "sd-2"


def test_a_target_with_three_measures(plan, send):
    names = ["Số vụ", "Số người chết", "Số người bị thương"]

    send("chi-tieu", target(*(measure(name=name) for name in names)), add=True)

    saved = plan.targets.get(code="ct-2")
    assert saved.order == 2
    assert [m.name for m in saved.measures.all()] == names
    assert [m.order for m in saved.measures.all()] == [1, 2, 3]


def test_a_title_is_counted(plan, send):
    title = make_title()

    assert "Chọn danh hiệu" in words(send("chi-tieu", target(measure(kind="titles")), add=True))
    send("chi-tieu", target(measure(kind="titles", title=title.pk)), add=True)
    assert Measure.objects.filter(title=title, kind=MeasureKind.TITLES).exists()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"goal": "1.34"}, "hãy viết 1,34"),
        ({"goal": ""}, "Nhập mức phấn đấu"),
        ({"kind": "ratio", "goal": "120"}, "Tỷ lệ từ 0% đến 100%"),
        ({"kind": "ratio", "goal": "90", "aggregation": "mean"}, "không lấy bình quân"),
        ({"name": ""}, "Nội dung đo"),
        ({"aggregation": "mean"}, "không cộng được qua các đợt"),
        ({"comparator": "maintain"}, "không cộng được qua các đợt"),
        ({"unit_of_measure": "%"}, "không cộng được qua các đợt"),
    ],
)
def test_a_wrong_measure_is_kept_as_typed(plan, send, typed, message):
    page = words(send("chi-tieu", target(measure(**typed), text="Giữ lại"), add=True))

    assert page.count(message) in (1, 2)  # beside its field, and in the summary above
    assert "Giữ lại" in page
    assert typed.get("goal", "") in page
    assert plan.targets.count() == 1


def test_a_target_is_measured_by_something(plan, send):
    page = send("chi-tieu", target({"decimals": "0", "is_owned_by_all": "on"}), add=True)

    assert page.status_code == 200
    assert plan.targets.count() == 1


def test_one_more_measure_is_asked_for_without_losing_a_word(plan, send):
    data = target(measure(name="Giữ lại"), text="Đang soạn", more="1")

    page = send("chi-tieu", data, add=True)

    assert page.context["measures"].total_form_count() == 2
    assert not page.context["measures"].forms[1].has_changed()
    assert "Giữ lại" in words(page)
    assert "Đang soạn" in words(page)
    assert "Lỗi:" not in words(page)
    assert plan.targets.count() == 1


def test_measures_are_changed_added_and_dropped_together(plan, send):
    row = plan.targets.get()
    kept = row.measures.get()
    dropped = make_measure(row)
    data = target(
        measure(id=kept.pk, name="Đã sửa"),
        measure(id=dropped.pk, DELETE="on"),
        measure(name="Thêm vào", is_owned_by_all="", owners=[plan.bloc.memberships.last().unit_id]),
        initial=2,
    )

    response = send("chi-tieu", data, row=row)

    assert response.redirect_chain, words(response)
    assert [m.name for m in row.measures.all()] == ["Đã sửa", "Thêm vào"]
    assert [m.code for m in row.measures.all()] == [kept.code, "sd-2"]
    assert row.measures.last().owners.count() == 1


def test_a_measure_of_another_target_is_not_taken(plan, send):
    other = make_measure()
    row = plan.targets.get()

    send("chi-tieu", target(measure(id=other.pk, name="Của tôi"), initial=1), row=row)

    other.refresh_from_db()
    assert other.name != "Của tôi"


def test_a_stale_target_saves_nothing(plan, office, send):
    plan.mark_changed(office)

    page = send("chi-tieu", target(measure()), add=True, version=1)

    assert "vừa được" in words(page)
    assert plan.targets.count() == 1


def test_a_figure_that_is_only_followed(plan, send):
    data = measure(name="Tiền ủng hộ", kind="money", aggregation="")

    send("theo-doi", data, add=True)

    saved = plan.measures.get(target=None)
    assert (saved.comparator, saved.aggregation) == (Comparator.NONE, Aggregation.SUM)
    assert saved.unit_of_measure == "đồng"


def test_a_mean_that_is_only_followed_is_not_the_sum_of_its_phases_either(plan, send):
    page = send("theo-doi", measure(name="Bình quân", aggregation="mean"), add=True)

    assert "không cộng được qua các đợt" in words(page)
    assert not plan.measures.filter(target=None).exists()


@pytest.mark.parametrize(
    "slug", ["can-cu", "noi-dung", "chi-tieu", "theo-doi", "dot", "giai-thuong", "chuyen-de",
             "phan-cong", "noi-nhan"],
)  # fmt: skip
def test_every_list_opens_empty_and_full(client, plan, office, slug):
    plan.prizes.create(name="giải nhất", quantity=1, amount=5)
    plan.movements.create(code="cd-1", name="Dân vận khéo")
    plan.assignments.create(body="Sở Nội vụ", task="Theo dõi")
    make_measure(False, campaign=plan)
    other = make_plan(plan.bloc)
    for related in ("bases", "sections", "targets", "phases", "recipients"):
        getattr(other, related).all().delete()

    for campaign in (plan, other):
        assert client.get(reverse("campaigns:part", args=[campaign.pk, slug])).status_code == 200
        path = reverse("campaigns:part-add", args=[campaign.pk, slug])
        assert client.get(path).status_code == 200
