"""A certificate authority of our own, and people who sign with its certificates."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cached_property
from io import BytesIO

import time_machine
from asn1crypto import crl as asn1_crl
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

ORGANISATION = "Khối thi đua thử nghiệm"
BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
HASH = hashes.SHA256()


class Authority:
    def __init__(self, name):
        self.key = new_key()
        self.name = subject(name)
        self.root = self._certificate(self.name, self.key, ca=True)

    @cached_property
    def stamping(self):
        return self.signer("Dấu thời gian thử nghiệm", stamps=True)

    def pem(self):
        return self.root.public_bytes(serialization.Encoding.PEM)

    def signer(self, name, *, begin=BEGIN, end=END, may_sign=True, stamps=False):
        """Somebody, or a timestamping authority, with a certificate of this authority."""
        # pyHanko's own timestamping authority for tests knows RSA alone.
        key = rsa.generate_private_key(65537, 2048) if stamps else new_key()
        made = self._certificate(
            subject(name), key, begin=begin, end=end, may_sign=may_sign, stamps=stamps
        )
        store = SimpleCertificateStore()
        store.register_multiple([as_asn1(self.root)])
        der = key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return signers.SimpleSigner(
            signing_cert=as_asn1(made),
            signing_key=keys.PrivateKeyInfo.load(der),
            cert_registry=store,
        )

    def stamper(self, at=None):
        signer = self.stamping
        return DummyTimeStamper(
            signer.signing_cert, signer.signing_key, signer.cert_registry, fixed_dt=at
        )

    def crl(self, *revoked, on, until=END):
        """The list of revocation, as asn1crypto's object: `revoked` signers, all of them `on`."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.name)
            .last_update(on)
            .next_update(until)
            .add_extension(x509.CRLNumber(1), critical=False)
        )
        for signer in revoked:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder()
                .serial_number(signer.signing_cert.serial_number)
                .revocation_date(on)
                .build()
            )
        made = builder.sign(self.key, HASH)
        return asn1_crl.CertificateList.load(made.public_bytes(serialization.Encoding.DER))

    def _certificate(
        self, name, key, *, begin=BEGIN, end=END, ca=False, may_sign=True, stamps=False
    ):
        usage = dict.fromkeys(
            ["key_encipherment", "data_encipherment", "encipher_only", "decipher_only"], False
        )
        usage |= {
            "digital_signature": may_sign and not ca,
            "content_commitment": may_sign and not ca,
            "key_agreement": not may_sign,
            "key_cert_sign": ca,
            "crl_sign": ca,
        }
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(begin)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca, None), critical=True)
            .add_extension(x509.KeyUsage(**usage), critical=True)
        )
        if stamps:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(purpose, critical=True)
        return builder.sign(self.key, HASH)


def new_key():
    return ec.generate_private_key(ec.SECP256R1())  # quick to make


def subject(name):
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def as_asn1(certificate):
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def in_thread(act, *args, **kwargs):
    """pyHanko runs a loop, and so does Playwright in the thread of the tests."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(act, *args, **kwargs).result()


def sign(data, signer, *, field="KySo1", at=None, stamper=None):
    """`data` with one more signature, made at `at` by the signer's clock; visible on page 1."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    box = (330, 120, 560, 200)
    append_signature_field(writer, SigFieldSpec(field, on_page=0, box=box))
    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    pdf_signer = signers.PdfSigner(meta, signer=signer, timestamper=stamper)
    with time_machine.travel(at or datetime.now(UTC), tick=False):
        return in_thread(pdf_signer.sign_pdf, writer).getvalue()


def with_proofs(data, *crls):
    """`data` with a revision that holds these lists of revocation, as long-term signing adds."""
    output = BytesIO(data)
    DocumentSecurityStore.add_dss(output, None, crls=crls)
    return output.getvalue()


def archived(data, stamper):
    """`data` with a timestamp of the whole file."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    return in_thread(
        signers.PdfTimeStamper(stamper).timestamp_pdf, writer, md_algorithm="sha256",
        validation_context=None,
    ).getvalue()  # fmt: skip


def repainted(data):
    """`data` with a revision that paints something else on its first page."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = signers.pdf_signer.generic.NumberObject(180)
    writer.update_container(page)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()
