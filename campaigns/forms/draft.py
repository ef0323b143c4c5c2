"""What the forms of a draft share: our own field for each column, and the version looked at."""

from crispy_forms.helper import FormHelper
from django import forms
from django.db import models
from django.forms.utils import ErrorDict

from campaigns.drafting import write
from emulation import fields as ours
from emulation.model_fields import OfficialCharField, OfficialTextField
from emulation.review import ReviewRefused, StaleVersion

AGAIN = " Bấm “Lưu” lần nữa nếu vẫn muốn ghi phần bạn nhập."


def official_field(column, **kwargs):
    """The form field for a model's column, as things are typed in a Vietnamese office."""
    if isinstance(column, OfficialTextField):
        return column.formfield(**({"form_class": ours.OfficialTextField} | kwargs))
    if isinstance(column, OfficialCharField):
        return column.formfield(form_class=ours.OfficialLineField, **kwargs)
    if isinstance(column, models.DateField) and not isinstance(column, models.DateTimeField):
        return column.formfield(form_class=ours.VietnameseDateField, **kwargs)
    if isinstance(column, models.DecimalField):
        return column.formfield(form_class=ours.VietnameseNumberField, **kwargs)
    if isinstance(column, models.IntegerField):
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
        errors = {"invalid": "Hãy nhập một số nguyên, ví dụ 2."}
        return column.formfield(**({"widget": widget, "error_messages": errors} | kwargs))
    return column.formfield(**kwargs)


def capitalise(form):
    """Model labels begin small, as in a sentence; beside a field they stand alone."""
    for field in form.fields.values():
        label = str(field.label or "")
        field.label = label[:1].upper() + label[1:]


def unjudged(form):
    """The form as typed, without a word on whether it is right: it is not being saved yet."""
    form._errors = ErrorDict()
    return form


class DraftForm(forms.ModelForm):
    """A form that writes on `draft`: on the campaign itself or on one of its parts.

    `also` are further forms that are saved with it.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, draft, **kwargs):
        self.draft = draft
        super().__init__(*args, **kwargs)
        self.initial["version"] = draft.version
        self.fields["version"].localize = False
        capitalise(self)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.arrange()

    def arrange(self):
        """Where a subclass narrows choices and lays out its fields."""

    def write(self, *, by):
        """Save, and say whether it was saved. If not, the reason stands over the form."""
        try:
            write(self.draft, self.save, version=self.cleaned_data["version"], by=by)
        except StaleVersion as stale:
            self.add_error(None, f"{stale}{AGAIN}")
            self._look_at_latest()
        except ReviewRefused as refused:
            self.add_error(None, str(refused))
        else:
            return True
        return False

    def _look_at_latest(self):
        """What is typed stays; sent again, it is meant for the version that is there now."""
        self.draft.refresh_from_db(fields=["version"])
        self.data = self.data.copy()
        self.data["version"] = str(self.draft.version)


class PartForm(DraftForm):
    """A row of one of the draft's lists; a new one goes to the end and gets a code."""

    related = ""
    code_prefix = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.campaign = self.draft

    def save(self, commit=True):
        row = self.instance
        if row._state.adding:
            row.order = max((sibling.order for sibling in self.siblings()), default=0) + 1
            if self.code_prefix:
                row.code = self.draft.next_code(self.related, self.code_prefix)
        return super().save(commit)

    def siblings(self):
        return getattr(self.draft, self.related).all()


class ConfirmForm(forms.Form):
    """A question whose answer is yes, about the version that was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, initial={"version": version}, **kwargs)
        self.fields["version"].localize = False


class MoveForm(ConfirmForm):
    """One place up or down."""

    step = forms.TypedChoiceField(choices=[("-1", "Lên"), ("1", "Xuống")], coerce=int)
