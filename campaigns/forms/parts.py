"""The rows of a plan's lists: bases, sections, prizes, movements, assignments, recipients."""

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError

from campaigns import contents
from campaigns.forms.draft import PartForm, capitalise, official_field
from campaigns.models import (
    Assignment,
    BasisKind,
    CampaignBasis,
    LegalBasis,
    Movement,
    PrizeTier,
    Recipient,
    Section,
)
from emulation import fields as ours
from emulation.deadlines import short_date
from emulation.search import fold
from emulation.text import clean_text

FOUND_AT_MOST = 20
LONGEST_ID = 18  # digits: SQLite cannot be asked for a longer one


class BasisForm(PartForm):
    """A new basis: one of the catalogue that was found, or one to be added to it."""

    related = "bases"
    CATALOGUE = ["kind", "number", "issued_on", "issuer", "subject", "valid_until"]

    class Meta:
        model = CampaignBasis
        fields = ["basis", "role"]
        formfield_callback = official_field
        widgets = {"basis": forms.RadioSelect}

    def __init__(self, *args, search="", **kwargs):
        self.search = clean_text(search).strip()
        super().__init__(*args, **kwargs)

    def arrange(self):
        field = self.fields["basis"]
        field.required, field.empty_label = False, None
        field.queryset = self._found()
        field.label_from_instance = self._described
        if not field.queryset:
            field.help_text = "Không có văn bản nào khớp. Tìm cách khác, hoặc nhập mới bên dưới."
        new = forms.fields_for_model(LegalBasis, self.CATALOGUE, formfield_callback=official_field)
        for name, column in new.items():
            column.required = False
            self.fields[name] = column
        self.fields["kind"].choices = [("", "Chọn loại"), *BasisKind.choices]
        self.fields["number"].help_text = "Luật, pháp lệnh: để trống."
        capitalise(self)
        self.helper.layout = Layout(
            "version",
            Fieldset("Chọn trong danh mục", "basis"),
            Fieldset(
                "Hoặc thêm văn bản chưa có trong danh mục",
                Div("kind", "number", "issued_on", css_class="field-row"),
                "issuer",
                "subject",
                "valid_until",
            ),
            "role",
        )

    def _described(self, basis):
        """As it is cited, with a word when it is no longer in force."""
        until = basis.valid_until
        over = f" – hết hiệu lực sau ngày {short_date(until)}" if until else ""
        return f"{basis}{over if basis.has_expired_by(self.draft.ends_on) else ''}"

    def _found(self):
        """What the search finds, the newest first; with nothing searched, the newest."""
        found = LegalBasis.objects.exclude(uses__campaign=self.draft)
        if self.search:
            key = fold(self.search)
            found = found.filter(subject_key__contains=key) | found.filter(
                number__icontains=self.search
            )
        ids = list(found.values_list("pk", flat=True)[:FOUND_AT_MOST])
        chosen = self.data.get("basis", "") if self.is_bound else ""
        if chosen.isdecimal() and len(chosen) <= LONGEST_ID:
            ids.append(int(chosen))
        return LegalBasis.objects.filter(pk__in=ids)

    def clean(self):
        cleaned = super().clean()
        typed = {name: cleaned.get(name) for name in self.CATALOGUE if cleaned.get(name)}
        if cleaned.get("basis") and typed:
            raise ValidationError(
                "Chọn một văn bản có sẵn hoặc nhập một văn bản mới, không cả hai."
            )
        if not cleaned.get("basis"):
            self._check_new(cleaned)
        return cleaned

    def _check_new(self, cleaned):
        for name in ("kind", "subject"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, "Chọn văn bản ở trên, hoặc nhập ô này.")
        if not self.errors:
            self.new = LegalBasis(**{name: cleaned[name] for name in self.CATALOGUE})
            same = {name: cleaned[name] for name in ("kind", "number", "issued_on", "subject")}
            if LegalBasis.objects.filter(**same).exists():
                self.add_error("subject", "Văn bản này đã có trong danh mục; hãy tìm rồi chọn.")

    def save(self, commit=True):
        if not self.cleaned_data.get("basis"):
            self.new.save()
            self.instance.basis = self.new
        return super().save(commit)


class BasisRoleForm(PartForm):
    """What may be changed of a basis already chosen. The paper itself is in the catalogue."""

    related = "bases"

    class Meta:
        model = CampaignBasis
        fields = ["role"]


class SectionForm(PartForm):
    related = "sections"
    code_prefix = "muc"

    class Meta:
        model = Section
        fields = ["parent", "style", "heading", "text", "slot"]
        formfield_callback = official_field
        field_classes = {"text": ours.MarkupField}
        help_texts = {
            "slot": "In số liệu đã nhập vào chỗ này, sau nội dung.",
        }

    def arrange(self):
        rows = self.draft.sections.all()
        below = self._below(contents.outline(rows))
        parent = self.fields["parent"]
        parent.queryset = self.draft.sections.exclude(pk__in=below)
        parent.choices = [("", "Cấp cao nhất"), *self._places(contents.outline(rows), below)]
        self.fields["slot"].choices = [("", "Không"), *Section.Slot.choices]
        self.fields["text"].widget.attrs["rows"] = 8

    def _places(self, nodes, below, depth=0):
        for node in nodes:
            if node.section.pk not in below:
                label = f"{'　' * depth}{node.number} {node.section}".strip(" ")
                yield node.section.pk, label[:100]
                yield from self._places(node.children, below, depth + 1)

    def _below(self, nodes, inside=False):
        """Ids of this section and all below it: it may not be moved in there."""
        found = set()
        for node in nodes:
            here = inside or node.section.pk == self.instance.pk
            found |= ({node.section.pk} if here else set()) | self._below(node.children, here)
        return found

    def siblings(self):
        return self.draft.sections.filter(parent=self.instance.parent)


class PrizeForm(PartForm):
    related = "prizes"

    class Meta:
        model = PrizeTier
        fields = ["name", "quantity", "amount"]
        formfield_callback = official_field
        help_texts = {"name": "Ví dụ: giải nhất", "amount": "Ví dụ: 500 triệu"}

    def arrange(self):
        self.fields["amount"] = ours.MoneyField(
            label="Trị giá mỗi giải (đồng)",
            required=False,
            max_digits=15,
            decimal_places=0,
            min_value=0,
            help_text="Ví dụ: 500 triệu",
        )


class MovementForm(PartForm):
    related = "movements"
    code_prefix = "cd"

    class Meta:
        model = Movement
        fields = ["name", "note"]
        formfield_callback = official_field


class AssignmentForm(PartForm):
    related = "assignments"

    class Meta:
        model = Assignment
        fields = ["body", "task"]
        formfield_callback = official_field
        field_classes = {"task": ours.MarkupField}


class RecipientForm(PartForm):
    related = "recipients"

    class Meta:
        model = Recipient
        fields = ["text", "note"]
        formfield_callback = official_field
