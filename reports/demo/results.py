"""The reports of the demonstration."""

from datetime import datetime, timedelta

from campaigns.models import CommendationForm, MeasureKind
from emulation.deadlines import VIETNAM
from emulation.review import Status
from reports.demo.clock import acting_at
from reports.demo.figures import HIGHLIGHTS, WORDS, NotApplicable
from reports.demo.review import carry_through
from reports.models import FigureState, Report, Verdict
from units.models import Role

EXTENDED = "Đơn vị tiếp nhận nhiệm vụ sau sáp nhập, đề nghị lùi thời hạn."


def report(play, phase, unit, place, outcome, reached):
    """The report of a unit for a phase, as far as `outcome` says."""
    officer = play.typist(phase.campaign, unit)
    sent_at = _sent_at(phase, place, outcome)
    with acting_at(sent_at - timedelta(days=1)):
        made = _written(phase, unit, place, outcome, reached, officer)
    carry_through(made, outcome, play=play, sent_at=sent_at, before_deciding=_judge_words)


def _written(phase, unit, place, outcome, reached, officer):
    made = Report.objects.start(phase, unit, by=officer)
    with made.writing(by=officer, version=made.version) as current:
        measures = list(current.owed_measures().select_related("target"))
        if outcome.status == Status.DRAFT:
            measures = measures[:3]
        for measure in measures:
            current.figures.create(
                measure=measure,
                typed_by=officer,
                **_figure(measure, reached[measure.code][place], phase),
            )
        if outcome.status != Status.DRAFT:
            _write_words(current, place)
    return Report.objects.get(pk=made.pk)


def _judge_words(made, reviewer):
    """The reviewer's word on the qualitative figures, before the report is decided on."""
    figures = made.figures.filter(measure__kind=MeasureKind.WORDS)
    judged = {figure.pk: (Verdict.MET, "") for figure in figures}
    made.judge_figures(judged, by=reviewer, version=made.version)


def _figure(measure, entry, phase):
    """The columns of a figure; before the year is over a figure is an estimate."""
    if entry is None:
        return {"state": FigureState.NONE}
    if isinstance(entry, NotApplicable):
        return {"state": FigureState.NOT_APPLICABLE, "reason": entry.reason}
    state = FigureState.OFFICIAL if phase.is_final else FigureState.ESTIMATE
    match measure.kind:
        case MeasureKind.RATIO:
            keys = ("numerator", "denominator", "excluded", "excluded_note")
            return {"state": state, **dict(zip(keys, entry, strict=False))}
        case MeasureKind.YES_NO:
            return {"state": FigureState.OFFICIAL, "is_yes": entry}
        case MeasureKind.WORDS:
            return {"state": FigureState.OFFICIAL, "words": entry}
    value, baseline = entry if isinstance(entry, tuple) else (entry, None)
    return {"state": state, "value": value, "baseline": baseline}


def _write_words(current, place):
    unit = current.unit.short_name
    for section in current.sections.all():
        section.text = WORDS[section.code].format(unit=unit)
        section.save(update_fields=["text"])
    kind, name, description = HIGHLIGHTS[place % len(HIGHLIGHTS)]
    current.highlights.create(kind=kind, name=name, description=description)
    form = CommendationForm.objects.get(code="GK-TT" if place % 2 else "BK-CN")
    current.awards.create(form=form, quantity=1 + place % 3)


def _sent_at(phase, place, outcome):
    """A plausible morning before the deadline, or soon after it."""
    month, day = (12, 3) if phase.is_final else (7, 2)
    if not outcome.is_late:
        month, day = (month - 1, 24 + place % 5)
    return datetime(phase.campaign.year, month, day, 8 + place % 3, 7 * place, tzinfo=VIETNAM)


def extend(play, phase, unit):
    """One unit is given more time, before it has begun."""
    month = 12 if phase.is_final else 7
    due_at = datetime(phase.campaign.year, month, 6, tzinfo=VIETNAM)
    secretary = play.cast.of(Role.SECRETARIAT, phase.campaign.bloc)
    with acting_at(due_at - timedelta(days=16)):
        Report(phase=phase, unit=unit).extend(due_at, EXTENDED, by=secretary)
