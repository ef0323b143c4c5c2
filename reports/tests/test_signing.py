"""What comes back signed is our file plus valid signatures, or is refused with the reason."""

from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import pem
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from emulation import certificates
from emulation.checks import trusted_roots_can_be_read
from emulation.models import Event
from emulation.paper import Paper, Paragraph, Regime
from emulation.pdf import render_pdf
from emulation.signature_words import APPENDED, UNREADABLE
from reports.issuing import signing
from reports.issuing.rules import IssueRefused
from reports.issuing.signing import Kind, judge, keep_signed
from reports.models import DocumentStatus, SignedVersion
from reports.models.document import Document, sha_of
from reports.tests.authority import (
    ORGANISATION,
    Authority,
    archived,
    repainted,
    sign,
    with_proofs,
)
from reports.tests.factories import make_document
from reports.tests.papers import make_papers
from units.models import Role
from units.tests.factories import make_secretary, make_user

pytestmark = pytest.mark.django_db
LEADER, CLERK = "Trưởng khối thử nghiệm", "Văn thư thử nghiệm"
DAY = timedelta(days=1)


class People:
    """An authority that we trust, one that we do not, and their signers: made once."""

    def __init__(self):
        now = datetime.now(UTC)
        self.trusted, self.other = Authority("CA thử nghiệm"), Authority("CA lạ")
        self.leader = self.trusted.signer(LEADER)
        self.clerk = self.trusted.signer(CLERK)
        self.expired = self.trusted.signer(LEADER, end=now - 10 * DAY)
        self.early = self.trusted.signer(LEADER, begin=now + 10 * DAY)
        self.revoked = self.trusted.signer(LEADER)
        self.stranger = self.other.signer("Người ký lạ")
        self.without_right = self.trusted.signer("Máy chủ", may_sign=False)


@pytest.fixture(scope="module")
def people():
    return People()


@pytest.fixture(scope="module")
def pdf():
    """A paper as we issue it."""
    words = tuple(Paragraph(f"Câu {n} của văn bản được ký thử.") for n in range(9))
    return render_pdf(Paper(regime=Regime.ND30, issuing_lines=("KHỐI THI ĐUA",), body=words))


@pytest.fixture(scope="module")
def signed(pdf, people):
    return sign(pdf, people.leader)


@pytest.fixture
def trusted(people, settings, tmp_path):
    (tmp_path / "root.pem").write_bytes(people.trusted.pem())
    settings.SIGNATURE_ROOTS = tmp_path


@pytest.fixture
def summary():
    return make_papers().rows["summary"]


@pytest.fixture
def document(summary, pdf, trusted):
    return make_document(summary, summary.issuing_body, pdf=pdf, pdf_sha256=sha_of(pdf))


@pytest.fixture
def secretary(summary):
    return make_secretary(summary.campaign.bloc)


def reason(document, data):
    """Why the file is refused, having made sure that it is."""
    verdict = judge(document, data)
    assert verdict.kind in (Kind.EXTENDED, Kind.CHANGED)
    assert verdict.said == ()
    return verdict.reason


# --- what is accepted ---------------------------------------------------------------------------


def test_a_good_signature_is_named_and_kept(document, signed, secretary):
    version = keep_signed(document, signed, by=secretary)

    assert (version.order, version.sha256) == (1, sha_of(signed))
    assert bytes(SignedVersion.objects.get().pdf) == signed
    (said,) = version.said
    assert (said["name"], said["organisation"]) == (LEADER, ORGANISATION)
    assert said["is_intact"]
    assert said["covers_file"]
    assert said["is_trust_judged"]
    assert not said["is_revocation_checked"]
    assert datetime.fromisoformat(said["claimed_at"]) - timezone.now() < DAY
    assert said["stamped_at"] is None
    assert "nơi cấp thuộc danh sách được tin cậy" in said["certificate"]
    assert "chưa kiểm tra được thu hồi" in said["certificate"]
    event = Event.objects.of(document).get()
    assert (event.action, event.note) == ("sign", f"Lần 1: {LEADER}")


