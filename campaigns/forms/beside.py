"""A form that says which version it was opened at, and shows two people each other's words."""

from django import forms


class VersionedForm(forms.ModelForm):
    """The form of a whole page. `cells` are the fields drawn in tables, without their label."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        self.cells = set()

    def add_cell(self, name, field, initial):
        select = isinstance(field, forms.ChoiceField)
        field.widget.attrs["class"] = "form-select" if select else "form-control"
        field.widget.attrs["aria-label"] = field.label
        self.cells.add(name)
        self.fields[name] = field
        self.initial[name] = initial

    def add_error(self, field, error):
        super().add_error(field, error)
        if field in self.cells:
            self.fields[field].widget.attrs["class"] += " is-invalid"

    def show_beside(self, stale):
        """What somebody else saved meanwhile, beside each field where it differs from ours.

        Nothing typed is lost on either side: saving once more replaces theirs knowingly.
        """
        saved = type(self.instance).objects.get(pk=self.instance.pk)
        theirs = type(self)(instance=saved)
        self.add_error(None, str(stale))
        for name, field in theirs.fields.items():
            value = theirs.initial.get(name)
            was_typed = name in self.data or isinstance(field, forms.BooleanField)
            ours = name in self.fields and name != "version" and not field.disabled
            if ours and was_typed and field.has_changed(value, self[name].data):
                said = in_words(field, value)
                self.add_error(name, f"Bản vừa lưu ghi {said}. Lưu lần nữa sẽ thay bằng ô này.")
        self.data = self.data.copy()
        self.data["version"] = saved.version


def in_words(field, value):
    """A value as its field shows it: “97”, “Cam kết thực hiện”, or “để trống”."""
    if isinstance(field, forms.BooleanField):
        return "có chọn" if value else "không chọn"
    choices = dict(getattr(field, "choices", ()))
    text = str(choices.get(str(value)) or field.prepare_value(value) or "")
    return f"“{text}”" if text else "để trống"
