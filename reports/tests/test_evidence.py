"""Evidence: what is taken, what is refused whatever it calls itself, and who may fetch it."""

import os
import struct
import zipfile
from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from campaigns.tests.factories import make_campaign, make_phase
from emulation.review import Action
from reports import jobs
from reports.models import Evidence
from reports.tests.factories import begin_report, complete
from reports.uploads import MAX_FILES, check_upload, shown_name
from units.tests.factories import make_officer, make_secretary, make_unit

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
JPEG = b"\xff\xd8\xff\xe1" + b"\0" * 20
ZEROS = b"\0" * 2**20


def packed(members, compression=zipfile.ZIP_DEFLATED):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def office(folder="word", **members):
    parts = {"[Content_Types].xml": "<Types/>", f"{folder}/document.xml": "<document/>"}
    return packed(parts | members)


def opendocument(kind="text", manifest="<manifest/>"):
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return packed({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": "<x/>"})


def upload(name, content):
    return SimpleUploadedFile(name, content)


# --- types ---------------------------------------------------------------------------------------


def by_name(value):
    """Names a case by its file: what is packed carries the time, and processes must agree."""
    return value if isinstance(value, str) else "content"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("bao-cao.pdf", PDF, "application/pdf"),
        ("ảnh.PNG", PNG, "image/png"),
        ("ảnh.jpeg", JPEG, "image/jpeg"),
        ("a.docx", office(), "wordprocessingml"),
        ("a.xlsx", office("xl"), "spreadsheetml"),
        ("a.pptx", office("ppt"), "presentationml"),
        ("a.odt", opendocument(), "opendocument.text"),
        ("a.ods", opendocument("spreadsheet"), "opendocument.spreadsheet"),
    ],
    ids=by_name,
)
def test_what_an_office_writes_is_taken(name, content, kind):
    shown, content_type, digest = check_upload(upload(name, content))

    assert (shown, kind in content_type, len(digest)) == (name, True, 64)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("trang.pdf", b"<html><script>alert(1)</script>"),
        ("lai.pdf", b"<html>\n%PDF-1.7\n%%EOF"),
        ("cut.pdf", b"%PDF-1.7 and no end"),
        ("hinh.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        ("trang.html", b"<html></html>"),
        ("chay.exe", b"MZ\x90\x00"),
        ("chay.pdf", b"MZ\x90\x00"),
        ("anh.png", JPEG),
        ("bang.xlsx", office("word")),
        ("bang.xlsx", office("word", **{"xl/workbook.xml": "<x/>"})),
        ("nen.docx", packed({"a.txt": "x"})),
        ("hong.docx", office()[:60]),
        ("lai.odt", opendocument("graphics")),
        ("khong-duoi", PDF),
        ("rong.pdf", b""),
    ],
    ids=by_name,
)
def test_a_file_that_lies_about_itself_is_refused(name, content):
    with pytest.raises(ValidationError):
        check_upload(upload(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", office(**{"word/vbaProject.bin": "x"})),
        ("a.docx", office(**{"word/embeddings/setup.exe": "x"})),
        ("a.docx", office(**{"word/media/inner.zip": "x"})),
        (
            "a.docx",
            packed(
                {"[Content_Types].xml": 'ContentType="x.macroEnabled.main"', "word/d.xml": "<x/>"}
            ),
        ),
        ("a.odt", packed({"mimetype": "x", "Basic/script.xml": "x"})),
    ],
)
def test_macros_and_programs_are_refused_by_name(name, content):
    with pytest.raises(ValidationError, match="macro hoặc chương trình"):
        check_upload(upload(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("khoa.pdf", PDF.replace(b"<<>>\n%%EOF", b"<</Encrypt 5 0 R>>\n%%EOF")),
        ("khoa.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("khoa.odt", opendocument(manifest="<encryption-data/>")),
    ],
)
def test_a_file_under_a_password_is_refused_with_the_way_out(name, content):
    with pytest.raises(ValidationError, match="gỡ mật khẩu"):
        check_upload(upload(name, content))


# --- sizes ---------------------------------------------------------------------------------------


def test_a_large_file_is_refused_with_the_limit_named(settings):
    settings.MAX_UPLOAD_MB = 1

    with pytest.raises(ValidationError, match="nhỏ hơn 1 MB"):
        check_upload(upload("a.pdf", PDF + ZEROS))


def test_a_zip_bomb_is_refused():
    with pytest.raises(ValidationError, match="quá lớn sau khi giải nén"):
        check_upload(upload("a.xlsx", office("xl", **{"xl/sheet.xml": ZEROS * 120})))


def test_a_small_file_that_swells_too_much_is_refused():
    with pytest.raises(ValidationError, match="quá lớn sau khi giải nén"):
        check_upload(upload("a.xlsx", office("xl", **{"xl/sheet.xml": ZEROS * 10})))


def test_a_member_that_hides_its_size_is_refused():
    content = bytearray(office("xl", **{"xl/sheet.xml": ZEROS}))
    honest = struct.pack("<L", len(ZEROS))
    while (at := content.find(honest)) >= 0:
        content[at : at + 4] = struct.pack("<L", 10)

    with pytest.raises(ValidationError):
        check_upload(upload("a.xlsx", bytes(content)))


def test_too_many_members_are_refused():
    members = {f"xl/{n}.xml": "x" for n in range(2001)}

    with pytest.raises(ValidationError, match="quá lớn sau khi giải nén"):
        check_upload(upload("a.xlsx", office("xl", **members)))


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/x.pdf", "x.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("a\0b\r\nc.pdf", "ab c.pdf"),
        ("báo cáo\u202efdp.exe", "báo cáofdp.exe"),
        ("CON.pdf", "_CON.pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        (" .. ", "tep"),
        ("báo cáo.pdf", "báo cáo.pdf"),
    ],
)
def test_a_name_is_shown_without_its_tricks(name, shown):
    assert shown_name(name) == shown


