"""How a level, a goal's margin and a bloc's result are written: text for pages and papers alike."""

from decimal import Context, Decimal
from operator import itemgetter

from campaigns.judging import CEILINGS, Judgement, margin
from campaigns.models import Aggregation, ChangeUnit, Comparator, MeasureKind
from campaigns.models.target import CHANGES
from emulation.numbers import format_money_short, format_number
from reports.adding import SAID_NOT_COUNTED, is_of_the_whole

EXACT = Context(prec=60)
MILLION = 10**6
# What a margin beyond, short of, or at the goal is called; {} is the amount.
FLOOR_WORDS = ("vượt {}", "thiếu {}", "vừa đạt mức")
CEILING_WORDS = ("thấp hơn mức {}", "quá mức {}", "vừa bằng mức")
EQUAL_WORDS = ("nhiều hơn {}", "ít hơn {}", "đúng mức")
BY_SHARES = (ChangeUnit.PERCENT, ChangeUnit.POINTS)
IN_PERCENT, IN_MONEY = MeasureKind.RATIO.value, MeasureKind.MONEY.value


def rounded(level, places):
    """An exact level as a Decimal with `places` decimals, halves away from zero."""
    above, below = level.as_integer_ratio()
    return Decimal(_nearest(above, below, places)).scaleb(-places, EXACT)


def level_text(level, places=0, goal=None):
    """A number as its table writes it: exact where it ends, else to two decimals (or `places`).

    Never rounded onto the goal it misses: 94,996 under a goal of 95 stays 94,996.
    """
    if isinstance(level, Decimal):
        return format_number(level)
    above, below = level.as_integer_ratio()
    for digits in (max(places, 2), 4):
        whole = _nearest(above, below, digits)
        is_exact = whole * below == above * 10**digits
        if is_exact or goal is None or goal * 10**digits != whole:
            break
    return _written(whole, digits)


def _nearest(above, below, places):
    """above/below in units of the last place, halves away from zero."""
    whole = (2 * abs(above) * 10**places + below) // (2 * below)
    return whole if above >= 0 else -whole


def _written(whole, places):
    """whole/10^places as `format_number` writes it (tested), without the way through Decimal."""
    units, parts = divmod(abs(whole), 10**places)
    text = f"{'-' if whole < 0 else ''}{units:,}".replace(",", ".")
    return f"{text},{parts:0{places}}".rstrip("0") if parts else text


def money_scale(result):
    """1.000.000 when every amount of the row is in whole triệu, so that the row stays narrow."""
    if result.measure.kind != MeasureKind.MONEY:
        return 1
    levels = [cell.entry.reading.level or 0 for cell in result.cells.values()]
    return 1 if any(level % MILLION for level in levels) else MILLION


def unit_text(measure, scale=1):
    if measure.kind == MeasureKind.MONEY:
        return "triệu đồng" if scale == MILLION else "đồng"
    if measure.kind == MeasureKind.RATIO:
        return "%"
    return measure.unit_of_measure


def entry_text(measure, entry, scale=1):
    """What one unit reported, without its unit of measure; “” when it has nothing to show.

    Digits or a word of ours, never a user's.
    """
    level, _, is_yes, verdict, _, is_unjudged = entry.reading
    if level is not None:
        goal = measure.goal if entry.goal is None else entry.goal
        return level_text(level / scale if scale > 1 else level, measure.decimals, goal)
    if is_yes is not None:
        return "Có" if is_yes else "Không"
    if verdict is None:
        return Judgement.UNJUDGED.label if is_unjudged else ""
    return Judgement.MET.label if verdict else Judgement.NOT_MET.label


def total_text(result, scale=1):
    """The bloc's level, without its unit of measure; “–” when nobody reported."""
    measure, total = result.measure, result.total
    if measure.kind in (MeasureKind.YES_NO, MeasureKind.WORDS) or (
        measure.aggregation == Aggregation.COUNT_MET
    ):
        return f"{total.met}/{total.concerned} đơn vị" if total.known else "–"
    if result.level is None:
        return "–"
    level = result.level / scale
    if measure.aggregation == Aggregation.SUM:
        level = rounded(level, 4)  # as exact as what was added
    return level_text(level, measure.decimals, measure.goal)


def amount_text(measure, amount):
    """A difference (Fraction) with its unit: “2,5 điểm phần trăm”, “1.600 triệu đồng”, “3 vụ”."""
    is_percent = measure.comparator in CHANGES and measure.change_unit in BY_SHARES
    if is_percent or measure.kind == IN_PERCENT or measure.unit_of_measure == "%":
        return f"{level_text(amount)} điểm phần trăm"
    if measure.kind == IN_MONEY:
        return format_money_short(rounded(amount, 0))
    return f"{level_text(amount)} {measure.unit_of_measure}".rstrip()


def margin_text(measure, reading, goal=None):
    """“vượt 2,5 điểm phần trăm”, “thiếu 3 công trình”; “” when it cannot be said."""
    by = margin(measure, reading, goal=goal)
    if by is None or measure.kind in SAID_NOT_COUNTED:
        return ""
    beyond, short, even = FLOOR_WORDS
    if measure.comparator in CEILINGS:
        beyond, short, even = CEILING_WORDS
    elif measure.comparator == Comparator.EQUAL:
        beyond, short, even = EQUAL_WORDS
    return (beyond if by > 0 else short).format(amount_text(measure, abs(by))) if by else even


def result_text(result):
    """By how much the bloc met its goal, or how many of the units met theirs."""
    measure, total = result.measure, result.total
    if result.judgement in (Judgement.FOLLOWED, Judgement.NOT_APPLICABLE) or not total.concerned:
        return ""
    if is_of_the_whole(measure):
        return margin_text(measure, total.reading(measure))
    return f"{total.met}/{total.concerned} đơn vị đạt"


def beyond_text(result):
    """`result_text`, and where each unit met its own goal, by how much the nearest to it did."""
    said = result_text(result)
    if result.judgement != Judgement.MET or is_of_the_whole(result.measure):
        return said
    met = [cell.entry for cell in result.cells.values() if cell.judgement == Judgement.MET]
    margins = [(margin(result.measure, entry.reading, goal=entry.goal), entry) for entry in met]
    known = [(by, entry) for by, entry in margins if by is not None]
    if not known:
        return said
    nearest = min(known, key=itemgetter(0))[1]
    words = margin_text(result.measure, nearest.reading, nearest.goal)
    return f"{said}; {words.replace('vượt', 'vượt ít nhất', 1)}"


def parts_text(measures):
    """“2/3 số đo đạt”: of a target with several measures, how many of those that were judged."""
    judged = [m.judgement for m in measures if m.judgement in (Judgement.MET, Judgement.NOT_MET)]
    return f"{judged.count(Judgement.MET)}/{len(measures)} số đo đạt" if judged else ""


def shortfalls(result):
    """(unit id, words) of the units that missed their goal: “92,3%, thiếu 2,7 điểm phần trăm”."""
    measure, missed = result.measure, []
    unit = f" {unit_text(measure)}".replace(" %", "%").rstrip()
    for unit_id, (entry, judgement) in result.cells.items():
        if judgement is Judgement.NOT_MET:
            said = f"{entry_text(measure, entry)}{unit}"
            if measure.kind == IN_MONEY:  # in the scale of what is lacking
                said = amount_text(measure, entry.reading.level)
            words = [said, margin_text(measure, entry.reading, entry.goal)]
            missed.append((unit_id, ", ".join(filter(None, words))))
    return missed
