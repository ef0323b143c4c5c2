"""Forms for the turn of the year in a bloc."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout, Submit
from django import forms
from django.utils.timezone import localdate

from emulation.fields import OfferedField, OfficialLineField, VietnameseDateField
from units.models import Role, User
from units.rotation import candidates, carry_over


def unit_choices(units):
    return [("", "—"), *((unit.pk, str(unit)) for unit in units)]


class UnitChoiceField(forms.TypedChoiceField):
    """One of the units given; the cleaned value is the unit itself, or None."""

    def offer(self, units):
        by_pk = {str(unit.pk): unit for unit in units}
        self.choices = unit_choices(units)
        self.coerce, self.empty_value = by_pk.get, None


class CloneYearForm(forms.Form):
    head = UnitChoiceField(label="Trưởng khối")
    deputy = UnitChoiceField(label="Phó trưởng khối", required=False)

    def __init__(self, *args, bloc, from_year, **kwargs):
        super().__init__(*args, **kwargs)
        self.carried = carry_over(bloc, from_year, from_year + 1)
        units = list(dict.fromkeys(unit for row in self.carried for unit in row.units))
        for name in ("head", "deputy"):
            self.fields[name].offer(units)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("head") and cleaned["head"] == cleaned.get("deputy"):
            self.add_error("deputy", "Phó trưởng khối phải khác trưởng khối.")
        return cleaned


BACK_TO_BLOC = (
    '<a class="btn btn-outline-secondary" href="{{ bloc.get_absolute_url }}">Quay lại</a>'
)


class HandOverForm(forms.Form):
    on = VietnameseDateField(label="Từ ngày", initial=localdate)
    head = UnitChoiceField(label="Đơn vị trưởng khối")
    deputy = UnitChoiceField(label="Đơn vị phó trưởng khối")
    bloc_head = OfferedField(None, label="Trưởng khối")
    bloc_deputy = OfferedField(None, label="Phó trưởng khối")
    secretariat = OfferedField(None, label="Cán bộ thường trực khối")
    paper = OfficialLineField(
        label="Theo văn bản", required=False, help_text="Ví dụ: Biên bản hội nghị tổng kết khối"
    )

    PEOPLE = {
        "bloc_head": Role.BLOC_HEAD,
        "bloc_deputy": Role.BLOC_DEPUTY,
        "secretariat": Role.SECRETARIAT,
    }

    def __init__(self, *args, bloc, year, **kwargs):
        super().__init__(*args, **kwargs)
        members = list(bloc.members_in(year))
        for name in ("head", "deputy"):
            self.fields[name].offer([member.unit for member in members])
        self.units_of = {}
        groups = {}
        for appointment in candidates(bloc, year):
            self.units_of.setdefault(appointment.user_id, set()).add(appointment.unit_id)
            group = groups.setdefault(str(appointment.unit), {})
            group[appointment.user_id] = str(appointment.user)
        choices = [(unit, list(people.items())) for unit, people in groups.items()]
        for name in self.PEOPLE:
            field = self.fields[name]
            field.queryset = User.objects.filter(pk__in=self.units_of)
            field.choices = choices
            field.widget.attrs["size"] = 10
            field.help_text = "Có thể chọn nhiều người; trên máy tính thì giữ phím Ctrl khi chọn."
        self.helper = FormHelper()
        self.helper.layout = Layout(
            "on",
            Div("head", "deputy", css_class="two-columns"),
            Div("bloc_head", "bloc_deputy", css_class="two-columns"),
            "secretariat",
            "paper",
            Div(Submit("save", "Bàn giao"), HTML(BACK_TO_BLOC), css_class="page-actions"),
        )

    def clean(self):
        cleaned = super().clean()
        head, deputy = cleaned.get("head"), cleaned.get("deputy")
        if head and head == deputy:
            self.add_error("deputy", "Đơn vị phó trưởng khối phải khác đơn vị trưởng khối.")
        self._must_be_of("bloc_head", head, "Trưởng khối phải là người của đơn vị trưởng khối.")
        self._must_be_of(
            "secretariat", head, "Cán bộ thường trực phải là người của đơn vị trưởng khối."
        )
        self._must_be_of(
            "bloc_deputy", deputy, "Phó trưởng khối phải là người của đơn vị phó trưởng khối."
        )
        return cleaned

    def _must_be_of(self, name, unit, message):
        people = self.cleaned_data.get(name) or []
        if unit and any(unit.pk not in self.units_of.get(user.pk, ()) for user in people):
            self.add_error(name, message)

    def people(self):
        return {role: self.cleaned_data[name] for name, role in self.PEOPLE.items()}
