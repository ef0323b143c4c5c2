"""The sentences of a summary about targets and measures: reached, met or not, and by how much."""

from campaigns.judging import Judgement
from campaigns.models import Aggregation
from emulation.numbers import count_word, format_number
from reports.adding import SAID_NOT_COUNTED
from reports.drafting.sentences import listed, of_all, sentence
from reports.levels import level_text, result_text, total_text, unit_text

JUDGED = {
    Judgement.MET: "đạt",
    Judgement.NOT_MET: "chưa đạt",
    Judgement.UNKNOWN: "chưa đủ số liệu để đánh giá",
    Judgement.UNJUDGED: "chưa thẩm định",
    Judgement.NOT_APPLICABLE: "không áp dụng",
}


def targets_met(facts):
    if not facts.summary.targets:
        return None
    count = {judgement: facts.summary.count(judgement) for judgement in JUDGED}
    met, missed = count.pop(Judgement.MET), count.pop(Judgement.NOT_MET)
    whole = len(facts.summary.targets)
    text = (
        f"Trong {count_word(whole)} chỉ tiêu của phong trào, có {count_word(met)} chỉ tiêu đạt, "
        f"{count_word(missed)} chỉ tiêu chưa đạt"
    )
    rest = [f"{count_word(n)} chỉ tiêu {JUDGED[judgement]}" for judgement, n in count.items() if n]
    text = ", ".join([text, *rest])
    return sentence("targets", f"{text}.", whole=whole, met=met, missed=missed, rest=listed(rest))


def measure_result(result):
    """One measure over the bloc: its level, its goal, met or not and by how much."""
    measure, total = result.measure, result.total
    if not total.concerned:
        return None
    if measure.kind in SAID_NOT_COUNTED and total.known:
        return said_by_how_many(result)
    reached = reached_words(result)
    goal, verdict, margin = measure.goal_text(), JUDGED.get(result.judgement, ""), ""
    text = f"{measure.name}: {reached}"
    if verdict:
        margin = result_text(result)
        beyond = f" ({margin})" if margin else ""
        text += f"; mức phấn đấu {goal}: {verdict}{beyond}"
    asides = _asides(total)
    if asides:
        text += f"; {listed(asides)}"
    return sentence(
        f"measure-{measure.code}",
        f"{text}.",
        reached=reached,
        goal=goal,
        verdict=verdict,
        margin=margin,
        asides=listed(asides),
    )


def said_by_how_many(result):
    """A yes or no, or words: “Có hộp thư góp ý trực tuyến: 07/08 đơn vị đạt.”"""
    measure, total = result.measure, result.total
    met, asides = of_all(total.met, total.concerned), listed(_asides(total))
    text = f"{measure.name}: {met} đơn vị đạt" + (f"; {asides}" if asides else "")
    return sentence(f"measure-{measure.code}", f"{text}.", met=met, asides=asides)


def reached_words(result):
    """“96,5% (193/200)”, “1.833.468.000 đồng”, “7/9 đơn vị”, “chưa có số liệu”."""
    measure, total = result.measure, result.total
    if not total.known:
        return "chưa thẩm định" if total.unjudged else "chưa có số liệu"
    level = total_text(result)
    if not level.endswith("đơn vị"):
        level = f"{level} {unit_text(measure)}".replace(" %", "%").rstrip()
    if measure.aggregation == Aggregation.RATIO:
        level += f" ({level_text(total.numerator)}/{level_text(total.denominator)})"
    return level


def _asides(total):
    """What a reader must know before he compares."""
    return [
        words
        for count, words in (
            (total.excluded, f"đã trừ {format_number(total.excluded)} trường hợp"),
            (total.estimates, f"{count_word(total.estimates)} đơn vị báo cáo số ước thực hiện"),
            (total.unknown, f"{count_word(total.unknown)} đơn vị chưa có số liệu"),
            (total.unjudged, f"{count_word(total.unjudged)} đơn vị chưa được thẩm định"),
        )
        if count
    ]


def targets_reached(facts):
    """What the bloc may count among its strengths: the targets that all have met."""
    met = [
        target.target.text.rstrip(".; ")
        for target in facts.summary.targets
        if target.judgement == Judgement.MET
    ]
    if not met:
        return None
    return sentence("reached", f"Các chỉ tiêu đã đạt: {listed(met)}.", met=listed(met))


def targets_ahead(facts):
    missed = [
        target.target.text.rstrip(".; ")
        for target in facts.summary.targets
        if target.judgement == Judgement.NOT_MET
    ]
    if not missed:
        return None
    return sentence(
        "ahead",
        f"Tập trung thực hiện các chỉ tiêu chưa đạt: {listed(missed)}.",
        missed=listed(missed),
    )
