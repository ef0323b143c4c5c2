"""What looks unlikely in a figure: said beside it, never refused."""

from campaigns.models import MeasureKind
from campaigns.spans import accumulates
from emulation.numbers import format_number
from reports.models.figure import KNOWN

COUNTED = (MeasureKind.NUMBER, MeasureKind.MONEY, MeasureKind.TITLES)


def warnings_of(line, figure):
    """Sentences about `figure`, beside the pledge and the phase before that `line` holds."""
    measure, value = line.measure, figure.value
    if figure.state not in KNOWN or measure.kind not in COUNTED or value is None:
        return []
    found = []
    if measure.unit_of_measure == "%" and value > 100 and not measure.is_reported_as_change:
        found.append("Lớn hơn 100%: kiểm tra lại.")
    if value < 0 and not measure.is_reported_as_change:
        found.append("Số âm: kiểm tra lại.")
    before = line.previous.value if line.previous and line.previous.state in KNOWN else None
    if accumulates(measure) and before is not None and value < before:
        found.append(f"Thấp hơn số kỳ trước ({format_number(before)}) dù tính lũy kế từ đầu năm.")
    goal = line.pledged.value if line.pledged else None
    if goal and goal > 0 and value >= 10 * goal:
        found.append(
            f"Gấp từ 10 lần mức đăng ký ({format_number(goal)}): kiểm tra lại đơn vị tính."
        )
    return found
