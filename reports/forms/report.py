"""Which reports to show, and which to begin."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404

from campaigns.models import Campaign, CampaignStatus, ExpectedUnit, Phase
from reports.expected import status_choices


class PhaseChoice(forms.ModelChoiceField):
    def label_from_instance(self, phase):
        return f"{phase.name}, năm {phase.campaign.year} · {phase.campaign.bloc}"


class ReportFilter(forms.Form):
    """Read from the address; what is not a choice falls back to the latest phase, all statuses."""

    dot = PhaseChoice(None, label="Đợt", required=False, empty_label=None)
    tinh_trang = forms.ChoiceField(label="Trạng thái", required=False)

    def __init__(self, data, *, phases):
        super().__init__(data)
        self.fields["dot"].queryset = phases
        self.fields["tinh_trang"].choices = status_choices()
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"
        self.is_valid()
        self.phase = self.cleaned_data.get("dot") or phases.first()
        self.show = self.cleaned_data.get("tinh_trang", "")


class StartForm(forms.Form):
    """The unit to report, among those expected in a campaign that the user can see."""

    unit = forms.IntegerField(min_value=1, max_value=2**63 - 1)

    def found_or_404(self, user, phase_pk):
        if not self.is_valid():
            raise Http404
        return expected_or_404(user, phase_pk, self.cleaned_data["unit"])


def expected_or_404(user, phase_pk, unit_pk):
    """(ExpectedUnit, Phase) of a launched campaign that `user` can see, for a unit he may see."""
    launched = Campaign.objects.visible_to(user).filter(status=CampaignStatus.LAUNCHED)
    phase = get_object_or_404(Phase.objects.filter(campaign__in=launched), pk=phase_pk)
    expected = ExpectedUnit.objects.filter(campaign=phase.campaign_id).select_related("unit")
    if phase.campaign.bloc_id not in user.scope.readable_blocs:
        expected = expected.filter(unit__in=user.scope.own_units)
    return get_object_or_404(expected, unit=unit_pk), phase
