"""Files that prove what a report says."""

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from emulation.fields import OfficialLineField
from reports.models import Evidence
from reports.uploads import ACCEPT, MAX_FILES, check_upload


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files at once; gives (upload, name, content type, SHA-256) for each."""

    def __init__(self, **kwargs):
        attrs = {"accept": ACCEPT}
        super().__init__(widget=ManyFilesInput(attrs=attrs), **kwargs)

    def clean(self, data, initial=None):
        uploads = data if isinstance(data, list) else [data]
        errors, files = [], []
        for upload in uploads:
            try:
                files.append((upload, *check_upload(super().clean(upload, initial))))
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
        return files


class EvidenceForm(forms.Form):
    """Adds files to a report, if wished for one measure of it."""

    files = ManyFilesField(
        label="Chọn tệp",
        error_messages={"required": "Chọn ít nhất một tệp.", "empty": "Tệp không có nội dung."},
    )
    measure = forms.ModelChoiceField(
        None, label="Chứng minh cho số liệu", required=False, empty_label="Chung cho cả báo cáo"
    )
    note = OfficialLineField(label="Nội dung minh chứng", required=False, max_length=300)

    def __init__(self, *args, report, **kwargs):
        super().__init__(*args, **kwargs)
        self.report = report
        self.fields["measure"].queryset = report.owed_measures()
        self.fields["files"].help_text = (
            "PDF, ảnh PNG hoặc JPEG, Word, Excel, PowerPoint, ODT, ODS; mỗi tệp nhỏ hơn "
            f"{settings.MAX_UPLOAD_MB} MB, cả báo cáo không quá {MAX_FILES} tệp."
        )
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_files(self):
        files = self.cleaned_data["files"]
        kept = self.report.evidence.in_use().count()
        if kept + len(files) > MAX_FILES:
            raise ValidationError(
                f"Báo cáo đã có {kept} tệp; cả báo cáo không quá {MAX_FILES} tệp."
            )
        return files

    def save(self, by):
        """Keep the files. Raises ReviewRefused when the report can no longer be written on."""
        fields = self.cleaned_data
        # Two people who add files do not disturb each other: the version of this moment is taken.
        with self.report.writing(by=by, version=self.report.version) as report:
            for upload, name, content_type, sha256 in fields["files"]:
                Evidence.objects.create(
                    report=report,
                    measure=fields["measure"],
                    note=fields["note"],
                    file=upload,
                    name=name,
                    content_type=content_type,
                    size=upload.size,
                    sha256=sha256,
                    added_by=by,
                )
