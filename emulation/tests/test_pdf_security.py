"""Whatever users type, drawing a paper fetches nothing and takes no file with it."""

import io
import socketserver
import sys
import threading
from dataclasses import fields, is_dataclass, replace

import pikepdf
import pytest
from weasyprint import CSS

from emulation import pdf
from emulation.paper import Metadata, Regime
from emulation.pdf import render_pdf
from emulation.pdf_styles import OfficialFetcher
from emulation.tests import papers
from emulation.tests.layout_page import Reading

ATTACKS = (
    "<link rel=stylesheet href={url}>",
    "<style>@import url({url});</style>",
    "<style>p{{background:url({url})}}</style>",
    "<style>@font-face{{font-family:x;src:url({url})}} *{{font-family:x}}</style>",
    "<p style='background:url({url})'>x</p>",
    "<img src={url}>",
    "<object data={url}></object>",
    "<embed src={url}>",
    "<svg><image href='{url}'/><use href='{url}#a'/></svg>",
    "<base href={url}>",
    "<link rel=attachment href={url}>",
    "<a rel=attachment href={url}>x</a>",
    '"><img src={url}>',
    "</title></style><img src={url}>",
)
WATCHED = {"name": None, "count": 0}


def watch(event, arguments):
    """Python tells of every file it opens. Such a hook stays for good; it is light."""
    if event == "open" and WATCHED["name"] is not None:
        WATCHED["count"] += str(arguments[0]) == WATCHED["name"]


@pytest.fixture
def secret(tmp_path):
    """A file of this machine; WATCHED counts from now on how often it is opened."""
    file = tmp_path / "secret.txt"
    file.write_text("mật khẩu của máy chủ")
    WATCHED.update(name=str(file), count=0)
    yield file
    WATCHED["name"] = None


sys.addaudithook(watch)


@pytest.fixture(scope="module")
def listener():
    """An address of this machine and the requests that reached it."""
    hits = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            hits.append(self.request.recv(1_000))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/x", hits
        server.shutdown()


def infected(value, attack):
    """The same paper with the attack after every text in it."""
    if isinstance(value, str) and not isinstance(value, Regime):
        return f"{value}{attack}"
    if isinstance(value, tuple):
        return tuple(infected(part, attack) for part in value)
    if is_dataclass(value):
        kept = {"align", "metadata"}
        return replace(
            value,
            **{
                field.name: infected(getattr(value, field.name), attack)
                for field in fields(value)
                if field.name not in kept
            },
        )
    return value


def paper_of_every_field(regime):
    """A small paper that uses all of them."""
    table = papers.Table(
        (papers.Column("TT"), papers.Column("Nội dung")),
        (papers.GroupRow("Nhóm", "I"), ("1", "Ô"), papers.TotalRow("Cộng", ("1",))),
        ((papers.HeadCell("TT"), papers.HeadCell("Nội dung")),),
    )
    blocks = (
        papers.Heading(1, "Mục", 1),
        papers.Heading(2, "Mục", "Điều 1."),
        papers.Paragraph("Đoạn", "1.", "Dẫn"),
        papers.Item("Ý"),
        table,
        papers.Paragraph("Hết"),
    )
    return papers.with_fields(
        papers.programme(regime),
        addressees=("Tỉnh ủy", "Hội đồng"),
        enacting_body=("Giám đốc",),
        enacting_clause="Quyết định:",
        body=blocks,
        appendices=(papers.Appendix("Phụ lục", blocks, "Báo cáo"),),
    )


def agreement(regime):
    return papers.agreement(regime, parties=2, paragraphs=1)


@pytest.mark.parametrize(
    ("make", "regime"),
    [
        (paper_of_every_field, Regime.ND30),
        (paper_of_every_field, Regime.HD05),
        (agreement, Regime.ND30),
    ],
)
def test_text_of_users_fetches_and_attaches_nothing(listener, secret, make, regime):
    url, hits = listener
    for address in (url, secret.as_uri()):
        metadata = attack = " ".join(text.format(url=address) for text in ATTACKS)
        paper = infected(make(regime), f" {attack}")
        paper = papers.with_fields(
            paper, metadata=Metadata(metadata, metadata, metadata, (metadata,))
        )
        check_nothing_was_taken(render_pdf(paper), paper, address)
    assert hits == []
    assert WATCHED["count"] == 0


def check_nothing_was_taken(data, paper, address):
    with pikepdf.open(io.BytesIO(data)) as document:
        assert not document.attachments
        assert "/AF" not in document.Root
        assert str(document.docinfo["/Title"]) == paper.metadata.title
    read = Reading(data, paper)
    printed = "".join(line.text for line in read.lines).replace(" ", "")
    assert f"<imgsrc={address}>" in printed
    assert "mậtkhẩu" not in printed
    assert read.one_embedded_family()


def test_the_listener_would_have_heard(listener):
    """The control: WeasyPrint's own fetcher does go to the network."""
    url, hits = listener
    before = len(hits)
    CSS(string=f"@import url({url});")
    assert len(hits) > before
    del hits[:]


@pytest.mark.parametrize("attack", ATTACKS)
def test_one_attack_at_a_time_reads_no_file_and_calls_nobody(listener, secret, attack):
    """Each by itself, in the first text of the page: an earlier one might hide a later one."""
    url, hits = listener
    for address in (url, secret.as_uri()):
        paper = papers.with_fields(
            papers.letter(Regime.ND30), abstract=f"x {attack.format(url=address)} y"
        )

        render_pdf(paper)

    assert hits == []
    assert WATCHED["count"] == 0


def test_the_watch_would_have_seen(secret):
    """The control: WeasyPrint's own fetcher does open files."""
    CSS(string=f"@import url({secret.as_uri()});")
    assert WATCHED["count"] > 0


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "https://example.org/x",
        "ftp://example.org/x",
        "file:///etc/passwd",
        "data:text/css,p{}",
        "official:/etc/passwd",
        "official:../LiberationSerif-Regular.ttf",
        "official:",
        "OFFICIAL:Regular",
        "Regular",
    ],
)
def test_the_fetcher_refuses_every_address_but_the_four_faces(url):
    with pytest.raises(ValueError, match="refused"):
        OfficialFetcher().fetch(url)


def test_the_fetcher_serves_the_four_faces():
    for style, path in pdf.font_files().items():
        assert OfficialFetcher().fetch(f"official:{style}").read() == path.read_bytes()


def test_our_own_stylesheets_name_no_other_address():
    for family in ("nd30", "party"):
        paper = papers.letter(Regime.ND30 if family == "nd30" else Regime.HD05)
        html = pdf.paper_html(paper)
        assert "http" not in html
        assert "<link" not in html
        assert "style=" not in html


def test_column_widths_are_numbers_only():
    table = papers.Table((papers.Column("A", "9mm}body{display:none"),), (("x",),))
    paper = papers.with_fields(papers.letter(Regime.ND30), body=(table,))
    with pytest.raises(ValueError, match="format code"):
        render_pdf(paper)
