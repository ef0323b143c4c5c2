"""What was changed in a campaign after its launch."""

from django.db import models

from campaigns.models.campaign import Campaign
from emulation.model_fields import OfficialCharField, OfficialTextField


class Amendment(models.Model):
    """A change of a launched campaign: what, why, and by which paper.

    `former_paper` is what the launch paper said until then (`emulation.paper_json`): the first
    amendment of a campaign keeps the paper as it was launched.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="amendments", verbose_name="phong trào"
    )
    number = models.PositiveSmallIntegerField("lần")
    reason = OfficialTextField("lý do")
    paper = OfficialCharField("theo văn bản", max_length=300)
    made_at = models.DateTimeField("có hiệu lực lúc")
    made_by = OfficialCharField("người thực hiện", max_length=400)
    former_paper = models.JSONField("văn bản trước khi sửa đổi", null=True, editable=False)

    class Meta:
        ordering = ["number"]
        verbose_name = "sửa đổi, bổ sung"
        verbose_name_plural = "sửa đổi, bổ sung"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="amendment_number_once"),
        ]

    def __str__(self):
        return f"Sửa đổi, bổ sung lần {self.number}"


class AmendedItem(models.Model):
    """One thing an amendment changed, in words: before and after."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    what = OfficialCharField("nội dung", max_length=400)
    before = OfficialTextField("trước", blank=True)
    after = OfficialTextField("sau", blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = "nội dung sửa đổi"
        verbose_name_plural = "nội dung sửa đổi"

    def __str__(self):
        return self.what
