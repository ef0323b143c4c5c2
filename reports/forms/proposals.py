"""Who is proposed for which title or form of commendation."""

from django import forms
from django.forms.models import inlineformset_factory
from django.utils.timezone import localdate

from campaigns.models import CommendationForm, EmulationTitle, Holder
from emulation.fields import OfficialLineField
from reports.forms.words import MOST_ROWS, OrderedFormSet, catalogue_choices
from reports.models import BlocPaper, Proposal

NOT_A_MEMBER = "Không phải đơn vị thành viên"
FOR_A_PERSON = "Dành cho cá nhân: nhập tên cá nhân, hoặc chọn danh hiệu, hình thức của tập thể."


class ProposalForm(forms.ModelForm):
    """A member unit, or somebody else by name; one choice out of the two catalogues."""

    field_order = ["unit", "name", "what", "note"]
    unit = forms.TypedChoiceField(
        label="Đơn vị thành viên", required=False, coerce=int, empty_value=None
    )
    name = OfficialLineField(
        label="Hoặc tập thể, cá nhân khác",
        required=False,
        max_length=300,
        help_text="Để trống khi đã chọn đơn vị; nhập nếu cần in tên khác với tên đơn vị.",
    )
    what = forms.ChoiceField(label="Danh hiệu, hình thức khen thưởng")
    note = OfficialLineField(label="Thành tích, ghi chú", required=False, max_length=500)

    class Meta:
        model = Proposal
        fields = ["name", "note"]

    def __init__(self, *args, units, choices, of_persons, **kwargs):
        super().__init__(*args, **kwargs)
        self.units, self.of_persons = dict(units), of_persons
        if self.instance.unit_id:
            self.units.setdefault(self.instance.unit_id, self.instance.name)
        self.fields["unit"].choices = [("", NOT_A_MEMBER), *self.units.items()]
        self.fields["what"].choices = choices
        self.initial["unit"] = self.instance.unit_id
        for catalogue in ("title", "form"):
            if pk := getattr(self.instance, f"{catalogue}_id"):
                self.initial["what"] = f"{catalogue}:{pk}"

    def clean(self):
        cleaned = super().clean()
        unit = cleaned.get("unit")
        self.instance.unit_id = unit
        if unit and not cleaned.get("name") and cleaned.get("what") in self.of_persons:
            self.add_error("what", FOR_A_PERSON)
        cleaned["name"] = cleaned.get("name") or self.units.get(unit, "")
        if not cleaned["name"] and "unit" not in self.errors and "name" not in self.errors:
            self.add_error("unit", "Chọn đơn vị, hoặc nhập tên tập thể, cá nhân bên cạnh.")
        kind, _, pk = cleaned.get("what", "").partition(":")
        self.instance.title_id = int(pk) if kind == "title" else None
        self.instance.form_id = int(pk) if kind == "form" else None
        return cleaned


ProposalFormSet = inlineformset_factory(
    BlocPaper,
    Proposal,
    form=ProposalForm,
    formset=OrderedFormSet,
    extra=2,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
)


def formset_of(paper, data):
    """The proposals of `paper` to be filled in. Catalogues are offered as in force on its day."""
    day = (paper.phase and paper.phase.ends_on) or localdate()
    campaign = paper.campaign
    units = {row.unit_id: row.name for row in campaign.expected_units.all()}
    kwargs = {"units": units, "choices": catalogue_choices(day), "of_persons": _of_persons()}
    return ProposalFormSet(data, instance=paper, form_kwargs=kwargs)


def _of_persons():
    """The choices that only a person can be proposed for."""
    catalogues = {"title": EmulationTitle, "form": CommendationForm}
    return {
        f"{kind}:{pk}"
        for kind, catalogue in catalogues.items()
        for pk in catalogue.objects.filter(holder=Holder.INDIVIDUAL).values_list("pk", flat=True)
    }