def test_a_long_name_keeps_its_suffix():
    name = shown_name("a" * 300 + ".pdf")

    assert (len(name), name[-4:]) == (120, ".pdf")


# --- pages ---------------------------------------------------------------------------------------


@pytest.fixture
def report(db):
    unit = make_unit()
    return begin_report(make_phase(make_campaign(launched=True, units=[unit])), unit)


@pytest.fixture
def officer(report):
    return make_officer(report.unit)


def add(client, report, *files, **fields):
    url = reverse("reports:evidence", args=[report.pk])
    return client.post(url, {"files": list(files), "measure": "", "note": ""} | fields)


def fetched(client, evidence):
    return b"".join(client.get(evidence.get_absolute_url()).streaming_content)


def test_files_are_kept_under_a_name_of_our_own_and_come_back_as_downloads(client, report, officer):
    client.force_login(officer)

    add(client, report, upload("báo cáo.pdf", PDF), upload("ảnh.png", PNG), note="Biên bản")

    first = report.evidence.first()
    assert "báo" not in first.file.name
    response = client.get(first.get_absolute_url())
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''b%C3%A1o%20c%C3%A1o.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_one_bad_file_keeps_all_out_and_is_named(client, report, officer):
    client.force_login(officer)

    page = add(client, report, upload("a.pdf", PDF), upload("b.pdf", b"MZ")).content.decode()

    assert "Tệp “b.pdf” không thuộc loại được nhận" in page
    assert not Evidence.objects.exists()


def test_a_report_holds_a_limited_number_of_files(client, report, officer):
    values = {"name": "a.pdf", "content_type": "application/pdf", "size": 1, "sha256": "0" * 64}
    Evidence.objects.bulk_create(
        Evidence(report=report, added_by=officer, **values) for _ in range(MAX_FILES)
    )
    client.force_login(officer)

    assert "không quá 50 tệp" in add(client, report, upload("a.pdf", PDF)).content.decode()
    assert report.evidence.count() == MAX_FILES


def test_a_file_of_another_unit_does_not_exist(client, report, officer):
    client.force_login(officer)
    add(client, report, upload("a.pdf", PDF))
    evidence = report.evidence.get()
    client.force_login(make_officer())

    assert client.get(evidence.get_absolute_url()).status_code == 404
    assert client.post(reverse("reports:evidence-remove", args=[evidence.pk])).status_code == 404