def test_without_roots_trust_is_not_judged_and_that_is_said(document, signed, settings):
    settings.SIGNATURE_ROOTS = None

    verdict = judge(document, signed)

    assert (verdict.kind, verdict.reason) == (Kind.SIGNED, "")
    assert not verdict.said[0]["is_trust_judged"]
    assert "chưa xét độ tin cậy" in verdict.said[0]["certificate"]


def test_a_second_signature_goes_on_top_of_the_first(document, signed, people, secretary):
    keep_signed(document, signed, by=secretary)
    both = sign(signed, people.clerk, field="KySo2")

    version = keep_signed(document, both, by=secretary)

    assert version.order == 2
    assert [said["name"] for said in version.said] == [LEADER, CLERK]
    assert [said["covers_file"] for said in version.said] == [False, True]
    assert [kept.order for kept in document.signed_versions.all()] == [1, 2]


def test_two_signatures_may_come_at_once(document, signed, people, secretary):
    version = keep_signed(document, sign(signed, people.clerk, field="KySo2"), by=secretary)

    assert (version.order, len(version.said)) == (1, 2)


def test_a_timestamp_is_said_beside_the_signers_clock(document, pdf, people):
    at = datetime(2026, 7, 6, 3, tzinfo=UTC)
    data = sign(pdf, people.leader, at=at, stamper=people.trusted.stamper(at + DAY))

    (said,) = judge(document, data).said

    assert datetime.fromisoformat(said["claimed_at"]) == at
    assert datetime.fromisoformat(said["stamped_at"]) == at + DAY


def test_lists_of_revocation_in_the_file_are_used(document, signed, people):
    data = with_proofs(signed, people.trusted.crl(people.revoked, on=datetime.now(UTC) - DAY))

    verdict = judge(document, data)

    assert verdict.kind == Kind.SIGNED, verdict.reason
    assert verdict.said[0]["is_revocation_checked"]
    assert "không bị thu hồi theo danh sách" in verdict.said[0]["certificate"]


def test_an_archival_timestamp_is_named_as_such(document, signed, people):
    data = archived(signed, people.trusted.stamper())

    verdict = judge(document, data)

    assert verdict.kind == Kind.SIGNED, verdict.reason
    assert [said["is_archival"] for said in verdict.said] == [False, True]


def test_an_archival_timestamp_may_come_later_but_signs_nothing(
    document, pdf, signed, people, secretary
):
    keep_signed(document, signed, by=secretary)

    assert (
        keep_signed(document, archived(signed, people.trusted.stamper()), by=secretary).order == 2
    )
    assert reason(document, archived(pdf, people.trusted.stamper())) == APPENDED


def test_a_certificate_that_expired_after_its_timestamp_holds(document, pdf, people):
    then = datetime.now(UTC) - 20 * DAY
    data = sign(pdf, people.expired, at=then, stamper=people.trusted.stamper(then))

    assert judge(document, data).kind == Kind.SIGNED


def test_what_lay_here_in_time_stays_valid_under_a_later_signature(
    document, pdf, people, secretary, time_machine
):
    then = datetime.now(UTC) - 20 * DAY
    first = sign(pdf, people.expired, at=then)
    now = datetime.now(UTC)
    time_machine.move_to(then + timedelta(hours=1))
    keep_signed(document, first, by=secretary)
    time_machine.move_to(now)

    version = keep_signed(document, sign(first, people.clerk, field="KySo2"), by=secretary)

    assert [said["name"] for said in version.said] == [LEADER, CLERK]


def test_a_certificate_revoked_after_its_timestamp_holds(document, pdf, people):
    then = datetime.now(UTC) - 20 * DAY
    data = sign(pdf, people.revoked, at=then, stamper=people.trusted.stamper(then))
    data = with_proofs(data, people.trusted.crl(people.revoked, on=then + DAY))

    assert judge(document, data).kind == Kind.SIGNED


