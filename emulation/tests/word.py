"""Word files as the tests read them: their parts as XML, and what LibreOffice makes of them."""

import io
import re
import shutil
import subprocess
import zipfile

from docx import Document
from docx.oxml.ns import qn

from emulation.paper_shape import head_rows

BELOW_THE_TOP_MARGIN = "55"  # points: what stands above is the page number
ENOUGH = "2000"
BROKEN_WORD = re.compile(r"(?<=\S[/-])\s+")  # a line may end inside “để b/c”


def opened(content):
    return Document(io.BytesIO(content))


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def styles_used(document):
    """The identifiers of the styles that the text asks for."""
    named = document.element.body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    return {element.get(qn("w:val")) for element in named}


def converted(files, folder):
    """PDFs by LibreOffice of `files` (name: content): one call, with a profile of its own."""
    assert shutil.which("soffice"), "LibreOffice is missing: bin/test installs it"
    paths = [folder / f"{name}.docx" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {path.stem: path.with_suffix(".pdf").read_bytes() for path in paths}


def words(pdf, paper):
    """The words of a drawn paper in their order, without page numbers and repeated heads."""
    heads = [_head_words(table) for table in paper.tables]
    found = ""
    for page in _pages(pdf):
        for head in heads:
            if page.startswith(head) and head in found:
                page = page.removeprefix(head)  # noqa: PLW2901 - the rest of the same page
        found += page + " "
    return found.split()


def _head_words(table):
    titles = " ".join(cell.title for row in head_rows(table) for cell in row)
    return _plain(titles)


def _pages(pdf):
    crop = ["-x", "0", "-y", BELOW_THE_TOP_MARGIN, "-W", ENOUGH, "-H", ENOUGH]
    read = subprocess.run(
        ["pdftotext", "-raw", *crop, "-", "-"], input=pdf, check=True, capture_output=True
    )
    return [_plain(page) for page in read.stdout.decode().split("\f")]


def _plain(text):
    return " ".join(BROKEN_WORD.sub("", text).split())
