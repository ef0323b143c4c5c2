"""What belongs to the file of a bloc's year, as far as its reader may read it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils.timezone import localdate

from campaigns.models import Agreement, Campaign, Phase, Pledge
from emulation.models import Event, subject_key
from emulation.review import Status
from reports.documents import KINDS
from reports.models import Decision, Document, Evidence, Extension, Report
from units.models import Bloc, User

AT_ONCE = 500  # keys in one query
# What is drawn from its data where no paper of it is in force, in the order of the year.
DRAWN = {
    "programme": Campaign,
    "agreement": Agreement,
    "pledge": Pledge,
    "report": Report,
}
APPROVED_ONLY = ("pledge", "report")


@dataclass(frozen=True)
class YearFile:
    """A campaign belongs to the year it starts in, and everything else to its campaign."""

    bloc: Bloc
    year: int
    reader: User

    @cached_property
    def campaigns(self):
        found = Campaign.objects.visible_to(self.reader).not_amending()
        found = found.filter(bloc=self.bloc, starts_on__year=self.year).exclude(launched_at=None)
        return list(
            found.select_related("bloc", "parent__parent")
            .prefetch_related("pledges", "expected_units")
            .order_by("starts_on", "code")
        )

    @cached_property
    def phases(self):
        phases = Phase.objects.filter(campaign__in=self.campaigns)
        return list(
            phases.select_related("campaign", "summary").order_by("campaign", "order", "pk")
        )

    def rows(self, model):
        """What the reader may read of `model` in the campaigns of the year."""
        return self._of_year(model.objects.visible_to(self.reader))

    def _of_year(self, rows):
        names = {field.name for field in rows.model._meta.get_fields()}
        path = "campaign" if "campaign" in names else "phase__campaign"
        return rows.filter(**{"pk__in" if rows.model is Campaign else f"{path}__in": self._ids})

    @cached_property
    def _ids(self):
        return [campaign.pk for campaign in self.campaigns]

    # --- papers ------------------------------------------------------------------------------

    @property
    def documents(self):
        """Every paper with a number or on its way to one, whatever has become of it."""
        made_of = Q(pk__in=())
        for name, kind in KINDS.items():
            rows = self._of_year(kind.model.objects.all())
            made_of |= Q(kind=name, object_id__in=rows.values("pk"))
        found = Document.objects.visible_to(self.reader).filter(made_of, bloc=self.bloc)
        return found.light().select_related("body", "unit", "run__register", "asked_by")

    @cached_property
    def papers(self):
        """`documents`: the bloc's first, then by unit; by day and number."""

        def place(document):
            day = document.dated_on or localdate(document.asked_at)
            unit = document.unit.code if document.unit else ""
            return unit, day, document.serial or 0, document.pk

        return sorted(self.documents.prefetch_related("unit__names", "replacements"), key=place)

    def unissued(self):
        """(kind, id) of what is drawn from its data: approved, and no paper of it in force."""
        issued = set(self.documents.in_force().values_list("kind", "object_id"))
        for name, model in DRAWN.items():
            rows = self.rows(model)
            if name in APPROVED_ONLY:
                rows = rows.filter(status=Status.APPROVED).order_by("unit__code", "pk")
            for pk in rows.values_list("pk", flat=True):
                if (name, pk) not in issued:
                    yield name, pk

    def register_entries(self):
        """Of each run of numbers the year has used, every entry that the reader may see."""
        runs = self.documents.filter(run__isnull=False).values("run")
        entries = Document.objects.visible_to(self.reader).light().filter(run__in=runs)
        return entries.select_related("run__register__body", "asked_by").order_by(
            "run__register__body__name", "run__register", "run__period", "serial"
        )

    def decisions(self):
        return self._of_year(Decision.objects.visible_to(self.reader)).order_by("dated_on", "pk")

    # --- evidence ----------------------------------------------------------------------------

    def evidence(self):
        """The files that the reports speak of: as they stand, or as they were last sent."""
        for report in self.rows(Report).for_list().order_by("unit__code", "phase__order"):
            if report.is_read_live_by(self.reader):
                files = report.evidence.in_use()
            else:
                last = report.versions.last()
                said = [kept["id"] for kept in last.content["evidence"]] if last else []
                files = report.evidence.filter(pk__in=said)
            for file in files:
                file.report = report
                yield file

    def evidence_size(self):
        """How many files, and how many bytes: for the page that asks whether to add them."""
        sizes = Evidence.objects.in_use().filter(report__in=self.rows(Report))
        found = list(sizes.values_list("size", flat=True))
        return len(found), sum(found)

    # --- the record of acts ------------------------------------------------------------------

    def events(self):
        """The acts on all of this, in their order; of the bloc itself, those of the year."""
        found = []
        keys = sorted(self._keys())
        for start in range(0, len(keys), AT_ONCE):
            found += Event.objects.filter(subject__in=keys[start : start + AT_ONCE])
        found += Event.objects.of(self.bloc).filter(at__year=self.year)
        return sorted(found, key=lambda event: event.pk)

    def _keys(self):
        for kind in KINDS.values():
            yield from map(subject_key, self.rows(kind.model).only("pk"))
        yield from map(subject_key, self.documents.only("pk").select_related(None))
        yield from map(subject_key, self.decisions().only("pk"))
        yield from map(subject_key, Extension.objects.filter(phase__in=self.phases))
