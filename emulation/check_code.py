"""The QR code of a paper: it leads to the public page on which the paper can be checked.

Nghị định 30/2020/NĐ-CP knows no such code: it stands apart from every element of the layout, and
only where the bloc asks for it. Drawn as one path, so that nothing is fetched and it stays sharp.
"""

from io import BytesIO
from itertools import groupby

import segno

MILLIMETRES = 18  # of its side; white space around it is the business of the page
PIXELS = 10  # of one module, where it has to be a picture


def words(address):
    """What it is, for those who do not see it."""
    return f"Mã QR dẫn đến trang xác minh văn bản: {address}"


def modules(address):
    """How many modules the code for `address` has on each side."""
    return len(_code(address).matrix)


def path(address):
    """The dark modules as the path of an SVG, one module a unit; runs of a row are one box."""
    boxes = []
    for y, row in enumerate(_code(address).matrix):
        x = 0
        for is_dark, run in groupby(row):
            length = len(list(run))
            if is_dark:
                boxes.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(boxes)


def png(address):
    """The code as a picture, for Word. The same address gives the same bytes."""
    picture = BytesIO()
    _code(address).save(picture, kind="png", scale=PIXELS, border=0)
    return picture.getvalue()


def _code(address):
    """Level M at least: it is read with 15 percent of it soiled."""
    return segno.make_qr(address, error="m")
