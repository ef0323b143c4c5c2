"""Forty rules of layout of a State paper (Nghị định 30/2020/NĐ-CP, annex I)."""

import re

from emulation import paper_text
from emulation.tests.layout_page import DATE, Reading, near, plain
from emulation.tests.layout_page import check as check_rules

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SYMBOL = r"^Số: (\d{2,}| +)/([A-ZĐ][A-Za-zĐđ]*-)?[A-ZĐ0-9-]+$"


class StateReading(Reading):
    PAGE_NUMBER_SIZE = (13, 14)
    TYPE_SIZE = (13, 14)

    @property
    def nation(self):
        return self.find(NATION, page=0)

    @property
    def motto(self):
        return self.find(MOTTO, page=0)

    @property
    def issuing_lines(self):
        """The bold lines of the left head."""
        return [line for line in self.left_head if line.bold and line.sized(12)]

    @property
    def superior_lines(self):
        return [line for line in self.left_head if line.regular and line.sized(12) and line.caps]

    @property
    def body_rule(self):
        return self.rule_under(self.issuing_lines[-1])

    def left_edge(self):
        return 30 - 0.3 <= min(line.x0 for line in self.text_lines) <= 35 + 0.3

    def right_edge(self):
        rest = min(self.pages[line.page][0] - line.x1 for line in self.text_lines)
        return 15 - 0.3 <= rest <= 20 + 0.3

    def page_numbers_are_in_the_margin(self):
        return all(
            line.baseline < 20 for page in range(self.main_pages) for line in self.page_number(page)
        )

    def nation_is_bold(self):
        return self.nation and self.nation.bold and self.nation.sized(12, 13)

    def nation_is_on_the_right(self):
        return self.nation and self.nation.centre > 105

    def motto_is_bold(self):
        return self.motto and self.motto.bold and self.motto.sized(13, 14)

    def motto_is_under_the_nation(self):
        return self.motto.baseline > self.nation.baseline and near(
            self.motto.centre, self.nation.centre, 0.5
        )

    def motto_rule_is_as_long_as_the_text(self):
        rule = self.rule_under(self.motto)
        return (
            rule
            and near(rule.length, self.motto.x1 - self.motto.x0)
            and near(rule.centre, self.motto.centre)
        )

    def sizes_are_of_one_tier(self):
        lines = [self.nation, self.motto, self.date_line]
        tier = tuple(max(line.sizes) for line in lines if line)
        return tier in {(13, 14, 14), (12, 13, 13), (13, 14), (12, 13)}

    def bodies_are_named_in_caps(self):
        superior = self.superior_lines if self.paper.superior_lines else [None]
        return superior and self.issuing_lines and all(line.caps for line in self.issuing_lines)

    def body_rule_is_a_third_to_a_half(self):
        rule, longest = self.body_rule, max(line.x1 - line.x0 for line in self.issuing_lines)
        return rule and 1 / 3 <= rule.length / longest <= 1 / 2

    def number_is_written_right(self):
        line = self.number_line
        if not self.paper.number:
            return line is None
        return line and re.match(SYMBOL, line.text) and line.sized(13) and line.regular

    def number_is_under_the_body_rule(self):
        return not self.number_line or near(self.number_line.centre, self.body_rule.centre, 1)

    def date_is_written_right(self):
        line = self.date_line
        if not self.paper.date:
            return line is None
        return line and re.match(f"^.+, {DATE}", line.text) and line.italic and line.sized(13, 14)

    def date_is_level_with_the_number(self):
        both = self.date_line and self.number_line
        return not both or near(self.date_line.baseline, self.number_line.baseline, 0.5)

    def date_is_under_the_nation(self):
        """A place too long for the column may start further left, never reach further right."""
        if not self.date_line:
            return True
        fits = near(self.date_line.centre, self.nation.centre, 1)
        return fits or near(self.date_line.x1, 195, 0.5)

    def abstract_is_under_the_title(self):
        if not self.type_line:
            return True
        lines = self.abstract_lines
        gap = lines[0].baseline - self.type_line.baseline if lines else 0
        return lines and gap < 8 and all(line.sized(13, 14) for line in lines)

    def abstract_rule_is_a_third_to_a_half(self):
        if not self.type_line:
            return True
        rule = self.rule_under(self.abstract_lines[-1])
        longest = max(line.x1 - line.x0 for line in self.abstract_lines)
        return rule and 1 / 3 <= rule.length / longest <= 1 / 2

    def bases_are_in_italics(self):
        paragraphs = self.base_paragraphs()
        ends = [paragraph[-1].text[-1] for paragraph in paragraphs]
        return (
            all(line.italic for paragraph in paragraphs for line in paragraph)
            and ends == [";"] * (len(ends) - 1) + ["."] * bool(ends)
            and not any(paragraph[0].text.startswith("-") for paragraph in paragraphs)
        )

    def first_lines_are_indented_alike(self):
        indents = self.indents()
        return (
            min(indents) >= 10 - 0.3
            and max(indents) <= 12.7 + 0.3
            and max(indents) - min(indents) < 0.3
        )

    def lines_keep_their_distance(self):
        inside, between = self.pitches()
        pitch = max(inside, default=14 * 1.15)
        return all(1.15 <= step / 14 <= 1.725 for step in inside) and all(
            step >= pitch + 6 - 0.1 for step in between
        )

    def recipients_are_listed(self):
        label, items = self.recipients_label, self.recipient_items
        if not label:
            return not self.paper.recipients and not self.paper.archive
        texts = [" ".join(line.text for line in item) for item in items]
        return (
            label.bold
            and label.italic
            and label.sized(12)
            and len(texts) == len(paper_text.recipient_lines(self.paper))
            and all(line.sized(11) for item in items for line in item)
            and all(text.endswith(";") for text in texts[:-1])
            and re.match(r"^- Lưu: VT.*\.$", texts[-1])
        )

    def authority_is_bold(self):
        if not self.signed:
            return True
        posts, label = self.post_lines, self.recipients_label
        expected = [*self.paper.signing.authority_lines, self.paper.signing.post]
        return (
            len(posts) >= len(expected)
            and all(line.bold and line.caps and line.sized(13, 14) for line in posts)
            and (len(expected) == 1 or re.match(r"^(TM|KT|TL|TUQ|Q)\. ", posts[0].text))
            and near(posts[0].baseline, label.baseline, 3)
        )

    def name_is_below_the_post(self):
        return self.name_stands_below(18)

    def text_ends_with_its_mark(self):
        text = plain(self.body_paragraphs[-1][-1].text)
        return not self.paper.end_mark or text.endswith("./.")


