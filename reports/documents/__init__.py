"""Official papers, built from the data as values of `emulation.paper`.

One module says what each paper contains; how it looks follows from its regime, which `head` picks
by the family of the issuing body and the date of the paper. Each builder takes the object and a
reader and gives the Paper with what that reader may read (all of it without one), or None.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from campaigns.models import Agreement, Campaign, Pledge
from emulation.paper import Paper
from reports.documents.agreement import agreement
from reports.documents.bloc_paper import bloc_paper
from reports.documents.pledge import pledge
from reports.documents.programme import programme
from reports.documents.report import unit_report
from reports.documents.summary import summary
from reports.models import BlocPaper, Report, Summary


@dataclass(frozen=True)
class Kind:
    """A kind of paper: of which object, under which name, and who builds it."""

    title: str
    model: type[Model]
    build: Callable[..., Paper | None]
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()

    def visible_to(self, user) -> QuerySet:
        return self._with_all(self.model.objects.visible_to(user))

    def every(self) -> QuerySet:
        """Without asking who reads: for the person at the server's console."""
        return self._with_all(self.model.objects.all())

    def _with_all(self, rows):
        return rows.select_related(*self.related).prefetch_related(*self.prefetched)


BLOC = "campaign__bloc", "campaign__issuing_body"
OWN = "issuing_body", "signatory", "unit__parent"
TARGETS = "targets__measures"
KINDS = {
    "programme": Kind(
        "Văn bản phát động",
        Campaign,
        programme,
        ("bloc", "issuing_body", "signatory", "amends__issuing_body"),
        (
            "amendments",
            "bases__basis",
            "sections",
            "phases__occasions",
            TARGETS,
            "movements",
            "prizes",
            "assignments",
            "recipients",
        ),
    ),
    "pledge": Kind("Bản đăng ký thi đua", Pledge, pledge, (*BLOC, *OWN), ("unit__names",)),
    "agreement": Kind(
        "Bản giao ước thi đua",
        Agreement,
        agreement,
        (*BLOC, "issuing_body", "signatory"),
        ("parties", f"campaign__{TARGETS}"),
    ),
    "report": Kind(
        "Báo cáo của đơn vị",
        Report,
        unit_report,
        (*(f"phase__{path}" for path in BLOC), *OWN),
        ("unit__names", "phase__extensions"),
    ),
    "summary": Kind(
        "Báo cáo tổng hợp của khối",
        Summary,
        summary,
        (
            *(f"phase__{path}" for path in BLOC),
            "phase__campaign__parent__issuing_body",
            "issuing_body",
            "signatory",
        ),
        ("sections__sentences",),
    ),
    "bloc-paper": Kind(
        "Văn bản của khối",
        BlocPaper,
        bloc_paper,
        (*BLOC, "issuing_body", "signatory"),
        ("late_units", "proposals__title", "proposals__form"),
    ),
}
