"""A round of reporting: its time, its deadline as quoted and as reckoned, its occasions."""

import re
from datetime import time, timedelta

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils import timezone

from campaigns.forms.draft import PartForm, official_field
from campaigns.models import Occasion, Phase
from emulation.deadlines import VIETNAM, describe
from emulation.fields import EmphasisField, OfficialTextField

OCCASION = re.compile(r"(?P<text>.+?)\s*(?:\((?P<day>\d{1,2}/\d{1,2}(?:/\d{4})?)\))?")


class InstantField(forms.DateTimeField):
    """A day and an hour in Vietnam. The day alone, or with 24:00, means its end."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": "Chưa đọc được thời điểm này. Hãy viết như 05/07/2026 hoặc 17:00 05/07/2026."
    }
    END = re.compile(r"^(?:24:00\s+)?(\d{1,2}/\d{1,2}/\d{4})(?:\s+24:00)?$")

    def to_python(self, value):
        if isinstance(value, str) and (end := self.END.match(value.strip())):
            return super().to_python(f"{end[1]} 00:00") + timedelta(days=1)
        return super().to_python(value)

    def prepare_value(self, value):
        if not hasattr(value, "tzinfo"):
            return value
        local = timezone.localtime(value, VIETNAM)
        if local.time() == time():
            return f"24:00 {local - timedelta(days=1):%d/%m/%Y}"
        return f"{local:%H:%M %d/%m/%Y}"


class PhaseForm(PartForm):
    related = "phases"
    code_prefix = "dot"

    occasions = OfficialTextField(
        label="Các dịp thi đua",
        required=False,
        help_text="Mỗi dòng một dịp, ngày ghi trong ngoặc: Ngày thành lập Đảng (3/2)",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Phase
        fields = [
            "name", "review", "starts_on", "ends_on", "due_text", "due_rule", "due_on",
            "locks_at", "window_from", "window_to", "focus",
        ]  # fmt: skip
        formfield_callback = official_field
        field_classes = {"focus": EmphasisField}
        help_texts = {
            "due_text": "Đúng như văn bản viết, ví dụ: trước ngày 30/6/2026",
        }

    def arrange(self):
        self.fields["locks_at"] = InstantField(
            label="Khóa nhận báo cáo sau",
            required=False,
            help_text="Ngày, hoặc giờ và ngày. Để trống nếu vẫn nhận báo cáo gửi chậm.",
        )
        self.fields["focus"].widget.attrs["rows"] = 3
        if self.instance.due_at:
            self.fields["due_on"].help_text = f"= {describe(self.instance.due_at)}"
        if self.instance.pk:
            self.initial["occasions"] = "\n".join(map(str, self.instance.occasions.all()))
        self.helper.layout = Layout(
            "version",
            Div("name", "review", css_class="field-row"),
            Div("starts_on", "ends_on", css_class="field-row"),
            Fieldset(
                "Hạn gửi báo cáo",
                "due_text",
                Div("due_rule", "due_on", "locks_at", css_class="field-row"),
            ),
            Fieldset("Thời gian tổng hợp", Div("window_from", "window_to", css_class="field-row")),
            "focus",
            "occasions",
        )

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        for other in self.draft.phases.exclude(pk=self.instance.pk):
            dated = starts and ends and other.starts_on and other.ends_on
            if dated and starts <= other.ends_on and other.starts_on <= ends:
                self.add_error("starts_on", f"Thời gian trùng với {other}.")
        return cleaned

    def save(self, commit=True):
        self.instance.fix_deadline(self.draft.weekend_rule)
        phase = super().save(commit)
        phase.occasions.all().delete()
        lines = filter(None, map(str.strip, self.cleaned_data["occasions"].splitlines()))
        Occasion.objects.bulk_create(
            Occasion(phase=phase, order=order, **_occasion(line))
            for order, line in enumerate(lines, 1)
        )
        return phase


def _occasion(line):
    found = OCCASION.fullmatch(line)
    return {"text": found["text"][:300], "day": found["day"] or ""}
