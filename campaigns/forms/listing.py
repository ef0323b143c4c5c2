"""What the list of campaigns is narrowed to."""

from django import forms
from django.db.models.functions import ExtractYear

from campaigns.models import CampaignStatus


class CampaignFilter(forms.Form):
    q = forms.CharField(label="Tìm theo tên", required=False, max_length=100)
    khoi = forms.ChoiceField(label="Khối", required=False)
    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int)
    trang_thai = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), *CampaignStatus.choices]
    )

    def __init__(self, *args, campaigns, **kwargs):
        """`campaigns` are those the user may see: only their blocs and years are offered."""
        super().__init__(*args, label_suffix="", **kwargs)
        self.campaigns = campaigns
        pairs = campaigns.order_by().annotate(year=ExtractYear("starts_on"))
        places = sorted(set(pairs.values_list("bloc", "bloc__name", "year")), key=lambda p: p[1])
        blocs = dict.fromkeys((str(pk), name) for pk, name, _ in places)
        years = sorted({year for *_, year in places}, reverse=True)
        self.fields["khoi"].choices = [("", "Tất cả"), *blocs]
        self.fields["nam"].choices = [("", "Tất cả"), *((str(year), str(year)) for year in years)]
        for field in self.fields.values():
            is_choice = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if is_choice else "form-control"

    def rows(self):
        """What is asked for; a value that is not offered narrows nothing."""
        asked = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        rows = self.campaigns.for_list()
        if q := asked.get("q"):
            rows = rows.found_by(q)
        if bloc := asked.get("khoi"):
            rows = rows.filter(bloc=bloc)
        if year := asked.get("nam"):
            rows = rows.filter(starts_on__year=year)
        if status := asked.get("trang_thai"):
            rows = rows.filter(status=status)
        return rows
