"""The table of figures: all cells of a report, read at once and written at once.

Not a formset: building and validating 25 forms costs several times what is needed here
(bench/save_report.py). Everything is checked before the transaction is opened.
"""

from django.utils.timezone import localdate

from campaigns.spans import head_of, span_of
from reports.forms.figure_rows import WRITTEN, Row
from reports.forms.words import VersionForm
from reports.models import Figure, FigureState
from reports.reading import places


class FiguresForm:
    """The form of the whole table. `show` picks rows: todo, warned or returned; else all."""

    SHOWN = {
        "todo": ("Chưa nhập", lambda row: not row.is_entered),
        "warned": ("Có cảnh báo", lambda row: row.warnings),
        "returned": ("Có ý kiến", lambda row: row.was_sent_back),
    }

    def __init__(self, report, data=None, show=""):
        self.report, self.data, self.show = report, data, show
        self.version = report.version
        self.non_field_errors = []
        self.lines = [line for line in report.figure_lines() if line.is_owed]
        self.all_rows = self._rows()
        self.rows = self._shown()

    def _rows(self):
        targets = [
            (t.code, t.text, t.group) if (t := line.measure.target) else None for line in self.lines
        ]
        state = self._usual_state()
        spans = [span_of(line.measure, self.report.phase) for line in self.lines]
        self.span = head_of(spans)
        return [
            Row(line, place, self.data if self._is_posted(line) else None, state, span, self.span)
            for line, place, span in zip(self.lines, places(targets), spans, strict=True)
        ]

    def _is_posted(self, line):
        """A row that the page did not show is left alone."""
        return self.data is not None and f"state-{line.measure.code}" in self.data

    def _usual_state(self):
        """Before its period is over a figure is an estimate, unless the unit says otherwise."""
        ends_on = self.report.phase.ends_on
        is_over = ends_on is not None and localdate() > ends_on
        return FigureState.OFFICIAL if is_over else FigureState.ESTIMATE

    def _shown(self):
        if self.data is not None:
            return [row for row in self.all_rows if row.values or row.errors]
        picks = self.SHOWN.get(self.show)
        return [row for row in self.all_rows if picks[1](row)] if picks else self.all_rows

    @property
    def entered(self):
        return sum(row.is_entered for row in self.all_rows)

    @property
    def total(self):
        return len(self.all_rows)

    @property
    def filters(self):
        """(code, label, how many rows) of each way to show the table."""
        picks = {"": ("Tất cả", lambda row: True)} | self.SHOWN
        return [
            (code, label, sum(bool(holds(row)) for row in self.all_rows))
            for code, (label, holds) in picks.items()
        ]

    @property
    def states(self):
        return FigureState.choices

    @property
    def errors(self):
        return self.non_field_errors + [error for row in self.rows for error in row.errors]

    def __iter__(self):
        return (cell for row in self.rows for cell in row.cells.values())

    def is_valid(self):
        return self.data is not None and not self.errors

    def refused(self, why):
        """The form as typed, beside what is stored now, with the reason it was not saved."""
        self.report.refresh_from_db(fields=["version", "status"])
        form = FiguresForm(self.report, self.data, self.show)
        form.non_field_errors.append(str(why))
        for row in form.rows:
            row.compare()
        return form

    def save(self, by):
        """Write what changed. Raises StaleVersion or ReviewRefused, and then nothing is."""
        changed = [row for row in self.rows if row.is_changed]
        if not changed:
            return
        figures = [row.built for row in changed if not row.is_cleared]
        cleared = [row.figure.pk for row in changed if row.is_cleared]
        for figure in figures:
            figure.report, figure.typed_by = self.report, by
        with self.report.writing(by=by, version=VersionForm(self.data).seen):
            if cleared:
                Figure.objects.filter(pk__in=cleared).delete()
            if figures:
                Figure.objects.bulk_create(
                    figures,
                    update_conflicts=True,
                    unique_fields=["report", "measure"],
                    update_fields=[*WRITTEN, "verdict", "typed_by"],
                )
