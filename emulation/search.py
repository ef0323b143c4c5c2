"""Keys computed from Vietnamese text: one to find it by, one to put it in order."""

import re
import unicodedata

# Cyrillic letters drawn like Latin ones: a name typed with them must still be found, and be
# recognised as the same name.
LOOKALIKES = str.maketrans("авекмнорстухіјѕһ", "abekmhopctyxijsh")

# By combining mark: the rank of the letter among its sisters (a ă â, e ê, o ô ơ, u ư) …
LETTER_RANKS = {"\u0306": 1, "\u0302": 1, "\u031b": 1}
SECOND_RANKS = {("a", "\u0302"), ("o", "\u031b")}
# … and of the tone: ngang 0, huyền, hỏi, ngã, sắc, nặng.
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

TOKEN = re.compile(r"[0-9]+|[a-zđ\u0300-\u036f]+")


def fold(text):
    """The search key of `text`: what is left when how it was typed does not matter.

    No tone, no mark, no capital, đ as d, single spaces, nothing invisible: “Uỷ ban”, “Ủy  ban”
    and “UY BAN” are all “uy ban”, in NFC or NFD. Folding twice changes nothing.
    """
    plain = "".join(c for c in _decompose(text) if not unicodedata.combining(c))
    return " ".join(plain.replace("đ", "d").split())


def sort_key(text):
    """A string of [a-z0-9] whose order is the Vietnamese alphabetical order of `text`.

    As in a dictionary, syllable by syllable: first the letters (a ă â b c d đ e ê … o ô ơ … u ư),
    then the tone (ngang, huyền, hỏi, ngã, sắc, nặng), so that all of “ba …” come before “bà …”.
    Each letter is written with its rank (a0 a1 a2, d0 d1), each syllable ends with its tone; a
    number counts by its value and precedes letters: “Khối 2” before “Khối 10”. Capitals,
    punctuation and characters of other scripts do not count. Having only these characters, it is
    ordered alike by SQLite and by PostgreSQL under any collation.
    """
    return "".join(
        _number_key(token) if token[0].isdigit() else _syllable_key(token)
        for token in TOKEN.findall(_decompose(text))
    )


def _decompose(text):
    """Small letters, marks apart, look-alikes made Latin, invisible characters gone."""
    visible = "".join(c for c in text if unicodedata.category(c) != "Cf")
    for form in ("NFC", "NFD"):  # some capitals only fold when composed
        visible = unicodedata.normalize(form, visible).casefold()
    return unicodedata.normalize("NFD", visible).translate(LOOKALIKES)


def _number_key(digits):
    digits = digits.lstrip("0")
    return f"{len(digits):03}{digits}"


def _syllable_key(syllable):
    letters, tone = [], 0
    for c in syllable:
        if c in TONES:
            tone = max(tone, TONES[c])
        elif c == "đ":
            letters.append(["d", 1])
        elif not unicodedata.combining(c):
            letters.append([c, 0])
        elif letters and c in LETTER_RANKS:
            letters[-1][1] = 2 if (letters[-1][0], c) in SECOND_RANKS else LETTER_RANKS[c]
    return "".join(f"{letter}{rank}" for letter, rank in letters) + str(tone)
