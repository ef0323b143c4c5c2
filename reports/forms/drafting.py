"""Forms of the summary: a person's words for a section, and the head of the paper."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout, Submit
from django import forms
from django.db.models import Q

from emulation.fields import MarkupField, MarkupTextarea
from emulation.review import StaleVersion
from reports.drafting.keeping import rewrite
from reports.models import Summary
from units.models import IssuingBody
from units.paper_heads import PaperHeadForm

MAX_SECTION = 40_000  # characters: some fifteen printed pages
BACK_TO_SUMMARY = (
    '<a class="btn btn-outline-secondary" href="{% url "reports:summary" phase.pk %}">Quay lại</a>'
)


class SectionForm(forms.Form):
    """A person's words for one section; the button “take” goes back to the draft.

    `version` is that of the summary when the page was opened.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = MarkupField(
        label="Nội dung",
        required=False,
        max_length=MAX_SECTION,
        widget=MarkupTextarea(attrs={"rows": 18}),
    )

    def __init__(self, *args, section, version, **kwargs):
        super().__init__(*args, initial={"version": version, "text": section.text}, **kwargs)
        self.section = section
        self.helper = FormHelper()
        save = Submit("save", "Lưu nội dung")
        self.helper.layout = Layout(
            "version", "text", Div(save, HTML(BACK_TO_SUMMARY), css_class="page-actions")
        )

    @property
    def takes_draft(self):
        return "take" in self.data

    @property
    def done(self):
        return "Đã dùng lại bản dự thảo." if self.takes_draft else "Đã lưu nội dung."

    def save(self, *, by):
        """Whether it was saved; if somebody else wrote meanwhile, the form says who."""
        text = None if self.takes_draft else self.cleaned_data["text"]
        try:
            rewrite(self.section, text, version=self.cleaned_data["version"], by=by)
        except StaleVersion as stale:
            self.add_error(None, str(stale))
            return False
        return True


class SummaryHeadForm(PaperHeadForm):
    class Meta(PaperHeadForm.Meta):
        model = Summary

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout[-1].fields.append(HTML(BACK_TO_SUMMARY))

    def bodies(self):
        """The bloc itself, and its members of the year: a head without a seal uses its own."""
        campaign = self.instance.campaign
        members = campaign.bloc.members_in(campaign.year).values("unit")
        return IssuingBody.objects.filter(Q(bloc=campaign.bloc_id) | Q(unit__in=members))
