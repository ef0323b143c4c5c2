"""What the secretariat types into the bloc's agreement, and notes of its signing."""

from django import forms
from django.utils.timezone import localdate

from campaigns.forms.beside import VersionedForm
from campaigns.models import Agreement, AgreementParty
from emulation.fields import (
    MarkupField,
    MarkupTextarea,
    OfferedField,
    OfficialLineField,
    OfficialTextField,
    VietnameseDateField,
)


class AgreementForm(VersionedForm):
    """The words of the agreement, and who represents each party that has not signed yet.

    After the first signature the words are shown and no longer taken.
    """

    common_content = MarkupField(
        label="Nội dung giao ước",
        required=False,
        max_length=20_000,
        widget=MarkupTextarea(attrs={"rows": 10}),
    )
    commitment = MarkupField(
        label="Cam kết chung",
        required=False,
        max_length=5_000,
        widget=MarkupTextarea(attrs={"rows": 4}),
    )
    signed_on = VietnameseDateField(label="Ngày ký", required=False)
    venue = OfficialLineField(label="Nơi ký", required=False, max_length=300)
    witnesses = OfficialTextField(
        label="Đại biểu chứng kiến",
        required=False,
        max_length=5_000,
        help_text="Mỗi đại biểu viết một dòng: họ tên, chức vụ.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Agreement
        fields = [
            "common_content",
            "commitment",
            "signed_on",
            "venue",
            "witnesses",
            "issuing_body",
            "number",
        ]
        labels = {"issuing_body": "Tên khối ở đầu văn bản", "number": "Số văn bản"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = self.fields["issuing_body"].queryset
        self.fields["issuing_body"].queryset = bodies.filter(bloc=self.instance.campaign.bloc_id)
        parties = list(self.instance.parties.all())
        self.is_fixed = any(party.has_signed for party in parties)
        for name in self.Meta.fields:
            self.fields[name].disabled = self.is_fixed
        self.parties = [party for party in parties if not party.has_signed]
        for party in self.parties:
            self._add_party(party)

    def _add_party(self, party):
        for name, label, length in (
            ("representative", "Người đại diện", 150),
            ("post", "Chức vụ", 200),
        ):
            key = f"{name}_{party.pk}"
            line = OfficialLineField(
                label=f"{label}, {party.name}", required=False, max_length=length
            )
            self.add_cell(key, line, getattr(party, name))

    def party_rows(self):
        """(party, field of its representative, field of his post)."""
        return [
            (party, self[f"representative_{party.pk}"], self[f"post_{party.pk}"])
            for party in self.parties
        ]

    def save(self, *, by):
        """Raises StaleVersion; then nothing is written."""
        cleaned = self.cleaned_data
        for party in self.parties:
            party.representative = cleaned[f"representative_{party.pk}"]
            party.post = cleaned[f"post_{party.pk}"]
        fields = {} if self.is_fixed else {name: cleaned[name] for name in self.Meta.fields}
        self.instance.write(fields, self.parties, by=by, version=cleaned["version"])


class SignForm(forms.Form):
    """Which parties signed, and on which day."""

    signed_on = VietnameseDateField(label="Ngày ký")
    everyone = forms.BooleanField(required=False)
    parties = OfferedField(AgreementParty.objects.none(), required=False, label="Các đơn vị đã ký")

    def __init__(self, *args, agreement, **kwargs):
        first = agreement.signed_on or localdate()
        super().__init__(*args, initial={"signed_on": first}, **kwargs)
        self.fields["parties"].queryset = agreement.parties.filter(signed_on=None)

    def clean_signed_on(self):
        day = self.cleaned_data["signed_on"]
        if day > localdate():
            raise forms.ValidationError("Ngày ký chưa đến: chỉ ghi nhận việc đã diễn ra.")
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("everyone"):
            cleaned["parties"] = self.fields["parties"].queryset
        if not self.errors and not cleaned["parties"]:
            self.add_error("parties", "Chọn ít nhất một đơn vị đã ký.")
        return cleaned


class UnsignForm(forms.Form):
    """A signature noted by mistake, and why it is taken back."""

    party = forms.ModelChoiceField(AgreementParty.objects.none(), label="Đơn vị")
    reason = OfficialLineField(label="Lý do", max_length=300)

    def __init__(self, *args, agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = agreement.parties.exclude(signed_on=None)
