"""Signing in two steps, where a service elsewhere holds the key (ký số từ xa).

`prepare` makes room for the signature and says which digest is to be signed; the service asks its
holder, which may take minutes, and gives the signature; `finish` puts it in. Between the two a
`Prepared` can be kept anywhere: it holds no secret. What comes out is judged like any other file.
"""

import asyncio
import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol

from asn1crypto import cms, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import ExternalSigner, PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.signers.pdf_signer import PdfTBSDocument
from pyhanko_certvalidator.registry import SimpleCertificateStore

HASH = "sha256"
ROOM = 16384  # bytes for the signature with its chain


class RemoteSigner(Protocol):
    """What a signing service has to offer: the certificates, and a signature over a digest."""

    def certificates(self) -> list[bytes]:
        """The holder's certificate, then those above it, as DER."""

    def signature_over(self, digest: bytes) -> bytes:
        """The raw signature over this SHA-256 digest, once the holder has agreed."""


@dataclass(frozen=True)
class Prepared:
    """A file that waits for its signature."""

    pdf: bytes
    gap: tuple[int, int]  # where the signature goes
    file_digest: bytes
    attributes: bytes  # what is signed, as DER: the digest of the file, and by which certificate
    certificates: tuple[bytes, ...]

    @property
    def digest(self):
        """What the service is to sign."""
        return hashlib.new(HASH, self.attributes).digest()


def prepare(pdf, certificates, *, field):
    """The Prepared of `pdf`, to be signed in a new signature field of this name."""
    return _run(_prepare(pdf, tuple(certificates), field))


def finish(prepared, signature):
    """The signed file. Whether the signature is a true one is not asked here."""
    return _run(_finish(prepared, signature))


def _run(act):
    """pyHanko wants a loop, for which the thread must have none already."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, act).result()


def _signer(certificates, signature):
    holder, *above = (x509.Certificate.load(der) for der in certificates)
    store = SimpleCertificateStore()
    store.register_multiple(above)
    return ExternalSigner(signing_cert=holder, cert_registry=store, signature_value=signature)


async def _prepare(pdf, certificates, field):
    signer = _signer(certificates, ROOM // 32)
    meta = PdfSignatureMetadata(
        field_name=field, md_algorithm=HASH, subfilter=SigSeedSubFilter.PADES
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    made, _, output = await PdfSigner(meta, signer=signer).async_digest_doc_for_signing(
        writer, bytes_reserved=ROOM
    )
    attributes = await signer.signed_attrs(made.document_digest, HASH, use_pades=True)
    return Prepared(
        pdf=output.getvalue(),
        gap=(made.reserved_region_start, made.reserved_region_end),
        file_digest=made.document_digest,
        attributes=attributes.dump(),
        certificates=certificates,
    )


async def _finish(prepared, signature):
    signer = _signer(prepared.certificates, signature)
    attributes = cms.CMSAttributes.load(prepared.attributes)
    envelope = await signer.async_sign_prescribed_attributes(HASH, attributes)
    output = BytesIO(prepared.pdf)
    digest = PreparedByteRangeDigest(prepared.file_digest, *prepared.gap)
    await PdfTBSDocument.async_finish_signing(output, digest, envelope)
    return output.getvalue()
