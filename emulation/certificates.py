"""The certificates and lists of revocation in a signed PDF, and the roots they are held against."""

import asyncio
from functools import lru_cache
from pathlib import Path

from asn1crypto import pem, x509
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.sign.general import NonexistentAttributeError, find_unique_cms_attribute
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, extract_tst_data_iter
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError

SUFFIXES = {".pem", ".crt", ".cer"}
# Some of our authorities write one of the two, some both.
FOR_SIGNING = KeyUsageConstraints(
    key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
)


@lru_cache(maxsize=4)
def roots_in(path):
    """The certificates in a PEM file, or in every PEM file of a folder; none for None.

    Read once a process. Raises OSError or ValueError where that is not what `path` holds.
    """
    if path is None:
        return ()
    found = Path(path)
    files = sorted(found.iterdir()) if found.is_dir() else [found]
    roots = [
        x509.Certificate.load(der, strict=True)
        for file in files
        if not found.is_dir() or file.suffix.lower() in SUFFIXES
        for kind, _, der in pem.unarmor(file.read_bytes(), multiple=True)
        if kind == "CERTIFICATE"
    ]
    if not roots:
        raise ValueError(f"{path} holds no certificate in PEM form.")
    return tuple(roots)


def holder_of(certificate):
    """Name and organisation of the holder, as the certificate gives them."""
    said = certificate.subject.native
    return {
        "name": _line(said.get("common_name")) or certificate.subject.human_friendly,
        "organisation": _line(said.get("organization_name")),
    }


def issuer_of(certificate):
    said = certificate.issuer.native
    return _line(said.get("common_name")) or certificate.issuer.human_friendly


def _line(said):
    return ", ".join(said) if isinstance(said, list) else said or ""


class Evidence:
    """All that a file brings along to judge its signatures by, and the roots to judge against."""

    def __init__(self, reader, signatures, roots):
        self.certificates, self.crls, self.ocsps = [], [], []
        for signature in signatures:
            self._take_signature(signature)
        self._take_store(reader)
        self.is_trust_judged = bool(roots)
        self.roots = list(roots) or self._tops()

    def _take_signature(self, signature):
        stamps = extract_tst_data_iter(signature.signer_info, signed=False)
        for signed_data in (signature.signed_data, *stamps):
            found = extract_certs_for_validation(signed_data)
            self.certificates += [found.signer_cert, *found.other_certs]
            self.crls += [part.chosen for part in signed_data["crls"] if part.name == "crl"]
        try:
            carried = find_unique_cms_attribute(
                signature.signer_info["signed_attrs"], "adobe_revocation_info_archival"
            )
        except NonexistentAttributeError:
            return
        self.crls += list(carried["crl"] or ())
        self.ocsps += list(carried["ocsp"] or ())

    def _take_store(self, reader):
        """What stands in the document security store (DSS), where long-term proofs are kept."""
        try:
            store = DocumentSecurityStore.read_dss(reader)
        except NoDSSFoundError:
            return
        self.certificates += [
            x509.Certificate.load(ref.get_object().read_data(DecodePurpose.CERTIFICATE))
            for ref in store.certs.values()
        ]
        kept = store.as_validation_context({"trust_roots": []})
        self.crls += kept.crls
        self.ocsps += kept.ocsps

    def _tops(self):
        """Where the file's own chains end: all there is to hold them against without roots."""
        subjects = {certificate.subject.hashable for certificate in self.certificates}
        return [
            certificate
            for certificate in self.certificates
            if certificate.issuer == certificate.subject
            or certificate.issuer.hashable not in subjects
        ]

    def context(self, moment, *, revocation="soft-fail"):
        """What to validate with, as of `moment`; never the network.

        A list made later may speak of `moment` too: it says when each certificate was revoked.
        """
        return ValidationContext(
            trust_roots=self.roots,
            other_certs=self.certificates,
            crls=self.crls,
            ocsps=self.ocsps,
            moment=moment,
            allow_fetching=False,
            revocation_mode=revocation,
            retroactive_revinfo=True,
        )

    def revoked_at(self, certificate, moment):
        """When a list in the file, however old, says it was revoked: by `moment`, or None."""
        for crl in self.crls:
            if crl.issuer != certificate.issuer:
                continue
            for entry in crl["tbs_cert_list"]["revoked_certificates"]:
                when = entry["revocation_date"].native
                if entry["user_certificate"].native == certificate.serial_number:
                    return when if when <= moment else None
        return None

    def is_revocation_checked(self, certificate, moment):
        """Whether the lists in the file speak of every certificate of the chain."""
        validator = CertificateValidator(
            certificate, validation_context=self.context(moment, revocation="require")
        )
        try:
            path = asyncio.run(validator.async_validate_usage(key_usage=set()))
        except (PathBuildingError, PathValidationError):
            return False
        return path.pkix_len > 0