# --- what is refused ----------------------------------------------------------------------------


def test_what_is_no_pdf(document):
    assert reason(document, b"PK\x03\x04 a letter") == signing.NO_PDF


def test_a_file_of_somebody_else(document, people):
    other = render_pdf(Paper(regime=Regime.ND30, issuing_lines=("NƠI KHÁC",)))

    assert reason(document, sign(other, people.leader)) == signing.NOT_OURS


def test_a_file_without_a_signature(document, pdf, secretary):
    verdict = judge(document, pdf)

    assert (verdict.kind, verdict.reason) == (Kind.SAME, signing.UNSIGNED)
    with pytest.raises(IssueRefused, match="chưa có chữ ký số"):
        keep_signed(document, pdf, by=secretary)


@pytest.mark.parametrize("part", [0.2, 0.8])
def test_a_tampered_file(document, pdf, signed, part):
    place = int(len(pdf) * part)
    data = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]

    assert reason(document, data) == signing.TAMPERED


def test_a_tampered_signature(document, pdf, signed):
    place = signed.index(b"/Rect", len(pdf)) + 7  # where the signature shows: still a good PDF
    digit = b"4" if signed[place : place + 1] != b"4" else b"5"
    data = signed[:place] + digit + signed[place + 1 :]

    assert f"“{LEADER}” không khớp với nội dung" in reason(document, data)


def test_a_truncated_paper(document, pdf):
    assert reason(document, pdf[:-100]) == signing.TRUNCATED


@pytest.mark.parametrize("missing", [10, 1000])
def test_a_truncated_signature(document, signed, missing):
    assert "bị cắt" in reason(document, signed[:-missing])


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (b"\n%garbage", APPENDED),
        (b"\n", APPENDED),
        (b"\n1 0 obj\nnull\nendobj\nstartxref\n9\n%%EOF\n", UNREADABLE),
    ],
)
def test_something_after_the_signature(document, signed, extra, said):
    assert reason(document, signed + extra) == said


def test_something_after_a_paper_without_signature(document, pdf):
    assert "không phải là chữ ký số" in reason(document, pdf + b"\n%garbage\n%%EOF\n")


def test_a_page_repainted_after_signing(document, signed):
    assert "đã bị sửa sau" in reason(document, repainted(signed))


def test_a_page_repainted_and_then_signed(document, pdf, people):
    data = sign(repainted(pdf), people.leader)

    assert "Nội dung đã bị sửa sau khi phát hành" in reason(document, data)


def test_a_page_repainted_between_two_signatures(document, signed, people, secretary):
    keep_signed(document, signed, by=secretary)
    data = sign(repainted(signed), people.clerk, field="KySo2")

    assert "đã bị sửa sau" in reason(document, data)


def test_a_certificate_expired_at_signing(document, pdf, people):
    assert "không còn hiệu lực lúc ký" in reason(document, sign(pdf, people.expired))


def test_a_certificate_expired_since_and_no_timestamp(document, pdf, people):
    data = sign(pdf, people.expired, at=datetime.now(UTC) - 20 * DAY)

    assert "không có dấu thời gian để chứng minh" in reason(document, data)


def test_a_certificate_not_yet_in_force(document, pdf, people):
    assert "chưa có hiệu lực lúc ký" in reason(document, sign(pdf, people.early))


@pytest.mark.parametrize("is_judged", [True, False])
def test_a_revoked_certificate(document, pdf, people, settings, is_judged):
    if not is_judged:
        settings.SIGNATURE_ROOTS = None
    data = sign(pdf, people.revoked)
    data = with_proofs(data, people.trusted.crl(people.revoked, on=datetime.now(UTC) - DAY))

    assert f"“{LEADER}” đã bị thu hồi" in reason(document, data)


