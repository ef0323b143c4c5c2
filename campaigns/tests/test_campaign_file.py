"""The campaign file is read whole or not at all, and says where it is wrong."""

import json
from datetime import date
from decimal import Decimal

import pytest

from campaigns.campaign_file import CampaignFileError, dump, load
from campaigns.campaign_file.catalogue import load_catalogue
from campaigns.models import Campaign, CommendationForm, EmulationTitle, LegalBasis, Measure
from campaigns.tests.factories import make_campaign, make_pledge, make_title
from emulation.models import Event
from units.models import Bloc, IssuingBody, Membership, Unit
from units.tests.factories import make_bloc, make_membership, make_unit, make_user

pytestmark = pytest.mark.django_db


def a_file(**changes):
    """A small valid file as a dict; a change to None takes the key away."""
    document = {
        "format": 1,
        "code": "thu-nghiem-2026",
        "bloc": {"code": "khoi-1", "name": "Khối thi đua số 1"},
        "title": "Phát động phong trào thi đua năm 2026",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "units": [
            {"code": "dv-1", "kind": "state", "names": [{"full_name": "Sở Một"}]},
            {"code": "dv-2", "kind": "state", "names": [{"full_name": "Sở Hai"}]},
        ],
        "members": [{"unit": "dv-1", "role": "head"}, {"unit": "dv-2"}],
        "targets": [
            {
                "code": "ct-1",
                "text": "Thu ngân sách 3.000 tỷ đồng",
                "measures": [
                    {
                        "code": "thu",
                        "name": "Thu ngân sách",
                        "kind": "money",
                        "goal": "3000000000000",
                    }
                ],
            }
        ],
    } | changes
    return {key: value for key, value in document.items() if value is not None}


def text_of(document):
    return json.dumps(document, ensure_ascii=False)


def load_file(**changes):
    return load(text_of(a_file(**changes)))


def problems(**changes):
    """What is said about the file so changed, one line each; and nothing of it may be left."""
    with pytest.raises(CampaignFileError) as refused:
        load_file(**changes)
    return str(refused.value).split("\n")


def measure(**changes):
    """The targets of a file with one measure so changed."""
    values = {"code": "sd", "name": "Số đo", "kind": "number", "goal": "1"} | changes
    values = {key: value for key, value in values.items() if value is not None}
    return [{"code": "ct", "text": "Chỉ tiêu", "measures": [values]}]


def test_a_file_becomes_a_campaign_with_its_parts():
    campaign = load_file()

    assert campaign.bloc.name == "Khối thi đua số 1"
    assert campaign.starts_on == date(2026, 1, 1)
    assert campaign.is_draft
    assert [str(member.unit) for member in campaign.bloc.members_in(2026)] == ["Sở Một", "Sở Hai"]
    assert campaign.measures.get().goal == Decimal("3000000000000")
    assert [event.action_label for event in Event.objects.of(campaign)] == ["Nạp từ tệp"]


def test_a_dump_loads_to_the_same_dump():
    once = dump(load_file())
    Campaign.objects.all().delete()

    assert dump(load(once)) == once


def test_all_errors_are_named_at_once_with_their_places():
    found = problems(
        title=None,
        starts_on="01/01/2026",
        colour="đỏ",
        targets=[{"code": "ct 1", "text": "x", "measures": [{"code": "a", "goal": "57,8"}]}],
        members=[{"unit": "dv-9"}],
    )

    assert [line.partition(":")[0] for line in found] == [
        "colour",
        "title",
        "starts_on",
        "targets[0].code",
        "targets[0].measures[0].name",
        "targets[0].measures[0].kind",
        "targets[0].measures[0].goal",
        "members[0].unit",
    ]


