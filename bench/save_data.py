"""A desk for each client: an officer signed in, his unit's report, and what he types next."""

from dataclasses import dataclass

from bench.data import make_bloc_data
from bench.site_data import sign_in
from campaigns.models import MeasureKind
from emulation.review import Status
from reports.models import Report
from units.models import Appointment, Role, User


@dataclass
class Desk:
    report: int
    version: int
    session: str
    measures: list  # (id, code, kind)
    figures: dict  # measure id: figure id
    turn: int = 0

    def next_body(self, page):
        """All rows typed anew."""
        return self._our_body() if page == "ours" else self._formset_body()

    def saved(self):
        self.turn += 1
        self.version += 1

    def _typed(self, kind):
        """The numbers of this turn, never those of the one before."""
        n = 1 + self.turn % 90
        if kind == MeasureKind.RATIO:
            return {"numerator": str(n), "denominator": "100"}
        return {"value": f"{n}.000"}

    def _our_body(self):
        body = {"version": self.version, "then": "later"}
        for _, code, kind in self.measures:
            row = self._typed(kind) | {"state": "official", "note": f"Lần {self.turn}"}
            body |= {f"{part}-{code}": text for part, text in row.items()}
        return body

    def _formset_body(self):
        count = len(self.measures)
        body = {"version": self.version, "figures-TOTAL_FORMS": count}
        body["figures-INITIAL_FORMS"] = count
        for n, (pk, _, kind) in enumerate(self.measures):
            row = self._typed(kind) | {"state": "official", "note": f"Lần {self.turn}"}
            row["id"] = self.figures[pk]
            body |= {f"figures-{n}-{part}": text for part, text in row.items()}
        return body


def desks_for(code, *, units, measures):
    """The desks, made on the first call; every report is a draft with all figures reported."""
    reports = Report.objects.filter(phase__campaign__code=code)
    if not reports.exists():
        make_bloc_data(code=code, units=units, measures=measures, status=Status.DRAFT)
    return [_desk(report) for report in reports.select_related("phase").order_by("pk")]


def _desk(report):
    asked = list(report.campaign.measures.values_list("pk", "code", "kind"))
    figures = dict(report.figures.values_list("measure_id", "pk"))
    session = sign_in(_officer(report))
    return Desk(report.pk, report.version, session, asked, figures)


def _officer(report):
    username = f"canbo-{report.pk}"
    user, is_new = User.objects.get_or_create(username=username, defaults={"full_name": username})
    if is_new:
        user.set_unusable_password()
        user.save()
        Appointment.objects.create(user=user, role=Role.OFFICER, unit=report.unit)
    return user
