"""Signing in two steps: a service that holds the key, played by an authority of our own."""

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

from emulation.paper import Paper, Regime
from emulation.pdf import render_pdf
from emulation.remote_signing import finish, prepare
from reports.issuing.signing import Kind, judge, keep_signed
from reports.models.document import sha_of
from reports.tests.authority import Authority
from reports.tests.factories import make_document
from reports.tests.papers import make_papers
from units.tests.factories import make_secretary

pytestmark = pytest.mark.django_db
HOLDER = "Người ký từ xa"


class Service:
    """A RemoteSigner: it holds the key of one person and signs every digest it is given."""

    def __init__(self):
        authority = Authority("CA ký từ xa thử nghiệm")
        signer = authority.signer(HOLDER)
        self.pem = authority.pem()
        self.chain = [signer.signing_cert.dump(), *(c.dump() for c in signer.cert_registry)]
        self.key = serialization.load_der_private_key(signer.signing_key.dump(), None)

    def certificates(self):
        return self.chain

    def signature_over(self, digest):
        return self.key.sign(digest, ec.ECDSA(Prehashed(hashes.SHA256())))


@pytest.fixture(scope="module")
def service():
    return Service()


@pytest.fixture
def document(service, settings, tmp_path):
    settings.SIGNATURE_ROOTS = tmp_path / "root.pem"
    settings.SIGNATURE_ROOTS.write_bytes(service.pem)
    row = make_papers().rows["summary"]
    pdf = render_pdf(Paper(regime=Regime.ND30, issuing_lines=("KHỐI THI ĐUA",)))
    return make_document(row, row.issuing_body, pdf=pdf, pdf_sha256=sha_of(pdf))


def test_the_service_sees_a_digest_alone_and_the_file_is_kept(document, service):
    prepared = prepare(document.pdf, service.certificates(), field="KySo1")
    assert len(prepared.digest) == 32
    assert judge(document, prepared.pdf).kind == Kind.EXTENDED  # not signed yet

    data = finish(prepared, service.signature_over(prepared.digest))

    version = keep_signed(document, data, by=make_secretary(document.bloc))
    assert [(said["name"], said["is_trust_judged"]) for said in version.said] == [(HOLDER, True)]


def test_two_sign_one_after_the_other(document, service):
    data = document.pdf
    for field in ("KySo1", "KySo2"):
        prepared = prepare(data, service.certificates(), field=field)
        data = finish(prepared, service.signature_over(prepared.digest))

    assert len(judge(document, data).said) == 2


def test_a_signature_over_something_else_is_refused(document, service):
    prepared = prepare(document.pdf, service.certificates(), field="KySo1")

    data = finish(prepared, service.signature_over(bytes(32)))

    assert "không khớp với nội dung" in judge(document, data).reason