def test_nothing_is_half_loaded():
    problems(targets=measure(goal="1,5"))

    assert not Campaign.objects.exists()
    assert not Unit.objects.exists()
    assert not Bloc.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "dòng 1, cột 2: Không đọc được JSON"),
        ("[]", "Tệp phải là một đối tượng JSON"),
        ("{}", "format: Phải là 1"),
        ('{"format": 2}', "format: Phải là 1"),
        ('{"format": 1, "code": "a", "code": "b"}', "Khóa “code” được viết hai lần"),
    ],
)
def test_what_is_not_a_campaign_file_is_refused(text, said):
    with pytest.raises(CampaignFileError, match=said.replace("(", r"\(")):
        load(text)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"goal": 57.8}, "goal: Phải là số thập phân viết trong dấu ngoặc kép, ví dụ “57.8”."),
        ({"goal": "1e5"}, "goal: Phải là số thập phân viết trong dấu ngoặc kép, ví dụ “57.8”."),
        ({"goal": None}, "Nhập mức phấn đấu."),
        ({"decimals": "2"}, "decimals: Phải là số nguyên, không có dấu ngoặc kép."),
        ({"decimals": True}, "decimals: Phải là số nguyên, không có dấu ngoặc kép."),
        ({"is_cumulative": "true"}, "is_cumulative: Phải là true hoặc false."),
        (
            {"aggregation": "mean", "is_cumulative": False},
            "Số bình quân, số phần trăm, mức duy trì không cộng được qua các đợt: "
            "chọn “Lũy kế từ đầu năm”.",
        ),
        ({"name": "hai\ndòng"}, "name: Phải viết trên một dòng."),
        ({"kind": "titles"}, "Chọn danh hiệu cần đếm."),
        ({"kind": "ratio"}, "Tỷ lệ không cộng, không lấy bình quân: chọn tổng tử số/tổng mẫu số."),
        ({"owners": "dv-1"}, "owners: Phải ghi mã trong dấu ngoặc kép."),
        (
            {"owners": ["dv-8"]},
            "owners: Không có đơn vị mã “dv-8” trong tệp và trong hệ thống.",
        ),
        (
            {"goal_of": "all"},
            "goal_of: “all” không phải là một trong: each, whole.",
        ),
    ],
)
def test_a_wrong_measure_is_named_where_it_stands(changes, said):
    place = "targets[0].measures[0]"
    separator = "." if said.partition(":")[0].isascii() and ":" in said else ": "

    assert problems(targets=measure(**changes)) == [f"{place}{separator}{said}"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ends_on": "2025-12-31"}, "Ngày kết thúc phải sau ngày bắt đầu."),
        ({"ends_on": "2026-02-30"}, "ends_on: Không có ngày giờ “2026-02-30”."),
        ({"parent": "khong-co"}, "parent: Không có phong trào thi đua mã “khong-co”"),
        ({"signatory": {"post": "TRƯỞNG KHỐI"}}, "signatory: Có người ký thì phải có chủ thể"),
        (
            {"members": [{"unit": "dv-1", "role": "head"}, {"unit": "dv-2", "role": "head"}]},
            "members[1]: Khối chỉ có một trưởng khối trong năm.",
        ),
        (
            {"members": [{"unit": "dv-1"}, {"unit": "dv-1"}]},
            "members[1]: Đơn vị đã là thành viên của khối trong năm này.",
        ),
        (
            {"expected_units": [{"unit": "dv-1", "name": "Sở Một"}]},
            "expected_units: Chỉ có ở phong trào đã phát động.",
        ),
        (
            {"status": "launched", "launched_at": "2026-01-05T08:00:00+07:00"},
            "expected_units: Phong trào đã phát động phải nêu các đơn vị tham gia.",
        ),
        (
            {"status": "launched", "launched_at": "2026-01-05T08:00:00"},
            "launched_at: Phải là thời điểm dạng",
        ),
        ({"targets": {}}, "targets: Phải là một danh sách […]."),
        ({"targets": ["một"]}, "targets[0]: Phải là một đối tượng {…}."),
        ({"reports": []}, "reports: Không có mục này trong định dạng tệp."),
    ],
)
def test_a_wrong_whole_is_named(changes, said):
    assert [line for line in problems(**changes) if line.startswith(said)] != []


