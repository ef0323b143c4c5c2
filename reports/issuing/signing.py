"""Issued papers that come back signed. The key never comes here: an officer signs the file that he
downloaded with his own token, and what he uploads is kept if it is our file plus signatures.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from emulation.certificates import roots_in
from emulation.models import Event
from emulation.signatures import SignatureRefused, read_signatures
from reports.issuing.ending import source_of
from reports.issuing.rules import may_issue, refuse_if
from reports.models import Document, DocumentStatus, SignedVersion
from reports.models.document import sha_of

NO_PDF = "Tệp không phải là PDF."
NOT_OURS = (
    "Tệp không phải là văn bản này. Hãy tải bản gốc (PDF) về và ký trên chính tệp đó, không in ra "
    "hay lưu lại thành tệp khác."
)
TAMPERED = (
    "Tệp đã bị sửa: có chỗ khác với văn bản đã phát hành. Hãy tải bản gốc (PDF) về và ký trên "
    "chính tệp đó."
)
TRUNCATED = "Tệp bị cắt: thiếu phần cuối của văn bản đã phát hành."
UNSIGNED = "Tệp là bản gốc, chưa có chữ ký số nào."
ALREADY_KEPT = "Tệp này đã được lưu: bản ký số lần {}."
NOT_THE_LAST = (
    "Tệp không ký tiếp trên bản ký số lần {0}. Hãy tải bản ký số lần {0} về, ký trên chính tệp đó "
    "rồi tải lên."
)
AN_APPENDIX = "Tệp là {} để riêng của văn bản này; hệ thống chỉ lưu bản ký số của cả văn bản."
NO_LONGER_IN_FORCE = "Văn bản không còn hiệu lực: không nhận thêm bản ký số."


class Kind(StrEnum):
    """What a file is to an issued paper."""

    SAME = "same"  # byte for byte the issued PDF
    KEPT = "kept"  # byte for byte a signed version that we keep
    SIGNED = "signed"  # ours plus valid signatures, not kept
    EXTENDED = "extended"  # ours plus something that is not a valid signature
    CHANGED = "changed"


@dataclass(frozen=True)
class Verdict:
    """`said` of a signed file: as in SignedVersion. `after` is the version that it continues, 0
    for the issued PDF. `part` names the appendix that the file is, “” for the paper. `reason` says
    why the file is not kept."""

    kind: Kind
    reason: str = ""
    said: tuple[dict, ...] = ()
    after: int = 0
    part: str = ""


def judge(document, data, *, at=None):
    """The Verdict on `data`, somebody's file, as of `at` (now)."""
    if not data.startswith(b"%PDF-"):
        return Verdict(Kind.CHANGED, NO_PDF)
    issued, sha256 = bytes(document.pdf), sha_of(data)
    if sha256 == document.pdf_sha256:
        return Verdict(Kind.SAME, UNSIGNED)
    if not data.startswith(issued):
        return _of_appendix(document, data, at) or Verdict(Kind.CHANGED, _why_changed(data, issued))
    versions = list(document.signed_versions.all())
    for version in versions:
        if sha256 == version.sha256:
            reason = ALREADY_KEPT.format(version.order)
            return Verdict(Kind.KEPT, reason, tuple(version.said), version.order)
    continued = [version for version in versions if data.startswith(bytes(version.pdf))]
    known = [(len(version.pdf), version.uploaded_at) for version in continued]
    base, after = (bytes(continued[-1].pdf), continued[-1].order) if continued else (issued, 0)
    try:
        found = read_signatures(data, base, known=known, at=at or timezone.now(), roots=_roots())
    except SignatureRefused as refused:
        return Verdict(Kind.EXTENDED, str(refused), after=after)
    is_last = after == len(versions)
    reason = "" if is_last else NOT_THE_LAST.format(len(versions))
    return Verdict(Kind.SIGNED, reason, tuple(_said(signature) for signature in found), after)


def _of_appendix(document, data, at):
    """The Verdict on a file that is, or continues, an appendix of its own; None for any other."""
    for file in document.appendix_files.all():
        base, reason = bytes(file.pdf), AN_APPENDIX.format(file.label)
        if data == base:
            return Verdict(Kind.SAME, reason, part=file.label)
        if data.startswith(base):
            try:
                found = read_signatures(
                    data, base, known=[], at=at or timezone.now(), roots=_roots()
                )
            except SignatureRefused as refused:
                return Verdict(Kind.EXTENDED, str(refused), part=file.label)
            said = tuple(_said(signature) for signature in found)
            return Verdict(Kind.SIGNED, reason, said, part=file.label)
    return None


def _roots():
    return roots_in(settings.SIGNATURE_ROOTS)


def _why_changed(data, issued):
    """One place that was altered leaves one half of the file as it was."""
    if issued.startswith(data):
        return TRUNCATED
    half, whole = len(issued) // 2, len(issued)
    is_ours = data[:half] == issued[:half] or data[half:whole] == issued[half:]
    return TAMPERED if is_ours else NOT_OURS


def _said(signature):
    """One signature as plain data, its instants in ISO 8601."""
    return {
        name: value.isoformat() if name.endswith("_at") and value else value
        for name, value in asdict(signature).items()
    }


def keep_signed(document, data, *, by):
    """The new SignedVersion. Raises PermissionDenied, or IssueRefused with a sentence."""
    verdict, now = judge(document, data), timezone.now()
    refuse_if(verdict.reason, verdict.reason)
    with transaction.atomic():
        locked = Document.objects.light().select_for_update(of=("self",)).get(pk=document.pk)
        row = source_of(locked)
        if row is None or not may_issue(by, row):
            raise PermissionDenied
        refuse_if(locked.status != DocumentStatus.ISSUED, NO_LONGER_IN_FORCE)
        last = locked.signed_versions.count()
        refuse_if(verdict.after != last, NOT_THE_LAST.format(last))
        version = SignedVersion.objects.create(
            document=locked,
            order=last + 1,
            pdf=data,
            sha256=sha_of(data),
            said=list(verdict.said),
            uploaded_at=now,
            uploaded_by=by,
        )
        names = ", ".join(signature["name"] for signature in verdict.said)
        Event.objects.record(
            document, "sign", "Lưu bản ký số", by=by, note=f"Lần {last + 1}: {names}"
        )
    return version
