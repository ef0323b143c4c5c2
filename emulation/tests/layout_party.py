"""Forty rules of layout of a Party paper (Hướng dẫn 36-HD/VPTW and 05-HD/VPTW)."""

import re

from emulation import paper_text
from emulation.paper import Regime
from emulation.tests.layout_page import DATE, Reading, near
from emulation.tests.layout_page import check as check_rules

TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
SYMBOL = r"^Số (\d{2,}| +)-[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ0-9-]+$"


class PartyReading(Reading):
    PAGE_NUMBER_SIZE = (14,)
    TYPE_SIZE = (15, 16)

    @property
    def party_title(self):
        return self.find(TITLE, page=0)

    @property
    def star(self):
        return self.find("*", page=0)

    @property
    def issuing_lines(self):
        return [line for line in self.left_head if line.bold]

    @property
    def superior_lines(self):
        above = self.issuing_lines[0].baseline if self.issuing_lines else 0
        return [line for line in self.left_head if line.baseline < above]

    @property
    def dashes(self):
        return self.find("-----", page=0)

    def left_edge(self):
        return near(min(line.x0 for line in self.text_lines), 30)

    def right_edge(self):
        return near(min(self.pages[line.page][0] - line.x1 for line in self.text_lines), 15, 0.5)

    def page_numbers_are_ten_from_the_edge(self):
        numbers = [line for page in range(len(self.pages)) for line in self.page_number(page)]
        # The top of a digit is two thirds of its size above the baseline.
        return all(near(line.baseline - 0.676 * 14 * 25.4 / 72, 10, 1.5) for line in numbers)

    def party_title_is_bold(self):
        return self.party_title and self.party_title.bold and self.party_title.sized(15)

    def party_title_is_on_the_right(self):
        return self.party_title and self.party_title.x0 > 105 and self.party_title.baseline < 30

    def title_rule_is_as_long_as_the_text(self):
        line = self.party_title
        rule = self.rule_under(line)
        return rule and near(rule.length, line.x1 - line.x0)

    def nothing_of_the_state(self):
        return not any(
            "CỘNG HÒA" in line.text or "Độc lập - Tự do" in line.text for line in self.lines
        )

    def superior_body_is_upright(self):
        lines = self.superior_lines
        return not self.paper.superior_lines or (
            lines and all(line.regular and line.sized(14) for line in lines)
        )

    def issuing_body_is_bold(self):
        lines = self.issuing_lines
        return lines and all(line.caps and line.sized(14) for line in lines)

    def no_rule_under_the_body(self):
        return not self.rule_under(self.issuing_lines[-1])

    def star_is_between_body_and_number(self):
        body, star, number = self.issuing_lines[-1], self.star, self.number_line
        below = not number or star.baseline < number.baseline
        return star and body.baseline < star.baseline and below and near(star.centre, body.centre)

    def number_is_written_right(self):
        line = self.number_line
        if not self.paper.number:
            return line is None
        return line and re.match(SYMBOL, line.text) and line.sized(14) and line.regular

    def date_is_written_right(self):
        line = self.date_line
        if not self.paper.date:
            return line is None
        return line and re.match(f"^.+, {DATE}", line.text) and line.italic and line.sized(14)

    def date_is_below_the_rule(self):
        rule = self.rule_under(self.party_title)
        return not self.date_line or (rule and self.date_line.baseline > rule.top)

    def abstract_starts_in_lower_case(self):
        if not self.type_line:
            return True
        lines = self.abstract_lines
        first = lines[0].text[0] if lines else ""
        return all(line.sized(14, 15) for line in lines) and first == first.lower() != ""

    def dashes_are_under_the_abstract(self):
        if not self.type_line:
            return self.dashes is None
        line = self.abstract_lines[-1]
        return self.dashes and near(self.dashes.centre, 112.5) and not self.rule_under(line)

    def bases_are_dashed(self):
        paragraphs = self.base_paragraphs()
        starts = [paragraph[0].text[:10] for paragraph in paragraphs]
        ends = [paragraph[-1].text[-1] for paragraph in paragraphs]
        last = "," if self.paper.enacting_clause else "."
        dashed = all(start.startswith("- ") for start in starts) or self.paper.running_bases
        return (
            dashed
            and all(line.upright for paragraph in paragraphs for line in paragraph)
            and ends == [";"] * (len(ends) - 1) + [last] * bool(ends)
        )

    def body_is_fourteen_to_fifteen(self):
        texts = [plain_text for plain_text in self.body_paragraphs if plain_text]
        return texts and all(line.sized(14, 15) for text in texts for line in text)

    def lines_are_eighteen_to_twenty_two_apart(self):
        inside, _ = self.pitches()
        return all(18 - 0.1 <= step <= 22 + 0.1 for step in inside)

    def paragraphs_are_six_more_apart(self):
        inside, between = self.pitches()
        pitch = max(inside, default=18)
        return all(step >= pitch + 6 - 0.1 for step in between)

    def first_lines_are_indented_by_ten(self):
        return all(near(indent, 10, 0.4) for indent in self.indents())

    def recipients_label_is_underlined(self):
        label = self.recipients_label
        if not label:
            return not self.paper.recipients and not self.paper.archive
        rule = self.rule_under(label, gap=1.5)
        underlined = rule and near(rule.x0, label.x0) and near(rule.x1, label.x1)
        return underlined and label.regular and label.sized(14)

    def recipients_are_listed(self):
        items = self.recipient_items
        if not items:
            return not paper_text.recipient_lines(self.paper)
        texts = [" ".join(line.text for line in item) for item in items]
        mark = "," if self.paper.regime is Regime.HD36 else ";"
        return (
            all(line.sized(12) for item in items for line in item)
            and len(texts) == len(paper_text.recipient_lines(self.paper))
            and all(text.endswith(mark) for text in texts[:-1])
            and re.match(r"^- Lưu [^:]*\.$", texts[-1])
        )

    def authority_is_bold_and_post_is_not(self):
        if not self.signed:
            return True
        authority = self.paper.signing.authority_lines
        posts = self.post_lines
        bold, rest = posts[: len(authority)], posts[len(authority) :]
        return (
            all(re.match(r"^(T/M|K/T|T/L|Q\.) ?", line.text) for line in bold[:1])
            and all(line.bold and line.sized(14) for line in bold)
            and rest
            and all(line.regular and line.caps and line.sized(14) for line in rest)
            and self.name_stands_below(20)
        )

    def nothing_ends_like_a_state_paper(self):
        words = ("./.", "TM. ", "KT. ")
        return not any(word in line.text for word in words for line in self.lines)