def test_a_code_stands_once_in_a_campaign_even_under_two_targets():
    one, two = measure()[0], measure()[0] | {"code": "ct-2"}

    assert problems(targets=[one, two]) == ["targets[1].measures[0]: Trùng với một mục ở trên."]


def test_phases_that_overlap_are_refused():
    first = {"code": "a", "name": "Đợt 1", "review": "interim"}
    first |= {"starts_on": "2026-01-01", "ends_on": "2026-06-30"}
    second = first | {"code": "b", "name": "Đợt 2", "starts_on": "2026-06-30"}

    assert problems(phases=[first, second]) == ["phases[1]: Trùng thời gian với đợt “Đợt 1”."]


def test_a_unit_is_not_above_itself():
    one = {"code": "dv-1", "parent": "dv-2", "names": [{"full_name": "Sở Một"}]}
    two = {"code": "dv-2", "parent": "dv-1", "names": [{"full_name": "Sở Hai"}]}

    assert problems(units=[one, two]) == [
        "units[0].parent: Đơn vị là cấp trên của chính mình.",
        "units[1].parent: Đơn vị là cấp trên của chính mình.",
    ]


def test_sections_stand_in_sections():
    inner = {"code": "nd-1", "text": "Một", "sections": [{"code": "nd-1a", "text": "Một a"}]}
    campaign = load_file(sections=[{"code": "nd", "heading": "Nội dung", "sections": [inner]}])

    parents = {section.code: section.parent for section in campaign.sections.all()}
    assert [str(parents[code]) for code in ("nd", "nd-1", "nd-1a")] == ["None", "Nội dung", "Một"]


@pytest.mark.parametrize(
    ("change_unit", "is_cumulative", "aggregation"),
    [("points", True, "mean"), ("units", False, "count_met")],
)
def test_every_kind_comparator_and_aggregation_comes_back(change_unit, is_cumulative, aggregation):
    make_title(code="LDTT")
    values = {
        "unit_of_measure": "điểm", "kind": "number", "comparator": "increase", "goal": "-0.0001",
        "change_unit": change_unit, "baseline": "12345678901.2345", "is_reported_as_change": True,
        "goal_of": "whole", "is_cumulative": is_cumulative, "aggregation": aggregation,
        "decimals": 4, "excludes": "trừ một số", "is_owned_by_all": False,
        "owners": ["dv-1", "dv-2"],
    }  # fmt: skip
    written = json.loads(dump(load_file(targets=measure(**values))))

    said = written["targets"][0]["measures"][0]
    usual = {"is_cumulative": True}  # not written out
    assert usual | said == {"code": "sd", "name": "Số đo"} | values


def test_a_code_is_not_loaded_twice():
    load_file()

    assert problems()[0].startswith("code: Đã có phong trào mang mã này.")


def test_a_draft_is_replaced_only_on_request():
    first = load_file()
    second = load(text_of(a_file(title="Tên mới", targets=measure())), replace=True)

    assert (second.pk, second.title, second.version) == (first.pk, "Tên mới", 2)
    assert [m.code for m in Measure.objects.all()] == ["sd"]
    assert Event.objects.of(second).last().action_label == "Thay bản soạn thảo từ tệp"


def test_a_launched_campaign_is_never_replaced():
    make_campaign(code="thu-nghiem-2026", launched=True)

    with pytest.raises(CampaignFileError, match="code: Chỉ thay được phong trào đang soạn"):
        load(text_of(a_file()), replace=True)


def test_what_the_system_knows_is_used_as_it_is():
    unit = make_unit("Sở Một", code="dv-1")
    bloc = make_bloc("Khối thi đua số 1", code="khoi-1")
    campaign = load_file()

    assert campaign.bloc == bloc
    assert Membership.objects.get(role="head").unit == unit


def test_what_the_system_knows_otherwise_is_refused():
    make_unit("Sở Một, tên khác", code="dv-1")
    bloc = make_bloc("Khối tên khác", code="khoi-1")
    make_membership(bloc, make_unit(), year=2026)

    assert problems() == [
        "bloc: Khác với thông tin đã có trong hệ thống: name.",
        "units[0]: Khác với thông tin đã có trong hệ thống: names.",
        "members: Khác với danh sách thành viên năm 2026 đã có trong hệ thống.",
    ]