RULES = {
    1: StateReading.portrait_pages_are_a4,
    2: StateReading.landscape_pages_are_a4,
    3: StateReading.left_edge,
    4: StateReading.right_edge,
    5: StateReading.last_baseline_leaves_twenty,
    6: StateReading.top_and_landscape_margins_are_kept,
    7: StateReading.one_embedded_family,
    8: StateReading.all_glyphs_are_black,
    9: StateReading.text_is_nfc,
    10: StateReading.no_fallback_face,
    11: StateReading.first_page_has_no_number,
    12: StateReading.further_pages_are_numbered,
    13: StateReading.page_numbers_are_centred,
    14: StateReading.page_numbers_are_upright,
    15: StateReading.nation_is_bold,
    16: StateReading.nation_is_on_the_right,
    17: StateReading.motto_is_bold,
    18: StateReading.motto_is_under_the_nation,
    19: StateReading.motto_rule_is_as_long_as_the_text,
    20: StateReading.sizes_are_of_one_tier,
    21: StateReading.bodies_are_named_in_caps,
    22: StateReading.body_rule_is_a_third_to_a_half,
    23: StateReading.number_is_written_right,
    24: StateReading.number_is_under_the_body_rule,
    25: StateReading.number_has_the_type,
    26: StateReading.date_is_written_right,
    27: StateReading.date_is_level_with_the_number,
    28: StateReading.date_is_under_the_nation,
    29: StateReading.title_is_centred,
    30: StateReading.abstract_is_under_the_title,
    31: StateReading.abstract_rule_is_a_third_to_a_half,
    32: StateReading.bases_are_in_italics,
    33: StateReading.first_lines_are_indented_alike,
    34: StateReading.lines_keep_their_distance,
    35: StateReading.recipients_are_listed,
    36: StateReading.authority_is_bold,
    37: StateReading.name_is_below_the_post,
    38: StateReading.last_body_line_is_with_the_signature,
    39: StateReading.text_ends_with_its_mark,
    40: StateReading.appendices_count_for_themselves,
}


def check(pdf, paper):
    """Return the rules a State paper breaks, by number and name; none when all is well."""
    return check_rules(RULES, StateReading(pdf, paper))
