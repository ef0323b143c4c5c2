"""What the signatures in a PDF say and whether they hold. With `certificates`, all
that knows pyHanko.

Nothing is fetched: whether a certificate was revoked is judged by the lists inside the file alone.
Trust is judged against the roots of SIGNATURE_ROOTS; with none, only against the chain that the
file itself brings along, and every signature says that its trust was not judged.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.status import SignatureCoverageLevel

from emulation.certificates import FOR_SIGNING, Evidence, holder_of, issuer_of
from emulation.signature_words import (
    ALTERED,
    APPENDED,
    CUT,
    LOCKED,
    STRANGE,
    UNREADABLE,
    SignatureRefused,
    certificate_in_words,
    refuse_if,
    refuse_unless_in_order,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Signature:
    """What one signature says, with the names as its certificate gives them."""

    name: str
    organisation: str
    issuer: str
    claimed_at: datetime | None  # by the signer's own clock
    stamped_at: datetime | None  # by a timestamping authority
    is_archival: bool  # a timestamp of the whole file, not a person's signature
    covers_file: bool
    is_intact: bool
    is_trust_judged: bool
    is_revocation_checked: bool
    certificate: str


@dataclass(frozen=True)
class Times:
    """When something was signed: by the signer's clock, by an authority, and seen by us."""

    claimed: datetime | None
    stamped: datetime | None
    seen: datetime


def read_signatures(data, base, *, known=(), at, roots=()):
    """Every Signature in `data`, oldest first, if it is `base` plus valid signatures and no more.

    `data` begins with `base`, byte for byte, and has at least one signature after it. `known` are
    (length, instant): so much of the file lay before us at that instant, which proves that its
    signatures are at least that old. `at` is now. Raises SignatureRefused with a sentence.
    """
    added, end = data[len(base) :], data.rfind(b"%%EOF") + len(b"%%EOF")
    refuse_if(end <= len(base) and b"/Sig" in added, CUT)
    refuse_if(data[end:].strip() or b"/ByteRange" not in added, APPENDED)
    try:
        # pyHanko runs a loop of its own, for which the thread must have none already.
        with ThreadPoolExecutor(max_workers=1) as thread:
            return thread.submit(_read, data, base, known, at, roots).result()
    except SignatureRefused:
        raise
    except Exception as error:  # anybody's file: whatever it is that the reader trips on
        logger.info("A signed file could not be read: %r", error)
        raise SignatureRefused(UNREADABLE) from error


def _read(data, base, known, at, roots):
    reader = PdfFileReader(BytesIO(data))
    refuse_if(reader.encrypted, LOCKED)
    _refuse_unless_built_on(reader, base)
    found = reader.embedded_signatures
    refuse_if(len(found) != len(list(enumerate_sig_fields(reader, filled_status=True))), STRANGE)
    refuse_if(any(end_of(signature) > len(data) for signature in found), CUT)
    refuse_if(not any(end_of(signature) > len(base) for signature in found), APPENDED)
    refuse_if(all(is_archival(signature) for signature in found), APPENDED)
    evidence = Evidence(reader, found, roots)
    read = []
    for signature in found:
        ages = [instant for length, instant in known if end_of(signature) <= length]
        read.append(_judged(signature, evidence, min([*ages, at])))
    _refuse_rest(reader, found, data)
    return tuple(read)


def is_archival(signature):
    """Whether it is a timestamp of the whole file, which nobody signs."""
    return signature.sig_object_type == "/DocTimeStamp"


def end_of(signature):
    """Where the bytes end that it covers."""
    return sum(list(signature.byte_range)[-2:])


def _refuse_unless_built_on(reader, base):
    """Each revision of `base` is one of the file too, and those after it only sign."""
    ours = PdfFileReader(BytesIO(base))
    last = ours.xrefs.total_revisions - 1
    for revision in range(last + 1):
        is_there = revision < reader.xrefs.total_revisions and (
            reader.xrefs.get_startxref_for_revision(revision)
            == ours.xrefs.get_startxref_for_revision(revision)
        )
        refuse_if(not is_there, ALTERED)
    refuse_if(reader.xrefs.total_revisions == last + 1, APPENDED)
    changes = DEFAULT_DIFF_POLICY.review_file(reader, _with_room_to_sign(reader, last))
    refuse_if(not isinstance(changes, DiffResult), ALTERED)
    refuse_if(changes.modification_level > ModificationLevel.FORM_FILLING, ALTERED)


def _with_room_to_sign(reader, revision):
    """The file as of `revision`. Our papers have no form until the first signature brings one;
    the review of changes knows forms that grow, so the older file is read with an empty one."""
    before = reader.get_historical_resolver(revision)
    if "/AcroForm" not in before.root and "/AcroForm" in reader.root:
        form = generic.DictionaryObject({generic.NameObject("/Fields"): generic.ArrayObject()})
        if "/SigFlags" in reader.root["/AcroForm"]:
            form["/SigFlags"] = reader.root["/AcroForm"]["/SigFlags"]
        before.root["/AcroForm"] = form
    return before


def _refuse_rest(reader, found, data):
    """After the last signature stands nothing, or a revision that holds proofs for it (CRL, OCSP).

    That the revision holds nothing else was seen when the changes were reviewed.
    """
    last = max(found, key=end_of)
    rest = data[end_of(last) :]
    if not rest:
        return
    added = reader.xrefs.total_revisions - 1 - last.signed_revision
    is_whole = rest.rstrip().endswith(b"%%EOF") and rest.count(b"startxref") == added
    refuse_if(not added or not is_whole or not rest.lstrip()[:1].isdigit(), APPENDED)


def _judged(signature, evidence, seen):
    """The Signature, which lay before us at `seen` at the latest; refused if it does not hold."""
    read = _archival_status if is_archival(signature) else _status
    status, times = read(signature, evidence, seen)
    certificate, moment = status.signing_cert, times.stamped or seen
    holder, issuer = holder_of(certificate), issuer_of(certificate)
    refuse_unless_in_order(
        status, holder["name"], issuer, evidence.revoked_at(certificate, moment), times
    )
    facts = {
        "is_trust_judged": evidence.is_trust_judged,
        "is_revocation_checked": evidence.is_revocation_checked(certificate, moment),
    }
    return Signature(
        **holder,
        **facts,
        issuer=issuer,
        claimed_at=times.claimed,
        stamped_at=times.stamped,
        is_archival=is_archival(signature),
        covers_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        is_intact=status.intact and status.valid,
        certificate=certificate_in_words(certificate, issuer, **facts),
    )


def _archival_status(signature, evidence, seen):
    status = validate_pdf_timestamp(signature, evidence.context(seen))
    return status, Times(None, status.timestamp, seen)


def _status(signature, evidence, seen):
    """The status and Times of a person's signature.

    With a valid timestamp, what the certificate was at that instant counts; else, when it was seen.
    """
    status = validate_pdf_signature(
        signature, evidence.context(seen), key_usage_settings=FOR_SIGNING
    )
    stamp = status.timestamp_validity
    if stamp is None or not (stamp.valid and stamp.intact and stamp.trusted):
        return status, Times(status.signer_reported_dt, None, seen)
    status = validate_pdf_signature(
        signature,
        evidence.context(stamp.timestamp),
        evidence.context(seen),
        key_usage_settings=FOR_SIGNING,
    )
    return status, Times(status.signer_reported_dt, stamp.timestamp, seen)