def test_a_revoked_certificate_by_a_list_that_is_out_of_date(document, pdf, people):
    past = datetime.now(UTC) - 30 * DAY
    crl = people.trusted.crl(people.revoked, on=past, until=past + DAY)

    assert "đã bị thu hồi" in reason(document, with_proofs(sign(pdf, people.revoked), crl))


def test_an_unknown_root(document, pdf, people):
    said = reason(document, sign(pdf, people.stranger))

    assert "“CA lạ” cấp, không thuộc các tổ chức được hệ thống tin cậy" in said


def test_a_timestamp_of_an_unknown_root(document, pdf, people):
    data = sign(pdf, people.leader, stamper=people.other.stamper())

    assert "Dấu thời gian" in reason(document, data)


def test_a_certificate_that_is_not_for_signing(document, pdf, people):
    assert "không được cấp để ký" in reason(document, sign(pdf, people.without_right))


# --- keeping ------------------------------------------------------------------------------------


def test_a_file_that_is_here_already(document, signed, secretary):
    keep_signed(document, signed, by=secretary)

    with pytest.raises(IssueRefused, match="đã được lưu: bản ký số lần 1"):
        keep_signed(document, signed, by=secretary)


def test_a_signature_beside_the_last_version_not_on_it(document, pdf, signed, people, secretary):
    keep_signed(document, signed, by=secretary)

    with pytest.raises(IssueRefused, match="không ký tiếp trên bản ký số lần 1"):
        keep_signed(document, sign(pdf, people.clerk), by=secretary)


def test_only_those_who_issue_keep(document, signed, summary):
    with pytest.raises(signing.PermissionDenied):
        keep_signed(document, signed, by=make_user(Role.OBSERVER, summary.campaign.bloc))


def test_a_paper_that_is_no_longer_in_force_is_not_signed(document, signed, secretary):
    Document.objects.filter(pk=document.pk).update(status=DocumentStatus.REPLACED)

    with pytest.raises(IssueRefused, match="không còn hiệu lực"):
        keep_signed(document, signed, by=secretary)
    assert judge(document, signed).kind == Kind.SIGNED


@pytest.mark.parametrize("change", [{"pdf": b"x"}, {"said": []}, {"order": 2}, None])
def test_the_database_keeps_a_signed_version_as_it_is(document, signed, secretary, change):
    kept = SignedVersion.objects.filter(pk=keep_signed(document, signed, by=secretary).pk)

    with pytest.raises(DatabaseError), transaction.atomic():
        kept.update(**change) if change else kept.delete()
    assert not kept.get().is_damaged


def test_a_place_is_taken_once(document, signed, secretary):
    version = keep_signed(document, signed, by=secretary)
    version.pk = None

    with pytest.raises(DatabaseError), transaction.atomic():
        version.save(force_insert=True)


# --- pages --------------------------------------------------------------------------------------


def upload(client, name, argument, data):
    file = SimpleUploadedFile("ky.pdf", data, content_type="application/pdf")
    return client.post(reverse(name, args=[argument]), {"file": file}, follow=True)


@pytest.fixture
def office(client, secretary):
    client.force_login(secretary)
    return client


def test_the_office_uploads_and_all_who_read_see_who_signed(office, document, signed, people):
    page = upload(office, "reports:document-sign", document.pk, signed).text
    for words in ("Đã lưu bản ký số lần 1", LEADER, ORGANISATION, "không có dấu thời gian",
                  "chữ ký bao trùm cả tệp", "nơi cấp thuộc danh sách được tin cậy"):  # fmt: skip
        assert words in page

    both = sign(signed, people.clerk, field="KySo2")
    page = upload(office, "reports:document-sign", document.pk, both).text
    assert page.index("Lần 1") < page.index("Lần 2")

    for order, data in ((1, signed), (2, both)):
        assert (
            office.get(reverse("reports:document-signed", args=[document.pk, order])).content
            == data
        )
    assert office.get(reverse("reports:document-signed", args=[document.pk, 3])).status_code == 404


