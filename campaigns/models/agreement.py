"""What the bloc signs together (bản giao ước), and who has signed."""

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from campaigns.models.campaign import Campaign
from campaigns.models.plan import Part
from emulation.deadlines import short_date, short_instant
from emulation.model_fields import OfficialCharField, OfficialTextField
from emulation.models import Event
from emulation.review import StaleVersion
from units.models import PaperHead, Unit
from units.models.unit import in_force


class AgreementQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(campaign__in=Campaign.objects.visible_to(user))

    @transaction.atomic
    def draw_up(self, campaign, *, by):
        """The campaign's agreement; made now, with its parties, if there is none yet."""
        body = campaign.bloc.issuing_bodies.filter(*in_force(localdate())).first()
        agreement, is_new = self.get_or_create(
            campaign=campaign,
            defaults={"issuing_body": campaign.issuing_body or body},
        )
        if is_new:
            head = campaign.bloc.head_unit_in(campaign.year)
            units = sorted(campaign.expected_units.all(), key=lambda row: row.unit_id != head)
            agreement.parties.bulk_create(
                AgreementParty(agreement=agreement, unit_id=row.unit_id, name=row.name, order=n)
                for n, row in enumerate(units, 1)
            )
            Event.objects.record(agreement, "draw_up", "Lập bản giao ước", by=by)
        return agreement

    def lock(self, pk, *, version):
        """The row, locked for writing; raises StaleVersion when it was changed meanwhile."""
        row = self.select_for_update(of=("self",)).get(pk=pk)
        if row.version != version:
            raise StaleVersion(row.last_change())
        return row


class Agreement(PaperHead):
    """The bloc's common paper (bản giao ước thi đua), signed by every member.

    Its words are fixed by the first signature: nobody is shown as having signed another text.
    """

    campaign = models.OneToOneField(
        Campaign, on_delete=models.PROTECT, related_name="agreement", verbose_name="phong trào"
    )
    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    venue = OfficialCharField("nơi ký", max_length=300, blank=True)
    common_content = OfficialTextField("nội dung giao ước", blank=True)
    commitment = OfficialTextField("cam kết chung", blank=True)
    witnesses = OfficialTextField("đại biểu chứng kiến", blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "bản giao ước thi đua"
        verbose_name_plural = "bản giao ước thi đua"

    def __str__(self):
        return f"Bản giao ước thi đua năm {self.campaign.year} của {self.campaign.bloc}"

    def get_absolute_url(self):
        return reverse("campaigns:agreement", args=[self.campaign_id])

    def last_change(self):
        event = Event.objects.of(self).last()
        who = f"{event.actor} lúc {short_instant(event.at)}" if event else "người khác"
        return f"Bản giao ước vừa được {who} sửa. Phần bạn nhập vẫn còn dưới đây, chưa được lưu."

    @transaction.atomic
    def write(self, fields, parties, *, by, version):
        """Write the words and the representatives of `parties`. Raises StaleVersion."""
        current = Agreement.objects.lock(self.pk, version=version)
        for name, value in fields.items():
            setattr(current, name, value)
        current.version += 1
        current.save(update_fields=["version", *fields])
        AgreementParty.objects.bulk_update(parties, ["representative", "post"])
        Event.objects.record(current, "edit", "Sửa bản giao ước", by=by)

    @transaction.atomic
    def mark_signed(self, parties, *, on, by):
        """Note that these parties signed on that day. Those noted before keep their day."""
        current = Agreement.objects.select_for_update(of=("self",)).get(pk=self.pk)
        chosen = current.parties.filter(pk__in=[party.pk for party in parties], signed_on=None)
        names = "; ".join(chosen.values_list("name", flat=True))
        if not names:  # a second press: all of them were noted a moment ago
            return
        chosen.update(signed_on=on, recorded_by=by.described())
        current._note("sign", "Ghi nhận đã ký", f"Ký ngày {short_date(on)}: {names}", by=by)

    @transaction.atomic
    def unmark_signed(self, party, *, reason, by):
        """Take back what was noted by mistake."""
        current = Agreement.objects.select_for_update(of=("self",)).get(pk=self.pk)
        current.parties.filter(pk=party.pk).update(signed_on=None, recorded_by="")
        current._note("unsign", "Bỏ ghi nhận đã ký", f"{party.name}: {reason}", by=by)

    def _note(self, action, label, note, *, by):
        self.version += 1
        self.save(update_fields=["version"])
        Event.objects.record(self, action, label, by=by, note=note, version=self.version)


class AgreementParty(Part):
    """A signing party: who represents it, and whether, when and by whose record it signed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    name = OfficialCharField("tên bên ký", max_length=300)
    post = OfficialCharField("chức vụ người ký", max_length=200, blank=True)
    representative = OfficialCharField("người đại diện", max_length=150, blank=True)
    signed_on = models.DateField("đã ký ngày", null=True, blank=True)
    recorded_by = OfficialCharField("người ghi nhận", max_length=400, blank=True)

    class Meta(Part.Meta):
        verbose_name = "bên ký giao ước"
        verbose_name_plural = "bên ký giao ước"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "unit"], name="party_signs_once"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True, recorded_by="")
                | (Q(signed_on__isnull=False) & ~Q(recorded_by="")),
                name="signature_says_who_recorded_it",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def recorder(self):
        """Who noted the signature, without the office held: it is the same for all rows."""
        return self.recorded_by.partition(";")[0]

    @property
    def has_signed(self):
        return self.signed_on is not None
