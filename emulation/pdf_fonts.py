"""The typeface of official papers: where it is, whether it is whole, how wide a text runs.

Liberation Serif 2 has the widths of Times New Roman and every Vietnamese letter; version 1,
which some systems still carry under the same name, lacks ninety of them.
"""

import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

FAMILY = "Liberation Serif"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FOLDERS = (
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/liberation-serif"),
)
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {
    case(unicodedata.normalize("NFC", vowel + tone))
    for vowel in "aăâeêioôơuưy"
    for tone in TONES
    for case in (str.lower, str.upper)
} | {"đ", "Đ"}  # 146


class FontsMissing(Exception):
    """No typeface for official papers. The message says what to install."""


@cache
def font_files() -> dict[str, Path]:
    """Return the file of each style. Raises FontsMissing unless all four are found whole."""
    problems = []
    for folder in (*FOLDERS, *_folder_of_fontconfig()):
        files = {style: folder / f"LiberationSerif-{style}.ttf" for style in STYLES}
        if not all(path.is_file() for path in files.values()):
            continue
        if not (lacking := [name for name, path in files.items() if _lacks_letters(path)]):
            return files
        problems.append(f"{folder}: {', '.join(lacking)} thiếu chữ tiếng Việt.")
    raise FontsMissing(
        " ".join(["Chưa có phông chữ Liberation Serif 2 (gói fonts-liberation2).", *problems])
    )


def check_fonts() -> list[str]:
    """Return what is wrong with the typeface of official papers, for a start-up check."""
    try:
        font_files()
    except FontsMissing as problem:
        return [str(problem)]
    return []


def _folder_of_fontconfig():
    """Where fontconfig finds the family, for systems with folders of their own."""
    if not (program := shutil.which("fc-match")):
        return ()
    found = subprocess.run(  # noqa: S603 - fixed words only
        [program, "--format=%{file}", FAMILY],
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    return (Path(found.stdout).parent,) if found.stdout else ()


def _lacks_letters(path):
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return not {ord(letter) for letter in LETTERS} <= _numbers(font).keys()
    except (OSError, TTLibError):
        return True


def _numbers(font):
    """The number of the glyph of each character, without reading the names of the glyphs."""
    font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
    return {code: int(name) for code, name in font.getBestCmap().items()}


@cache
def _widths(style):
    """The width of each character in thousandths of the size."""
    font = glyphs(style)
    return {code: units * 1000 / font.units_per_em for code, units in font.advances.items()}


@dataclass(frozen=True)
class Glyphs:
    """By character: the number of its picture in the file, and how far it moves the pen."""

    numbers: dict[int, int]
    codes: dict[int, str]  # the same numbers, as a PDF writes them
    advances: dict[int, int]
    units_per_em: int


@cache
def glyphs(style):
    """The glyphs of one style of the typeface."""
    with TTFont(font_files()[style], lazy=True) as font:
        numbers, widths = _numbers(font), font["hmtx"]
        codes = {code: f"{number:04x}" for code, number in numbers.items()}
        advances = {code: widths[str(number)][0] for code, number in numbers.items()}
        return Glyphs(numbers, codes, advances, font["head"].unitsPerEm)


def drawable(text):
    """Return `text` with a box for each character our typeface has no picture of.

    Otherwise the paper would depend on what other fonts a machine happens to have.
    """
    known = _widths("Regular")
    missing = [ord(char) for char in set(text) if ord(char) not in known and char not in "\t\n"]
    return text.translate(dict.fromkeys(missing, "□")) if missing else text


def text_width(text, size, style="Bold"):
    """Return the width of one line of `text` in millimetres, at `size` points."""
    widths = _widths(style)
    return sum(widths.get(ord(char), 500) for char in text) * size / 1000 * 25.4 / 72


def balanced(text, width, size, style="Bold"):
    """Break `text` into as few lines as fit `width` millimetres, of about equal length.

    Breaks only at plain spaces, so what is held together by others stays so.
    """
    words = [word for word in text.split(" ") if word]
    lines = _filled(words, width, size, style)
    low, high = width / 4, width
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        tighter = _filled(words, middle, size, style)
        fits = all(text_width(line, size, style) <= middle for line in tighter)
        if len(tighter) == len(lines) and fits:
            high = middle
        else:
            low = middle
    return _filled(words, high, size, style)


def _filled(words, width, size, style):
    lines = []
    for word in words:
        if lines and text_width(f"{lines[-1]} {word}", size, style) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
