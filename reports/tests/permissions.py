"""A small province in which everybody tries every page: who they are, and what they try."""

from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from campaigns.models import Agreement, PledgeVersion
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
)
from emulation.review import Status
from reports.documents.programme import kept
from reports.issuing.rules import kind_of
from reports.models import (
    Document,
    DocumentStatus,
    Evidence,
    PaperType,
    ReportVersion,
    Summary,
)
from reports.tests.bloc_papers import make_bloc_paper
from reports.tests.factories import (
    make_appendix_file,
    make_decision,
    make_document,
    make_figure,
    make_report,
    make_signed,
    make_work,
)
from units.models import MemberRole, Register, Role
from units.tests.factories import (
    make_bloc,
    make_issuing_body,
    make_membership,
    make_unit,
    make_user,
)

# The columns of the matrix.
PEOPLE = (
    "anonymous", "nobody", "officer", "head", "office", "chief", "deputy", "observer", "staff",
    "super",
)  # fmt: skip


class Province:
    """`places`: the unit of the officer and the head, its neighbour in the bloc, one of another
    bloc; each with what it has sent, and (“draft”) with what it is still writing."""

    def __init__(self):
        bloc, other_bloc = make_bloc("Khối một"), make_bloc("Khối hai")
        unit, near, far, leader = (make_unit(f"Đơn vị {name}") for name in "ABCD")
        for member in (unit, near):
            make_membership(bloc, member, year=2026)
        make_membership(bloc, leader, year=2026, role=MemberRole.HEAD)
        make_membership(other_bloc, far, year=2026)
        self.author = make_user()
        self.people = self._people(unit, bloc)
        self.places = {}
        for home, units in ((bloc, {"own": unit, "near": near}), (other_bloc, {"far": far})):
            draft = make_campaign(home)
            make_phase(draft)
            sent, begun = (self._campaign(home, *units.values()) for _ in range(2))
            for name, of in units.items():
                self.places[name] = self._written(of, sent, draft, Status.SUBMITTED)
                self.places[f"{name} draft"] = self._written(of, begun, draft, Status.DRAFT)

    def _people(self, unit, bloc):
        people = {
            "nobody": make_user(),
            "officer": make_user(Role.OFFICER, unit),
            "head": make_user(Role.UNIT_HEAD, unit),
            "office": make_user(Role.SECRETARIAT, bloc),
            "chief": make_user(Role.BLOC_HEAD, bloc),
            "deputy": make_user(Role.BLOC_DEPUTY, bloc),
            "observer": make_user(Role.OBSERVER, bloc),
            "staff": make_user(is_staff=True),
            "super": make_user(is_staff=True, is_superuser=True),
        }
        self.cookies = {}
        for name, person in people.items():
            client = Client()
            client.force_login(person)
            self.cookies[name] = client.cookies
        return people

    def _campaign(self, bloc, *units):
        campaign = make_campaign(bloc, launched=True, units=units)
        make_phase(campaign)
        make_measure(make_target(campaign))
        return campaign

    def _written(self, unit, campaign, draft, status):
        pledge = make_pledge(campaign, unit, status=status)
        phase = campaign.phases.get()
        report = make_report(phase, unit, status=status)
        report.sections.create(code="lanh-dao", title="Lãnh đạo", order=1)
        make_figure(report, campaign.measures.get(), 1, typed_by=self.author)
        sent = {"number": 1, "content": report.content(), "sha256": "0", "sent_at": timezone.now(),
                "sent_by": "Ai đó"}  # fmt: skip
        if status == Status.SUBMITTED:
            ReportVersion.objects.create(report=report, **sent)
            PledgeVersion.objects.create(pledge=pledge, **sent | {"content": pledge.content()})
        amendment, _ = campaign.amendments.get_or_create(
            number=1,
            defaults={"made_at": timezone.now(), "former_paper": kept(campaign.pk)},
        )
        summary, _ = Summary.objects.get_or_create(phase=phase)
        summary.sections.get_or_create(code="tinh-hinh", title="Tình hình", order=1)
        agreement, _ = Agreement.objects.get_or_create(campaign=campaign)
        work = make_work(self.people["office"], summary)
        return {
            **self._documents(campaign, summary, agreement, report),
            **self._papers(campaign, phase),
            "unit": unit, "bloc": campaign.bloc, "campaign": campaign, "draft": draft,
            "phase": phase, "pledge": pledge, "report": report, "evidence": self._file(report),
            "row": draft.phases.get(), "work": work, "agreement": agreement,
            "summary": summary, "amendment": amendment,
        }  # fmt: skip

    def _documents(self, campaign, summary, agreement, report):
        """The papers of the bloc, made once, and one of the unit."""
        body = campaign.bloc.issuing_bodies.first() or make_issuing_body(campaign.bloc)
        register, _ = Register.objects.get_or_create(body=body, name="Sổ văn bản đi")
        papers = {"document": (summary, DocumentStatus.ISSUED),
                  "signing": (agreement, DocumentStatus.FOR_SIGNATURE),
                  "issuing": (campaign, DocumentStatus.ISSUING)}  # fmt: skip
        made = {
            name: Document.objects.of(kind_of(row), row).first()
            or make_document(row, body, status=status)
            for name, (row, status) in papers.items()
        }
        made["of unit"] = make_document(report, body)
        for document in (made["document"], made["of unit"]):
            make_signed(document)
            make_appendix_file(document)
        return made | {"register": register}

    def _papers(self, campaign, phase):
        """The bloc's other papers, which it is writing, and a decision with its scan: made once."""
        if not campaign.papers.exists():
            for type in (PaperType.REMINDER, PaperType.MINUTES):
                make_bloc_paper(campaign, type, phase, proposals=0)
            decision = make_decision(campaign, file_name="QĐ.pdf", sha256="0" * 64, file="none")
            decision.file.save("x", ContentFile(b"%PDF-1.7"))
        letter, minutes = campaign.papers.order_by("pk")
        return {"letter": letter, "minutes": minutes, "decision": campaign.decisions.get()}

    def _file(self, report):
        evidence = Evidence(report=report, name="Biên bản.pdf", content_type="application/pdf",
                            size=8, sha256="0", added_by=self.author)  # fmt: skip
        evidence.file.save("x", ContentFile(b"%PDF-1.7"))
        return evidence

    def client_of(self, person):
        client = Client()
        if person in self.cookies:
            name = settings.SESSION_COOKIE_NAME
            client.cookies[name] = self.cookies[person][name].value
        return client
