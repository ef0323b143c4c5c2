import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import emulation.model_fields
import reports.models.evidence


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_initial"),
        ("units", "0001_initial"),
        ("units", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số")),
                (
                    "day",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="ngày",
                    ),
                ),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="tháng",
                    ),
                ),
                (
                    "paper_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1945),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="năm",
                    ),
                ),
                (
                    "is_draft_marked",
                    models.BooleanField(default=False, verbose_name="in chữ “Dự thảo”"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Bản nháp"),
                            ("prepared", "Chờ thủ trưởng xác nhận"),
                            ("submitted", "Chờ thẩm định"),
                            ("received", "Đang thẩm định"),
                            ("returned", "Bị trả lại"),
                            ("approved", "Đã duyệt"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, editable=False, verbose_name="phiên bản"
                    ),
                ),
                (
                    "received_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="gửi lần đầu lúc"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="sửa lần cuối lúc"
                    ),
                ),
                (
                    "begun_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="bắt đầu lập lúc",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người sửa cuối",
                    ),
                ),
                (
                    "issuing_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.issuingbody",
                        verbose_name="chủ thể ban hành",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="campaigns.phase",
                        verbose_name="đợt",
                    ),
                ),
                (
                    "signatory",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.signatory",
                        verbose_name="người ký",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "báo cáo của đơn vị",
                "verbose_name_plural": "báo cáo của đơn vị",
                "ordering": ["phase__campaign", "phase__order", "unit__code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "draft",
                                    "prepared",
                                    "submitted",
                                    "received",
                                    "returned",
                                    "approved",
                                ],
                            )
                        ),
                        name="reports_report_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                            models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reports_report_changed_by_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "prepared"]),
                            ("received_at__isnull", False),
                            _connector="OR",
                        ),
                        name="reports_report_sent_means_received",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "phase"), name="one_report_per_unit_and_phase"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Highlight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("role_model", "Điển hình tiên tiến"),
                            ("practice", "Mô hình, cách làm hay"),
                            ("initiative", "Sáng kiến"),
                        ],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(max_length=300, verbose_name="tên"),
                ),
                (
                    "description",
                    emulation.model_fields.OfficialTextField(
                        blank=True, verbose_name="nội dung, kết quả"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="highlights",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "điển hình, mô hình, sáng kiến",
                "verbose_name_plural": "điển hình, mô hình, sáng kiến",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("official", "Số chính thức"),
                            ("estimate", "Ước thực hiện"),
                            ("none", "Chưa có số liệu"),
                            ("not_applicable", "Không áp dụng"),
                        ],
                        default="none",
                        max_length=14,
                        verbose_name="loại số liệu",
                    ),
                ),
                (
                    "value",
                    emulation.model_fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="kết quả"
                    ),
                ),
                (
                    "numerator",
                    emulation.model_fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="tử số"
                    ),
                ),
                (
                    "denominator",
                    emulation.model_fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="mẫu số"
                    ),
                ),
                (
                    "excluded",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="số đối tượng được trừ"
                    ),
                ),
                (
                    "excluded_note",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="lý do trừ"
                    ),
                ),
                ("is_yes", models.BooleanField(blank=True, null=True, verbose_name="có")),
                (
                    "words",
                    emulation.model_fields.OfficialTextField(
                        blank=True, verbose_name="kết quả bằng lời"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("met", "Đạt"), ("not_met", "Chưa đạt")],
                        max_length=8,
                        verbose_name="thẩm định",
                    ),
                ),
                (
                    "baseline",
                    emulation.model_fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="cùng kỳ năm trước"
                    ),
                ),
                (
                    "reason",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=600, verbose_name="lý do không áp dụng"
                    ),
                ),
                (
                    "note",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=600, verbose_name="ghi chú"
                    ),
                ),
                (
                    "remark",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=600, verbose_name="ý kiến thẩm định"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="campaigns.measure",
                    ),
                ),
                (
                    "typed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhập",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "số liệu",
                "verbose_name_plural": "số liệu",
                "ordering": ["measure__target__order", "measure__order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "measure"), name="one_figure_per_measure"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["official", "estimate", "none", "not_applicable"])
                        ),
                        name="figure_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("denominator__isnull", True), ("denominator__gt", 0), _connector="OR"
                        ),
                        name="denominator_positive",
                        violation_error_message="Mẫu số phải lớn hơn 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator__isnull", True), ("numerator__isnull", True)),
                            models.Q(("denominator__isnull", False), ("numerator__isnull", False)),
                            _connector="OR",
                        ),
                        name="ratio_has_both_parts",
                        violation_error_message="Nhập đủ tử số và mẫu số.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("numerator__isnull", True),
                            models.Q(
                                ("numerator__gte", 0), ("numerator__lte", models.F("denominator"))
                            ),
                            _connector="OR",
                        ),
                        name="ratio_between_nothing_and_all",
                        violation_error_message="Tử số phải từ 0 đến mẫu số.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("excluded__isnull", True),
                            ("excluded", 0),
                            models.Q(("excluded_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="exclusion_is_explained",
                        violation_error_message="Ghi rõ lý do trừ.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_applicable"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="not_applicable_has_a_reason",
                        violation_error_message="Ghi rõ lý do không áp dụng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("official", "estimate")),
                            models.Q(
                                ("is_yes__isnull", True),
                                ("numerator__isnull", True),
                                ("value__isnull", True),
                                ("words", ""),
                            ),
                            _connector="OR",
                        ),
                        name="only_a_known_figure_has_a_value",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("official", "estimate")), _negated=True),
                            ("value__isnull", False),
                            ("numerator__isnull", False),
                            ("is_yes__isnull", False),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_known_figure_has_a_value",
                        violation_error_message="Nhập số liệu, hoặc chọn “Chưa có số liệu”.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        storage=reports.models.evidence.evidence_storage,
                        upload_to=reports.models.evidence.stored_name,
                        verbose_name="tệp",
                    ),
                ),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=200, verbose_name="tên tệp"
                    ),
                ),
                ("content_type", models.CharField(max_length=100, verbose_name="loại tệp")),
                ("size", models.PositiveIntegerField(verbose_name="dung lượng (byte)")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "note",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="nội dung minh chứng"
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="tải lên lúc")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="gỡ lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tải",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="campaigns.measure",
                        verbose_name="chứng minh cho số liệu",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "minh chứng",
                "verbose_name_plural": "minh chứng",
                "ordering": ["added_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "quantity",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="số lượng",
                    ),
                ),
                (
                    "note",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="ghi chú"
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.commendationform",
                        verbose_name="hình thức khen thưởng",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.emulationtitle",
                        verbose_name="danh hiệu thi đua",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="awards",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "khen thưởng trong kỳ",
                "verbose_name_plural": "khen thưởng trong kỳ",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("form__isnull", True), ("title__isnull", False)),
                            models.Q(("form__isnull", False), ("title__isnull", True)),
                            _connector="OR",
                        ),
                        name="award_is_a_title_or_a_form",
                        violation_error_message="Chọn một danh hiệu hoặc một hình thức khen thưởng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)),
                        name="award_quantity_positive",
                        violation_error_message="Số lượng phải từ 1 trở lên.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("code", models.SlugField(max_length=40, verbose_name="mã")),
                (
                    "title",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="tiêu đề"
                    ),
                ),
                (
                    "text",
                    emulation.model_fields.OfficialTextField(blank=True, verbose_name="nội dung"),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục báo cáo",
                "verbose_name_plural": "mục báo cáo",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("report", "code"), name="report_section_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần gửi")),
                ("content", models.JSONField(verbose_name="nội dung")),
                ("sha256", models.CharField(max_length=64, verbose_name="dấu vân tay SHA-256")),
                ("sent_at", models.DateTimeField(verbose_name="gửi lúc")),
                ("sent_by", models.CharField(max_length=400, verbose_name="người gửi")),
                (
                    "on_behalf_of",
                    models.CharField(blank=True, max_length=300, verbose_name="nhập thay cho"),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi báo cáo",
                "verbose_name_plural": "các lần gửi báo cáo",
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("report", "number"), name="report_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Summary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số")),
                (
                    "day",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(31),
                        ],
                        verbose_name="ngày",
                    ),
                ),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="tháng",
                    ),
                ),
                (
                    "paper_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1945),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="năm",
                    ),
                ),
                (
                    "is_draft_marked",
                    models.BooleanField(default=False, verbose_name="in chữ “Dự thảo”"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "drafted_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="dự thảo từ số liệu lúc"
                    ),
                ),
                (
                    "issuing_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.issuingbody",
                        verbose_name="chủ thể ban hành",
                    ),
                ),
                (
                    "phase",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="summary",
                        to="campaigns.phase",
                        verbose_name="đợt",
                    ),
                ),
                (
                    "signatory",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.signatory",
                        verbose_name="người ký",
                    ),
                ),
            ],
            options={
                "verbose_name": "báo cáo tổng hợp",
                "verbose_name_plural": "báo cáo tổng hợp",
            },
        ),
        migrations.CreateModel(
            name="SummarySection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("code", models.SlugField(max_length=40, verbose_name="mã")),
                (
                    "title",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="tiêu đề"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(default=1, verbose_name="cấp")),
                (
                    "edited",
                    emulation.model_fields.OfficialTextField(
                        blank=True, null=True, verbose_name="nội dung đã sửa"
                    ),
                ),
                ("edited_at", models.DateTimeField(blank=True, null=True, verbose_name="sửa lúc")),
                (
                    "edited_by",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=400, verbose_name="người sửa"
                    ),
                ),
                (
                    "edited_over",
                    emulation.model_fields.OfficialTextField(
                        blank=True, verbose_name="dự thảo khi sửa"
                    ),
                ),
                (
                    "summary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="reports.summary",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục tổng hợp",
                "verbose_name_plural": "mục tổng hợp",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("summary", "code"), name="summary_section_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("edited__isnull", True),
                                ("edited_at__isnull", True),
                                ("edited_by", ""),
                            ),
                            models.Q(
                                ("edited__isnull", False),
                                ("edited_at__isnull", False),
                                models.Q(("edited_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="edited_section_says_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftedSentence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("code", models.SlugField(max_length=60, verbose_name="mã")),
                ("text", emulation.model_fields.OfficialTextField(verbose_name="câu")),
                ("values", models.JSONField(verbose_name="số liệu đã dùng")),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sentences",
                        to="reports.summarysection",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu dự thảo",
                "verbose_name_plural": "câu dự thảo",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("section", "code"), name="drafted_sentence_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_at", models.DateTimeField(verbose_name="hạn mới")),
                (
                    "reason",
                    emulation.model_fields.OfficialCharField(max_length=600, verbose_name="lý do"),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True, verbose_name="gia hạn lúc")),
                (
                    "given_by",
                    emulation.model_fields.OfficialCharField(
                        max_length=400, verbose_name="người gia hạn"
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="campaigns.phase",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "gia hạn",
                "verbose_name_plural": "gia hạn",
                "ordering": ["given_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="extension_has_a_reason",
                        violation_error_message="Nhập lý do gia hạn.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rendering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=40, verbose_name="loại văn bản")),
                ("object_id", models.BigIntegerField(verbose_name="mã đối tượng")),
                ("title", models.CharField(max_length=500, verbose_name="tên văn bản")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Đang chờ"),
                            ("running", "Đang tạo"),
                            ("done", "Đã xong"),
                            ("failed", "Không tạo được"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="trạng thái",
                    ),
                ),
                ("steps_done", models.PositiveIntegerField(default=0, verbose_name="đã làm")),
                (
                    "steps_total",
                    models.PositiveIntegerField(default=0, verbose_name="tổng số bước"),
                ),
                ("pdf", models.BinaryField(blank=True, null=True)),
                ("error", models.TextField(blank=True, verbose_name="lỗi")),
                (
                    "requested_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="yêu cầu lúc"),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "bản in đang tạo",
                "verbose_name_plural": "bản in đang tạo",
                "ordering": ["-requested_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            ("pdf__isnull", False),
                            _connector="OR",
                        ),
                        name="done_rendering_has_a_pdf",
                    )
                ],
            },
        ),
    ]
