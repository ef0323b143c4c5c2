"""Text as it is stored: one form of each letter, and nothing that the eye cannot see."""

import re
import unicodedata

LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"))
# Control, format (zero width, turned direction), half of a pair, private use, unassigned.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
INNER_QUOTES = str.maketrans("“”", "‘’")
PLAIN_D = str.maketrans("đĐ", "dD")


def clean_text(text):
    """`text` in NFC, with plain line ends and spaces, without control or invisible characters.

    Tabs become spaces; what Word pastes as a soft break becomes a line end.
    """
    text = text.replace("\r\n", "\n").translate(LINE_ENDS)
    text = "".join(_plain(c) for c in text)
    return "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))


def quoted(words):
    """In quotation marks; those inside become single: “Số cá nhân đạt ‘Chiến sĩ thi đua’”."""
    return f"“{str(words).translate(INNER_QUOTES)}”"


def file_words(text, limit=60):
    """“Sở Y tế” as part of a file's name on any system: “So-Y-te”; at most `limit` letters."""
    letters = unicodedata.normalize("NFD", str(text)).translate(PLAIN_D)
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain)[:limit].strip("-")


def _plain(character):
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    return "" if category in UNSEEN else character