def test_a_reviewer_reads_a_file_and_cannot_take_it_out(client, report, officer):
    client.force_login(officer)
    add(client, report, upload("a.pdf", PDF))
    complete(report).perform(Action.SUBMIT, by=officer, version=2)
    evidence = report.evidence.get()
    client.force_login(make_secretary(report.bloc))

    assert fetched(client, evidence) == PDF
    assert client.post(reverse("reports:evidence-remove", args=[evidence.pk])).status_code == 403


def test_what_was_never_sent_is_deleted_with_its_file(
    client, report, officer, django_capture_on_commit_callbacks
):
    client.force_login(officer)
    add(client, report, upload("a.pdf", PDF))
    evidence = report.evidence.get()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("reports:evidence-remove", args=[evidence.pk]))

    assert not report.evidence.exists()
    assert not evidence.file.storage.exists(evidence.file.name)


def test_what_was_sent_stays_readable_after_it_was_taken_out(client, report, officer):
    client.force_login(officer)
    add(client, report, upload("a.pdf", PDF))
    complete(report).perform(Action.SUBMIT, by=officer, version=2)
    report.perform(Action.WITHDRAW, by=officer, version=3)
    evidence = report.evidence.get()

    client.post(reverse("reports:evidence-remove", args=[evidence.pk]))

    assert not report.evidence.in_use().exists()
    assert fetched(client, evidence) == PDF
    assert report.content()["evidence"] == []


def test_nothing_is_added_to_a_report_that_was_sent(client, report, officer):
    client.force_login(officer)
    complete(report).perform(Action.SUBMIT, by=officer, version=1)

    page = add(client, report, upload("a.pdf", PDF)).content.decode()

    assert "Không sửa được" in page
    assert not Evidence.objects.exists()


def test_a_lost_file_is_not_a_crash(client, report, officer):
    client.force_login(officer)
    add(client, report, upload("a.pdf", PDF))
    evidence = report.evidence.get()
    evidence.file.storage.delete(evidence.file.name)

    assert client.get(evidence.get_absolute_url()).status_code == 404


# --- files that no row names ----------------------------------------------------------------------


def left_behind(report, *, hours):
    """A file that a transaction wrote for the report, so long ago, before it was rolled back."""
    with suppress(RuntimeError), transaction.atomic():
        kept = Evidence.objects.create(
            report=report, file=upload("a.pdf", PDF), name="a.pdf", size=1, added_by=make_officer()
        )
        raise RuntimeError
    path = Path(kept.file.path)
    made = (timezone.now() - timedelta(hours=hours)).timestamp()
    os.utime(path, (made, made))
    return path


def test_a_file_whose_row_was_rolled_back_is_deleted_after_a_day(client, report, officer):
    old, new = left_behind(report, hours=25), left_behind(report, hours=23)
    client.force_login(officer)
    add(client, report, upload("b.pdf", PDF))
    named = Path(report.evidence.get().file.path)
    os.utime(named, (0, 0))

    jobs.forget_unnamed_files.func()

    assert [path.exists() for path in (old, new, named)] == [False, True, True]


def test_files_of_a_report_that_is_not_in_the_database_are_left_alone(report):
    """A database that is empty, or another one's, does not empty the folder beside it."""
    path = left_behind(report, hours=25)
    strange = path.parent.with_name("999999") / path.name
    strange.parent.mkdir(exist_ok=True)
    path.rename(strange)

    jobs.forget_unnamed_files.func()

    assert strange.exists()


def test_before_the_first_file_there_is_nothing_to_clean(report, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "none"

    jobs.forget_unnamed_files.func()

    assert not settings.MEDIA_ROOT.exists()


def test_a_broken_stream_is_refused():
    content = bytearray(office(**{"word/long.xml": " ".join(map(str, range(5000)))}))
    middle = len(content) // 2
    content[middle : middle + 200] = b"\xff" * 200

    with pytest.raises(ValidationError):
        check_upload(upload("a.docx", bytes(content)))
