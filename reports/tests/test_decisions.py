"""Decisions that came back: recorded with or without a draft, mended, their scans guarded."""

import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaigns.tests.factories import make_campaign
from emulation.models import Event
from reports import jobs
from reports.models import Decision, PaperType
from reports.models.evidence import evidence_storage
from reports.tests.bloc_papers import make_bloc_paper
from reports.tests.factories import make_decision
from reports.tests.test_evidence import office as word_file
from units.models import Role
from units.tests.factories import make_officer, make_secretary, make_unit, make_user

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.fixture(autouse=True)
def a_day_of_the_office(time_machine):
    time_machine.move_to("2026-07-06T03:00:00Z")


@pytest.fixture
def campaign():
    return make_campaign(launched=True, units=[make_unit("Sở Y tế")])


@pytest.fixture
def office(client, campaign):
    client.force_login(make_secretary(campaign.bloc))
    return client


def at(name, row):
    return reverse(f"reports:{name}", args=[row.pk])


def typed(**changes):
    said = {
        "number": "1250/QĐ-UBND",
        "dated_on": "01/7/2026",
        "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Sông Lam",
        "abstract": "Về việc tặng Cờ thi đua",
        "draft": "",
        "version": 1,
    }
    return said | changes


def scan(name="Quyết định 1250.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def acts(row):
    return list(Event.objects.of(row).values_list("action", flat=True))


def fetched(client, decision):
    return b"".join(client.get(at("decision-file", decision)).streaming_content)


# --- recorded -----------------------------------------------------------------------------------


def test_a_decision_is_recorded_with_its_scan_and_its_draft(office, campaign):
    draft = make_bloc_paper(campaign, PaperType.DECISION)
    form = office.get(f"{at('decision-new', campaign)}?du-thao={draft.pk}").context["form"]
    assert form["draft"].value() == draft.pk
    assert form["issuer"].value() == draft.enacting_body

    sent = typed(draft=draft.pk, scan=scan())
    page = office.post(at("decision-new", campaign), sent, follow=True).text

    decision = Decision.objects.get()
    assert (decision.draft, decision.file_name) == (draft, "Quyết định 1250.pdf")
    assert "Quyết" not in decision.file.name
    assert fetched(office, decision) == PDF
    assert acts(decision) == ["record"]
    assert decision.sha256 in Event.objects.of(decision).get().note
    assert "1250/QĐ-UBND" in page
    assert "01/7/2026" in page
    drafted = office.get(draft.get_absolute_url()).text
    assert "Quyết định số 1250/QĐ-UBND ngày 01/7/2026" in drafted
    assert at("bloc-paper-delete", draft) not in drafted


def test_a_decision_without_draft_and_scan_is_recorded_too(office, campaign):
    page = office.post(at("decision-new", campaign), typed(), follow=True).text

    assert "Đã ghi nhận quyết định" in page
    assert Decision.objects.get().draft is None
    assert office.get(at("decision-file", Decision.objects.get())).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("number", "", "Bắt buộc"),
        ("dated_on", "", "Bắt buộc"),
        ("dated_on", "31/6/2026", "Chưa đọc được ngày này"),
        ("dated_on", "07/7/2026", "chưa đến"),
        ("dated_on", "01/7/0226", "Ngày phải từ"),
        ("issuer", "", "Bắt buộc"),
        ("abstract", "", "Bắt buộc"),
        ("draft", "999999", "hợp lệ"),
        ("draft", "9" * 30, "hợp lệ"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(office, campaign, field, value, said):
    page = office.post(at("decision-new", campaign), typed(**{field: value}))

    assert any(said in error for error in page.context["form"].errors[field])
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("quyet-dinh.pdf", b"<html>", "không thuộc loại được nhận"),
        ("quyet-dinh.exe", b"MZ", "không thuộc loại được nhận"),
        ("quyet-dinh.png", PDF, "không thuộc loại được nhận"),
        ("quyet-dinh.docx", word_file(), "phải là PDF hoặc ảnh PNG, JPEG"),
        ("khoa.pdf", PDF.replace(b"<<>>\n%%EOF", b"<</Encrypt 5 0 R>>\n%%EOF"), "đặt mật khẩu"),
        ("rong.pdf", b"", "không có nội dung"),
    ],
)
def test_a_scan_that_is_not_one_is_refused_and_nothing_kept(office, campaign, name, content, said):
    page = office.post(at("decision-new", campaign), typed(scan=scan(name, content)))

    assert any(said in error for error in page.context["form"].errors["scan"])
    assert 'value="1250/QĐ-UBND"' in page.text
    assert not Decision.objects.exists()


def test_a_scan_larger_than_the_limit_is_refused_with_the_limit(office, campaign, settings):
    settings.MAX_UPLOAD_MB = 1
    large = scan(content=PDF + b"\0" * 2**20)

    page = office.post(at("decision-new", campaign), typed(scan=large))

    assert "phải nhỏ hơn 1 MB" in page.text


def test_the_same_decision_is_recorded_once(office, campaign):
    make_decision(campaign, number="1250/QĐ-UBND", dated_on="2026-07-01")

    page = office.post(at("decision-new", campaign), typed())

    assert "Quyết định này đã được ghi nhận" in page.text
    assert Decision.objects.count() == 1


