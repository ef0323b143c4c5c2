"""What is won or proposed: a title (danh hiệu) or a form of commendation (hình thức)."""

from django.db import models
from django.db.models import Q

from campaigns.models import CommendationForm, EmulationTitle
from campaigns.models.plan import Part


class Commended(Part):
    """A row that names one of two catalogues, and never both."""

    title = models.ForeignKey(
        EmulationTitle,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="danh hiệu thi đua",
    )
    form = models.ForeignKey(
        CommendationForm,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hình thức khen thưởng",
    )

    class Meta(Part.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(title__isnull=False, form__isnull=True)
                | Q(title__isnull=True, form__isnull=False),
                name="%(class)s_is_a_title_or_a_form",
                violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
            ),
        ]

    @property
    def what(self):
        return self.title or self.form