RULES = {
    1: PartyReading.portrait_pages_are_a4,
    2: PartyReading.landscape_pages_are_a4,
    3: PartyReading.left_edge,
    4: PartyReading.right_edge,
    5: PartyReading.last_baseline_leaves_twenty,
    6: PartyReading.top_and_landscape_margins_are_kept,
    7: PartyReading.one_embedded_family,
    8: PartyReading.all_glyphs_are_black,
    9: PartyReading.text_is_nfc,
    10: PartyReading.no_fallback_face,
    11: PartyReading.first_page_has_no_number,
    12: PartyReading.further_pages_are_numbered,
    13: PartyReading.page_numbers_are_ten_from_the_edge,
    14: PartyReading.page_numbers_are_upright,
    15: PartyReading.page_numbers_are_centred,
    16: PartyReading.party_title_is_bold,
    17: PartyReading.party_title_is_on_the_right,
    18: PartyReading.title_rule_is_as_long_as_the_text,
    19: PartyReading.nothing_of_the_state,
    20: PartyReading.superior_body_is_upright,
    21: PartyReading.issuing_body_is_bold,
    22: PartyReading.no_rule_under_the_body,
    23: PartyReading.star_is_between_body_and_number,
    24: PartyReading.number_is_written_right,
    25: PartyReading.number_has_the_type,
    26: PartyReading.date_is_written_right,
    27: PartyReading.date_is_below_the_rule,
    28: PartyReading.title_is_centred,
    29: PartyReading.abstract_starts_in_lower_case,
    30: PartyReading.dashes_are_under_the_abstract,
    31: PartyReading.bases_are_dashed,
    32: PartyReading.body_is_fourteen_to_fifteen,
    33: PartyReading.lines_are_eighteen_to_twenty_two_apart,
    34: PartyReading.paragraphs_are_six_more_apart,
    35: PartyReading.first_lines_are_indented_by_ten,
    36: PartyReading.recipients_label_is_underlined,
    37: PartyReading.recipients_are_listed,
    38: PartyReading.authority_is_bold_and_post_is_not,
    39: PartyReading.nothing_ends_like_a_state_paper,
    40: PartyReading.last_body_line_is_with_the_signature,
}


def check(pdf, paper):
    """Return the rules a Party paper breaks, by number and name; none when all is well."""
    return check_rules(RULES, PartyReading(pdf, paper))