def test_a_page_without_roots_says_that_trust_was_not_judged(office, document, signed, settings):
    settings.SIGNATURE_ROOTS = None

    page = upload(office, "reports:document-sign", document.pk, signed).text

    assert "chưa xét độ tin cậy của nơi cấp" in page


def test_a_refused_file_is_answered_with_the_reason(office, document, pdf, people, settings):
    for data, said in (
        (pdf, "chưa có chữ ký số nào"),
        (sign(pdf, people.expired), "không còn hiệu lực lúc ký"),
        (b"", "Tệp không có nội dung"),
    ):
        page = upload(office, "reports:document-sign", document.pk, data)
        assert page.status_code == 200
        assert said in page.text
    settings.MAX_UPLOAD_MB = 0
    assert "phải nhỏ hơn 0 MB" in upload(office, "reports:document-sign", document.pk, pdf).text
    assert not SignedVersion.objects.exists()


def test_readers_have_the_versions_and_no_form(client, document, signed, secretary, summary):
    keep_signed(document, signed, by=secretary)
    client.force_login(make_user(Role.OBSERVER, summary.campaign.bloc))

    page = client.get(reverse("reports:document", args=[document.pk])).text

    assert LEADER in page
    assert "Tải bản đã ký lên" not in page


def test_the_page_costs_the_same_for_one_version_and_for_three(
    office, document, signed, people, secretary, django_assert_num_queries
):
    page = reverse("reports:document", args=[document.pk])
    keep_signed(document, signed, by=secretary)
    with CaptureQueriesContext(connection) as one:
        office.get(page)
    data = signed
    for n in (2, 3):
        data = sign(data, people.clerk, field=f"KySo{n}")
        keep_signed(document, data, by=secretary)

    with django_assert_num_queries(len(one)):
        office.get(page)


def test_anybody_learns_whether_the_signatures_of_his_file_hold(
    client, document, pdf, signed, people, secretary
):
    both = sign(signed, people.clerk, field="KySo2")
    keep_signed(document, signed, by=secretary)
    for data, said in (
        (pdf, ["giống từng byte với văn bản đã phát hành"]),
        (signed, ["giống từng byte với bản ký số lần 1", LEADER]),
        (both, ["đúng văn bản đã phát hành và chữ ký số hợp lệ", LEADER, CLERK]),
        (sign(pdf, people.stranger), ["không phải là chữ ký số hợp lệ", "CA lạ"]),
        (signed + b"x", ["không phải là chữ ký số hợp lệ", APPENDED]),
        (b"x" + signed, ["không phải là văn bản đã phát hành, hoặc đã bị thay đổi"]),
    ):
        page = upload(client, "reports:verify", document.token, data).text
        for words in said:
            assert words in page
    assert secretary.full_name not in page


# --- trusted roots ------------------------------------------------------------------------------


def test_roots_are_read_from_a_file_or_a_folder(people, tmp_path):
    one = tmp_path / "a.pem"
    one.write_bytes(people.trusted.pem())
    (tmp_path / "b.crt").write_bytes(people.other.pem())
    (tmp_path / "readme.txt").write_text("not a certificate")

    assert [len(certificates.roots_in(path)) for path in (one, tmp_path, None)] == [1, 2, 0]


@pytest.mark.parametrize(
    "content", [b"nothing", pem.armor("CERTIFICATE", b"broken"), pem.armor("PRIVATE KEY", b"key")]
)
def test_what_is_no_root_stops_the_start(settings, tmp_path, content):
    settings.SIGNATURE_ROOTS = tmp_path / "root.pem"
    settings.SIGNATURE_ROOTS.write_bytes(content)

    (error,) = trusted_roots_can_be_read(None)

    assert "cannot be read" in error.msg
