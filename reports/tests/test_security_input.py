"""FAULTS 21–24, 31, 44, 50, as an attacker with an account: what is typed, posted and uploaded."""

import struct
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import Agreement
from campaigns.tests.factories import make_campaign, make_measure, make_phase, make_target
from reports.models import Evidence
from reports.tests.factories import begin_report
from reports.uploads import check_upload
from units.tests.factories import make_officer, make_secretary, make_unit

pytestmark = pytest.mark.django_db
HUGE = ["9" * 30, "9" * 5000, str(2**63), "²", "x\0"]
MARKUP = "<img src=x onerror=alert(1)>"


@pytest.fixture
def campaign():
    campaign = make_campaign(launched=True, units=[make_unit()])
    Agreement.objects.draw_up(campaign, by=make_secretary())
    return campaign


@pytest.fixture
def secretary(campaign, client):
    secretary = make_secretary(campaign.bloc)
    client.force_login(secretary)
    return secretary


@pytest.fixture
def report(campaign):
    return begin_report(make_phase(campaign), campaign.expected_units.get().unit)


# --- 31, 50: numbers that are none, and questions that cost ---------------------------------------


@pytest.mark.parametrize("typed", HUGE)
def test_f31_a_number_too_long_for_the_database_is_no_error_of_ours(
    client, secretary, campaign, typed
):
    bloc, draft = campaign.bloc, make_campaign(campaign.bloc)
    basis = reverse("campaigns:part-add", args=[draft.pk, "can-cu"])

    answers = [
        client.get(reverse("units:bloc-detail", args=[bloc.pk]), {"nam": typed}),
        client.post(
            reverse("units:bloc-handover", args=[bloc.pk]), {"secretariat": typed, "head": typed}
        ),
        client.get(basis, {"tim": typed}),
        client.post(basis, {"basis": typed, "version": draft.version}),
        client.post(
            reverse("campaigns:agreement-sign", args=[campaign.pk]),
            {"parties": typed, "signed_on": "01/01/2026"},
        ),
    ]

    assert [answer.status_code for answer in answers] == [200] * len(answers)


@pytest.mark.parametrize("typed", HUGE)
def test_f31_a_unit_that_cannot_be_begins_no_report(client, report, typed):
    client.force_login(make_officer(report.unit))

    response = client.post(reverse("reports:start", args=[report.phase_id]), {"unit": typed})

    assert response.status_code == 404


@pytest.mark.parametrize("page", ["highlights", "awards"])
def test_f50_a_form_of_a_thousand_rows_is_not_drawn(client, report, page):
    client.force_login(make_officer(report.unit))
    count = {f"{page}-TOTAL_FORMS": 99_999, f"{page}-INITIAL_FORMS": 0, "version": 1}

    answer = client.post(reverse(f"reports:{page}", args=[report.pk]), count)

    assert len(answer.context["formset"].forms) <= 200


def test_f50_a_target_of_a_thousand_measures_is_not_drawn(client, secretary, campaign):
    draft = make_campaign(campaign.bloc)
    count = {"so-do-TOTAL_FORMS": 99_999, "so-do-INITIAL_FORMS": 0, "version": 1}

    answer = client.post(reverse("campaigns:part-add", args=[draft.pk, "chi-tieu"]), count)

    assert len(answer.context["measures"].forms) <= 40


def test_f50_ten_thousand_fields_are_refused_at_the_door(client, report):
    client.force_login(make_officer(report.unit))
    address = reverse("reports:figures", args=[report.pk])

    assert client.post(address, dict.fromkeys(map(str, range(10_000)), "1")).status_code == 400


# --- 44: markup in what people type ---------------------------------------------------------------


def test_f44_markup_in_a_measure_is_text_wherever_it_is_edited(client, secretary, campaign):
    draft = make_campaign(campaign.bloc, title=MARKUP, theme=MARKUP)
    target = make_target(draft, text=MARKUP, group=MARKUP)
    make_measure(target, name=MARKUP, unit_of_measure=MARKUP)
    addresses = [
        reverse("campaigns:detail", args=[draft.pk]),
        reverse("campaigns:check", args=[draft.pk]),
        reverse("campaigns:part", args=[draft.pk, "chi-tieu"]),
        reverse("campaigns:part-edit", args=[draft.pk, "chi-tieu", target.pk]),
    ]

    pages = [client.get(address).content.decode() for address in addresses]

    assert [address for address, page in zip(addresses, pages, strict=True) if MARKUP in page] == []
    assert "&lt;img src=x" in pages[0]


# --- 22–24: files ---------------------------------------------------------------------------------


def packed(members):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_f22_a_list_of_contents_of_many_megabytes_is_not_unpacked():
    bomb = packed(
        {"[Content_Types].xml": "<Types/>" + " " * 2**21, "word/document.xml": "<x/>" * 2**17}
    )

    with pytest.raises(ValidationError):
        check_upload(SimpleUploadedFile("a.docx", bomb))


def test_f22_a_directory_of_many_thousand_entries_is_not_read(monkeypatch):
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0, *[0] * 3, 1, *[0] * 4, 0, 0)
    many, start = 50_000, b"PK\3\4" + b"\0" * 26
    directory = (entry + b"a") * many
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, many, many, len(directory), len(start), 0)

    def unwanted(*args):
        pytest.fail("The directory was read.")

    monkeypatch.setattr(zipfile.ZipFile, "infolist", unwanted)
    with pytest.raises(ValidationError):
        check_upload(SimpleUploadedFile("a.docx", start + directory + end))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_f23_a_macro_is_found_in_any_encoding_of_the_contents(encoding):
    kinds = '<Types><Override ContentType="x.macroEnabled.main+xml"/></Types>'.encode(encoding)

    with pytest.raises(ValidationError):
        check_upload(
            SimpleUploadedFile(
                "a.docx", packed({"[Content_Types].xml": kinds, "word/document.xml": "<x/>"})
            )
        )


def test_f24_a_file_is_handed_out_as_a_harmless_download_under_a_clean_name(client, report):
    client.force_login(make_officer(report.unit))
    files = SimpleUploadedFile("..\\..\\báo cáo\u202efdp.pdf", b"%PDF-1.7\n<script>\n%%EOF")
    client.post(reverse("reports:evidence", args=[report.pk]), {"files": files})
    evidence = Evidence.objects.get()

    answer = client.get(evidence.get_absolute_url())
    answer.close()
    headers = answer.headers

    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in headers["Cache-Control"]
    assert evidence.name == "báo cáofdp.pdf"
    assert "pdf" not in evidence.file.name