def test_two_at_once_record_it_once_and_the_second_is_told(office, campaign, monkeypatch):
    make_decision(campaign, number="1250/QĐ-UBND", dated_on="2026-07-01")
    unseen = Decision.objects.none()
    monkeypatch.setattr("reports.forms.decision.Decision.objects.filter", lambda **_: unseen)

    page = office.post(at("decision-new", campaign), typed())

    assert "Quyết định này đã được ghi nhận" in page.text


def test_a_draft_leads_to_one_decision(office, campaign):
    draft = make_bloc_paper(campaign, PaperType.DECISION)
    make_decision(campaign, draft=draft)

    page = office.post(at("decision-new", campaign), typed(draft=draft.pk))

    assert "draft" in page.context["form"].errors


def test_the_draft_of_another_campaign_and_a_letter_are_no_draft_of_it(office, campaign):
    letter = make_bloc_paper(campaign, PaperType.REMINDER)
    far = make_bloc_paper(make_campaign(launched=True, units=[make_unit()]), PaperType.DECISION)

    for draft in (letter, far):
        page = office.post(at("decision-new", campaign), typed(draft=draft.pk))
        assert "draft" in page.context["form"].errors


@pytest.mark.parametrize("asked", ["0", "x", "9" * 30, ""])
def test_a_draft_that_is_not_there_begins_an_empty_form(office, campaign, asked):
    page = office.get(f"{at('decision-new', campaign)}?du-thao={asked}")

    assert page.context["form"]["draft"].value() is None


# --- mended -------------------------------------------------------------------------------------


def test_what_was_typed_wrong_is_mended_and_a_new_scan_replaces_the_old(
    office, campaign, django_capture_on_commit_callbacks
):
    office.post(at("decision-new", campaign), typed(scan=scan()))
    decision = Decision.objects.get()
    old = decision.file.name

    with django_capture_on_commit_callbacks(execute=True):
        sent = typed(number="1251/QĐ-UBND", scan=scan("moi.png", PNG))
        office.post(at("decision-edit", decision), sent)

    decision.refresh_from_db()
    assert (decision.number, decision.version) == ("1251/QĐ-UBND", 2)
    assert fetched(office, decision) == PNG
    assert not evidence_storage().exists(old)
    assert acts(decision) == ["record", "edit"]


def test_a_scan_stays_where_none_is_chosen(office, campaign):
    office.post(at("decision-new", campaign), typed(scan=scan()))
    decision = Decision.objects.get()

    office.post(at("decision-edit", decision), typed(abstract="Khác"))

    decision.refresh_from_db()
    assert decision.abstract == "Khác"
    assert fetched(office, decision) == PDF


def test_who_mends_second_keeps_his_words_and_sees_the_others(office, campaign):
    decision = make_decision(campaign, number="1250/QĐ-UBND")
    office.post(at("decision-edit", decision), typed(abstract="Của người khác"))

    page = office.post(at("decision-edit", decision), typed(abstract="Của tôi"))

    assert 'value="Của tôi"' in page.text
    assert "Bản vừa lưu ghi “Của người khác”" in page.text
    decision.refresh_from_db()
    assert decision.abstract == "Của người khác"


# --- guarded ------------------------------------------------------------------------------------


def test_a_scan_is_always_a_download_that_no_browser_runs(office, campaign):
    office.post(at("decision-new", campaign), typed(scan=scan()))

    response = office.get(at("decision-file", Decision.objects.get()))

    response.getvalue()
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_a_lost_scan_is_not_a_crash(office, campaign):
    office.post(at("decision-new", campaign), typed(scan=scan()))
    decision = Decision.objects.get()
    decision.file.storage.delete(decision.file.name)

    assert office.get(at("decision-file", decision)).status_code == 404


def test_a_decision_of_another_bloc_does_not_exist(client, office, campaign):
    office.post(at("decision-new", campaign), typed(scan=scan()))
    decision = Decision.objects.get()
    unit = campaign.expected_units.get().unit

    for stranger in (make_secretary(), make_officer(), make_officer(unit), make_user()):
        client.force_login(stranger)
        names = ("decision", "decision-file", "decision-edit")
        assert {client.get(at(name, decision)).status_code for name in names} == {404}


@pytest.mark.parametrize("role", [Role.BLOC_HEAD, Role.BLOC_DEPUTY, Role.OBSERVER])
def test_who_reads_the_bloc_reads_decisions_and_records_none(client, campaign, role):
    decision = make_decision(campaign)
    client.force_login(make_user(role, campaign.bloc))

    assert client.get(at("decision", decision)).status_code == 200
    assert client.post(at("decision-edit", decision), typed()).status_code == 403
    assert client.post(at("decision-new", campaign), typed()).status_code == 403


# --- kept ---------------------------------------------------------------------------------------


def test_the_database_keeps_no_scan_without_its_hash(campaign):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_decision(campaign, file="decisions/x")


def test_a_scan_that_no_decision_names_is_deleted_after_a_day(office, campaign):
    office.post(at("decision-new", campaign), typed(scan=scan()))
    kept = Path(Decision.objects.get().file.path)
    stray = kept.with_name("stray")
    stray.write_bytes(PDF)
    for path in (kept, stray):
        os.utime(path, (0, 0))

    jobs.forget_unnamed_files.func()

    assert [path.exists() for path in (kept, stray)] == [True, False]


def test_beside_a_database_without_decisions_no_scan_is_deleted(office, campaign):
    office.post(at("decision-new", campaign), typed(scan=scan()))
    path = Path(Decision.objects.get().file.path)
    os.utime(path, (0, 0))
    Decision.objects.all().delete()

    jobs.forget_unnamed_files.func()

    assert path.exists()