def test_a_file_may_leave_out_what_the_system_knows():
    make_bloc(code="khoi-1")
    unit = make_unit(code="dv-1")
    campaign = load_file(bloc="khoi-1", units=None, members=[{"unit": "dv-1"}])

    assert campaign.bloc.members_in(2026).get().unit == unit


def test_a_new_bloc_does_not_take_the_name_of_another():
    make_bloc("Khối thi đua số 1")

    assert problems()[0].startswith("bloc.name: ")


def test_a_basis_and_a_body_are_shared_by_two_campaigns():
    body = {"bloc": "khoi-1", "name": "Khối 1", "family": "party", "issuing_lines": "KHỐI 1"}
    body |= {"symbol": "KTĐ", "place": "Sông Lam", "archive_line": "Lưu Văn phòng."}
    head = {"issuing_body": body, "signatory": {"post": "TRƯỞNG KHỐI", "name": "Lê Văn Mẫu"}}
    bases = [{"basis": {"kind": "law", "issued_on": "2022-06-15", "subject": "Thi đua"}}]
    first = load_file(bases=bases, **head)
    second = load_file(bases=bases, code="thu-nghiem-2", **head)

    assert LegalBasis.objects.count() == IssuingBody.objects.count() == 1
    assert first.signatory == second.signatory


def test_only_the_units_that_a_campaign_names_are_dumped():
    make_unit(code="khac")
    campaign = load_file()

    assert [unit["code"] for unit in json.loads(dump(campaign))["units"]] == ["dv-1", "dv-2"]


def test_pledges_come_back_without_their_reviewers():
    unit = make_unit(code="dv-1")
    campaign = make_campaign(code="da-phat-dong", launched=True, units=[unit])
    make_pledge(campaign, unit, status="approved").themes.create(text="Đoàn kết")
    once = dump(campaign)
    pledge = json.loads(once)["pledges"][0]

    assert (pledge["unit"], pledge["status"], pledge["themes"]) == (
        "dv-1",
        "approved",
        [{"text": "Đoàn kết"}],
    )


def test_the_catalogue_is_loaded_once_and_never_overwritten():
    first = load_catalogue()
    EmulationTitle.objects.filter(code="LDTT").update(name="Tên do cơ quan sửa")
    again = load_catalogue()

    assert first.created == EmulationTitle.objects.count() + CommendationForm.objects.count()
    assert (again.created, again.different) == (0, ["Tên do cơ quan sửa"])


def test_every_entry_of_the_catalogue_names_its_law():
    load_catalogue()

    assert not EmulationTitle.objects.filter(legal_source="").exists()
    assert not CommendationForm.objects.filter(legal_source="").exists()


def test_the_catalogue_knows_when_a_title_changed_its_name():
    load_catalogue()
    commune = EmulationTitle.objects.filter(name__startswith="Xã, phường").order_by("order")

    assert [str(title.valid_to or title.valid_from) for title in commune] == [
        "2025-06-30",
        "2025-07-01",
    ]


def test_a_wrong_catalogue_is_refused_whole():
    wrong = {"format": 1, "titles": [{"code": "A", "name": "A", "holder": "cat", "level": "unit"}]}

    with pytest.raises(CampaignFileError, match=r"titles\[0\].holder: “cat” không phải"):
        load_catalogue(text_of(wrong))


def test_figures_and_flags_left_out_are_the_models_defaults():
    user = make_user()
    campaign = load(text_of(a_file()), by=user)

    assert Event.objects.of(campaign).get().actor_username == user.username
    assert campaign.measures.get().comparator == "at_least"


def test_a_code_with_a_space_is_refused_in_vietnamese():
    (said,) = problems(code="x y")

    assert said.startswith("code: Chỉ gồm chữ cái không dấu, chữ số")
