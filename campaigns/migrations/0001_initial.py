import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import emulation.model_fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("units", "0001_initial"),
        ("units", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần")),
                ("reason", emulation.model_fields.OfficialTextField(verbose_name="lý do")),
                (
                    "paper",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="theo văn bản"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="có hiệu lực lúc")),
                (
                    "made_by",
                    emulation.model_fields.OfficialCharField(
                        max_length=400, verbose_name="người thực hiện"
                    ),
                ),
            ],
            options={
                "verbose_name": "sửa đổi, bổ sung",
                "verbose_name_plural": "sửa đổi, bổ sung",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="AmendedItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "what",
                    emulation.model_fields.OfficialCharField(
                        max_length=400, verbose_name="nội dung"
                    ),
                ),
                (
                    "before",
                    emulation.model_fields.OfficialTextField(blank=True, verbose_name="trước"),
                ),
                ("after", emulation.model_fields.OfficialTextField(blank=True, verbose_name="sau")),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="campaigns.amendment",
                    ),
                ),
            ],
            options={
                "verbose_name": "nội dung sửa đổi",
                "verbose_name_plural": "nội dung sửa đổi",
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
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
                    "due_text",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="hạn gửi, nguyên văn"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ghi trong văn bản"),
                ),
                (
                    "due_rule",
                    models.CharField(
                        choices=[("before", "trước ngày"), ("through", "đến hết ngày")],
                        default="before",
                        max_length=8,
                        verbose_name="cách tính",
                    ),
                ),
                (
                    "due_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="hết hạn lúc"
                    ),
                ),
                (
                    "code",
                    models.SlugField(max_length=60, unique=True, verbose_name="mã phong trào"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regular", "Thường xuyên"),
                            ("phased", "Theo đợt"),
                            ("thematic", "Theo chuyên đề"),
                            ("long", "Nhiều năm"),
                        ],
                        default="phased",
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                (
                    "participants",
                    models.CharField(
                        choices=[
                            ("members", "Các đơn vị thành viên của khối trong năm"),
                            ("sub_units", "Các đơn vị trực thuộc của đơn vị ban hành"),
                            ("none", "Không giao đăng ký, báo cáo"),
                        ],
                        default="members",
                        max_length=10,
                        verbose_name="đối tượng tham gia",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn thảo"),
                            ("proposed", "Chờ trưởng khối phê duyệt"),
                            ("launched", "Đã phát động"),
                            ("closed", "Đã kết thúc"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "paper_type",
                    emulation.model_fields.OfficialCharField(
                        default="Chương trình", max_length=100, verbose_name="tên loại văn bản"
                    ),
                ),
                (
                    "paper_abbreviation",
                    models.CharField(blank=True, max_length=10, verbose_name="viết tắt tên loại"),
                ),
                (
                    "title",
                    emulation.model_fields.OfficialCharField(
                        max_length=500, verbose_name="trích yếu"
                    ),
                ),
                (
                    "theme",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=500, verbose_name="chủ đề"
                    ),
                ),
                (
                    "motto",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="phương châm"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="từ ngày")),
                ("ends_on", models.DateField(verbose_name="đến hết ngày")),
                (
                    "opening",
                    emulation.model_fields.OfficialTextField(
                        blank=True, verbose_name="đoạn mở đầu"
                    ),
                ),
                (
                    "closing",
                    emulation.model_fields.OfficialTextField(blank=True, verbose_name="đoạn kết"),
                ),
                (
                    "bases_run_on",
                    models.BooleanField(
                        default=False, verbose_name="các căn cứ viết liền một đoạn"
                    ),
                ),
                (
                    "weekend_rule",
                    models.CharField(
                        choices=[
                            ("fixed", "giữ nguyên ngày"),
                            ("next_working_day", "lùi sang ngày làm việc kế tiếp"),
                        ],
                        default="fixed",
                        max_length=20,
                        verbose_name="hạn rơi vào ngày nghỉ",
                    ),
                ),
                (
                    "launched_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="phát động lúc"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="sửa lần cuối lúc"
                    ),
                ),
                ("title_key", emulation.model_fields.SearchKeyField(source="title")),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amending_drafts",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "bloc",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="units.bloc",
                        verbose_name="khối",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="campaigns.campaign",
                        verbose_name="thực hiện phong trào cấp trên",
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
                "verbose_name": "phong trào thi đua",
                "verbose_name_plural": "phong trào thi đua",
                "ordering": ["-starts_on", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_at__isnull", True), ("due_on__isnull", True)),
                            models.Q(("due_at__isnull", False), ("due_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="campaigns_campaign_deadline_computed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="campaign_ends_after_start",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "proposed", "launched", "closed"])
                        ),
                        name="campaign_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "proposed"]),
                            ("launched_at__isnull", False),
                            _connector="OR",
                        ),
                        name="campaign_launched_means_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                            models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="campaign_changed_by_and_when",
                    ),
                    models.UniqueConstraint(
                        fields=("amends",), name="one_amending_draft_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "body",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="cơ quan, đơn vị"
                    ),
                ),
                ("task", emulation.model_fields.OfficialTextField(verbose_name="nhiệm vụ")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "phân công nhiệm vụ",
                "verbose_name_plural": "phân công nhiệm vụ",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="amendment",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amendments",
                to="campaigns.campaign",
            ),
        ),
        migrations.CreateModel(
            name="Agreement",
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
                    "version",
                    models.PositiveIntegerField(
                        default=1, editable=False, verbose_name="phiên bản"
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="ngày ký")),
                (
                    "venue",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="nơi ký"
                    ),
                ),
                (
                    "common_content",
                    emulation.model_fields.OfficialTextField(
                        blank=True, verbose_name="nội dung giao ước"
                    ),
                ),
                (
                    "commitment",
                    emulation.model_fields.OfficialTextField(
                        blank=True, verbose_name="cam kết chung"
                    ),
                ),
                (
                    "witnesses",
                    emulation.model_fields.OfficialTextField(
                        blank=True, verbose_name="đại biểu chứng kiến"
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
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement",
                        to="campaigns.campaign",
                        verbose_name="phong trào",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản giao ước thi đua",
                "verbose_name_plural": "bản giao ước thi đua",
            },
        ),
        migrations.CreateModel(
            name="CommendationForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="mã")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=200, verbose_name="tên gọi"
                    ),
                ),
                (
                    "abbreviation",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=40, verbose_name="viết tắt"
                    ),
                ),
                (
                    "holder",
                    models.CharField(
                        choices=[
                            ("individual", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        max_length=12,
                        verbose_name="đối tượng",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("unit", "Cơ sở"),
                            ("province", "Bộ, ban, ngành, tỉnh"),
                            ("nation", "Toàn quốc, Nhà nước"),
                        ],
                        max_length=10,
                        verbose_name="cấp",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "legal_source",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="căn cứ pháp lý"
                    ),
                ),
            ],
            options={
                "verbose_name": "hình thức khen thưởng",
                "verbose_name_plural": "hình thức khen thưởng",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="campaigns_commendationform_ends_after_start",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EmulationTitle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="mã")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=200, verbose_name="tên gọi"
                    ),
                ),
                (
                    "abbreviation",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=40, verbose_name="viết tắt"
                    ),
                ),
                (
                    "holder",
                    models.CharField(
                        choices=[
                            ("individual", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        max_length=12,
                        verbose_name="đối tượng",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("unit", "Cơ sở"),
                            ("province", "Bộ, ban, ngành, tỉnh"),
                            ("nation", "Toàn quốc, Nhà nước"),
                        ],
                        max_length=10,
                        verbose_name="cấp",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "legal_source",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="căn cứ pháp lý"
                    ),
                ),
            ],
            options={
                "verbose_name": "danh hiệu thi đua",
                "verbose_name_plural": "danh hiệu thi đua",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="campaigns_emulationtitle_ends_after_start",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExpectedUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="tên khi phát động"
                    ),
                ),
                (
                    "short_name",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=120, verbose_name="tên gọi tắt khi phát động"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expected_units",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expected_in",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị tham gia",
                "verbose_name_plural": "đơn vị tham gia",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "unit"), name="unit_expected_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommendationForm",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("code", models.CharField(db_index=True, max_length=20, verbose_name="mã")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=200, verbose_name="tên gọi"
                    ),
                ),
                (
                    "abbreviation",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=40, verbose_name="viết tắt"
                    ),
                ),
                (
                    "holder",
                    models.CharField(
                        choices=[
                            ("individual", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        max_length=12,
                        verbose_name="đối tượng",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("unit", "Cơ sở"),
                            ("province", "Bộ, ban, ngành, tỉnh"),
                            ("nation", "Toàn quốc, Nhà nước"),
                        ],
                        max_length=10,
                        verbose_name="cấp",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "legal_source",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="căn cứ pháp lý"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical hình thức khen thưởng",
                "verbose_name_plural": "historical hình thức khen thưởng",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEmulationTitle",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("code", models.CharField(db_index=True, max_length=20, verbose_name="mã")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=200, verbose_name="tên gọi"
                    ),
                ),
                (
                    "abbreviation",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=40, verbose_name="viết tắt"
                    ),
                ),
                (
                    "holder",
                    models.CharField(
                        choices=[
                            ("individual", "Cá nhân"),
                            ("collective", "Tập thể"),
                            ("household", "Hộ gia đình"),
                        ],
                        max_length=12,
                        verbose_name="đối tượng",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("unit", "Cơ sở"),
                            ("province", "Bộ, ban, ngành, tỉnh"),
                            ("nation", "Toàn quốc, Nhà nước"),
                        ],
                        max_length=10,
                        verbose_name="cấp",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "legal_source",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="căn cứ pháp lý"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical danh hiệu thi đua",
                "verbose_name_plural": "historical danh hiệu thi đua",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLegalBasis",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("law", "Luật"),
                            ("ordinance", "Pháp lệnh"),
                            ("decree", "Nghị định"),
                            ("circular", "Thông tư"),
                            ("resolution", "Nghị quyết"),
                            ("decision", "Quyết định"),
                            ("directive", "Chỉ thị"),
                            ("conclusion", "Kết luận"),
                            ("rules", "Quy định"),
                            ("guidance", "Hướng dẫn"),
                            ("programme", "Chương trình"),
                            ("plan", "Kế hoạch"),
                            ("notice", "Thông báo"),
                            ("statute", "Quy chế"),
                            ("other", "Văn bản khác"),
                        ],
                        max_length=12,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu")),
                (
                    "issued_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
                ),
                (
                    "issuer",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="cơ quan ban hành"
                    ),
                ),
                (
                    "subject",
                    emulation.model_fields.OfficialCharField(
                        max_length=600, verbose_name="trích yếu"
                    ),
                ),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="hết hiệu lực sau ngày"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical căn cứ pháp lý",
                "verbose_name_plural": "historical căn cứ pháp lý",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LegalBasis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("law", "Luật"),
                            ("ordinance", "Pháp lệnh"),
                            ("decree", "Nghị định"),
                            ("circular", "Thông tư"),
                            ("resolution", "Nghị quyết"),
                            ("decision", "Quyết định"),
                            ("directive", "Chỉ thị"),
                            ("conclusion", "Kết luận"),
                            ("rules", "Quy định"),
                            ("guidance", "Hướng dẫn"),
                            ("programme", "Chương trình"),
                            ("plan", "Kế hoạch"),
                            ("notice", "Thông báo"),
                            ("statute", "Quy chế"),
                            ("other", "Văn bản khác"),
                        ],
                        max_length=12,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu")),
                (
                    "issued_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
                ),
                (
                    "issuer",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="cơ quan ban hành"
                    ),
                ),
                (
                    "subject",
                    emulation.model_fields.OfficialCharField(
                        max_length=600, verbose_name="trích yếu"
                    ),
                ),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="hết hiệu lực sau ngày"),
                ),
                ("subject_key", emulation.model_fields.SearchKeyField(source="subject")),
            ],
            options={
                "verbose_name": "căn cứ pháp lý",
                "verbose_name_plural": "căn cứ pháp lý",
                "ordering": ["-issued_on", "kind", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "number", "issued_on", "subject"),
                        name="legal_basis_once",
                        violation_error_message="Văn bản này đã có trong danh mục.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignBasis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("basis", "Căn cứ"),
                            ("carries_out", "Thực hiện"),
                            ("cited", "Viện dẫn"),
                        ],
                        default="basis",
                        max_length=12,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bases",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "basis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="campaigns.legalbasis",
                        verbose_name="văn bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "căn cứ",
                "verbose_name_plural": "căn cứ",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "basis"),
                        name="basis_once_a_campaign",
                        violation_error_message="Văn bản này đã có trong phần căn cứ.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
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
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=500, verbose_name="nội dung đo"
                    ),
                ),
                (
                    "unit_of_measure",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=60, verbose_name="đơn vị tính"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("number", "Số"),
                            ("ratio", "Tỷ lệ (tử số/mẫu số)"),
                            ("money", "Tiền (đồng)"),
                            ("yes_no", "Có/không"),
                            ("words", "Định tính"),
                            ("titles", "Số danh hiệu ở một cấp"),
                        ],
                        max_length=8,
                        verbose_name="kiểu số liệu",
                    ),
                ),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            ("none", "Chỉ theo dõi"),
                            ("at_least", "từ … trở lên (≥)"),
                            ("more_than", "trên (>)"),
                            ("at_most", "không quá (≤)"),
                            ("less_than", "dưới (<)"),
                            ("equal", "đúng bằng (=)"),
                            ("increase", "tăng"),
                            ("decrease", "giảm"),
                            ("maintain", "duy trì"),
                        ],
                        default="at_least",
                        max_length=10,
                        verbose_name="so với mức phấn đấu",
                    ),
                ),
                (
                    "goal",
                    emulation.model_fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="mức phấn đấu"
                    ),
                ),
                (
                    "change_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("units", "đơn vị tính"),
                            ("percent", "phần trăm (%)"),
                            ("points", "điểm phần trăm"),
                        ],
                        max_length=8,
                        verbose_name="mức tăng, giảm tính bằng",
                    ),
                ),
                (
                    "baseline",
                    emulation.model_fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="mức trước đó"
                    ),
                ),
                (
                    "is_reported_as_change",
                    models.BooleanField(
                        default=False,
                        help_text="Nếu không chọn, đơn vị báo cáo mức đạt được và hệ thống tính mức tăng, giảm.",
                        verbose_name="đơn vị báo cáo mức tăng, giảm",
                    ),
                ),
                (
                    "goal_of",
                    models.CharField(
                        choices=[("each", "Từng đơn vị"), ("whole", "Toàn khối")],
                        default="each",
                        max_length=6,
                        verbose_name="mức phấn đấu của",
                    ),
                ),
                (
                    "is_cumulative",
                    models.BooleanField(
                        default=True,
                        help_text="Số cả năm gồm cả 6 tháng đầu năm.",
                        verbose_name="lũy kế từ đầu năm",
                    ),
                ),
                (
                    "aggregation",
                    models.CharField(
                        choices=[
                            ("sum", "Cộng các đơn vị"),
                            ("ratio", "Tổng tử số/tổng mẫu số"),
                            ("mean", "Bình quân các đơn vị có số liệu"),
                            ("count_met", "Số đơn vị đạt"),
                        ],
                        default="sum",
                        max_length=10,
                        verbose_name="cách tổng hợp",
                    ),
                ),
                (
                    "decimals",
                    models.PositiveSmallIntegerField(default=0, verbose_name="số chữ số thập phân"),
                ),
                (
                    "excludes",
                    emulation.model_fields.OfficialCharField(
                        blank=True,
                        help_text="Ví dụ: các cá nhân đã bị xử lý kỷ luật trước khi ban hành chương trình",
                        max_length=300,
                        verbose_name="trừ đối tượng",
                    ),
                ),
                (
                    "is_owned_by_all",
                    models.BooleanField(
                        default=True, verbose_name="mọi đơn vị tham gia đều báo cáo"
                    ),
                ),
                (
                    "is_withdrawn",
                    models.BooleanField(default=False, editable=False, verbose_name="đã rút"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "owners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="owned_measures",
                        to="units.unit",
                        verbose_name="đơn vị chịu trách nhiệm",
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
                        verbose_name="danh hiệu",
                    ),
                ),
            ],
            options={
                "verbose_name": "số đo",
                "verbose_name_plural": "số đo của chỉ tiêu",
                "ordering": ["target__order", "order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "code"), name="measure_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "titles"), _negated=True),
                            ("title__isnull", False),
                            _connector="OR",
                        ),
                        name="title_count_names_the_title",
                        violation_error_message="Chọn danh hiệu cần đếm.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("comparator__in", ["none", "increase", "decrease", "maintain"]),
                            ("kind__in", ["yes_no", "words"]),
                            ("goal__isnull", False),
                            _connector="OR",
                        ),
                        name="compared_measure_has_a_goal",
                        violation_error_message="Nhập mức phấn đấu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("aggregation", "ratio"), _negated=True),
                            ("kind", "ratio"),
                            _connector="OR",
                        ),
                        name="only_ratios_add_as_ratios",
                        violation_error_message="Chỉ số liệu kiểu tỷ lệ mới tổng hợp theo tổng tử số/tổng mẫu số.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aggregation__in", ["sum", "mean"]), ("kind", "ratio"), _negated=True
                        ),
                        name="ratios_are_never_averaged",
                        violation_error_message="Tỷ lệ không cộng, không lấy bình quân: chọn tổng tử số/tổng mẫu số.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Movement",
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
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=400, verbose_name="tên phong trào"
                    ),
                ),
                (
                    "note",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="ghi chú"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="movements",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "phong trào chuyên đề",
                "verbose_name_plural": "phong trào chuyên đề",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "code"), name="movement_code_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "due_text",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="hạn gửi, nguyên văn"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ghi trong văn bản"),
                ),
                (
                    "due_rule",
                    models.CharField(
                        choices=[("before", "trước ngày"), ("through", "đến hết ngày")],
                        default="before",
                        max_length=8,
                        verbose_name="cách tính",
                    ),
                ),
                (
                    "due_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="hết hạn lúc"
                    ),
                ),
                ("code", models.SlugField(max_length=20, verbose_name="mã")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        help_text="Ví dụ: Đợt 1, Sơ kết 6 tháng đầu năm",
                        max_length=100,
                        verbose_name="tên",
                    ),
                ),
                (
                    "review",
                    models.CharField(
                        choices=[("interim", "Sơ kết"), ("final", "Tổng kết")],
                        max_length=8,
                        verbose_name="tổng hợp cuối đợt",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "locks_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="khóa nhận báo cáo lúc"
                    ),
                ),
                (
                    "window_from",
                    models.DateField(blank=True, null=True, verbose_name="thời gian tổng hợp từ"),
                ),
                (
                    "window_to",
                    models.DateField(blank=True, null=True, verbose_name="thời gian tổng hợp đến"),
                ),
                (
                    "focus",
                    emulation.model_fields.OfficialTextField(blank=True, verbose_name="trọng tâm"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phases",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt thi đua",
                "verbose_name_plural": "đợt thi đua",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_at__isnull", True), ("due_on__isnull", True)),
                            models.Q(("due_at__isnull", False), ("due_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="campaigns_phase_deadline_computed",
                    ),
                    models.UniqueConstraint(fields=("campaign", "code"), name="phase_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="phase_ends_after_start",
                        violation_error_message="Ngày kết thúc đợt phải sau ngày bắt đầu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("window_from__isnull", True),
                            ("window_to__isnull", True),
                            ("window_to__gte", models.F("window_from")),
                            _connector="OR",
                        ),
                        name="phase_window_ends_after_start",
                        violation_error_message="Thời gian tổng hợp kết thúc trước khi bắt đầu.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occasion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "text",
                    emulation.model_fields.OfficialCharField(max_length=300, verbose_name="dịp"),
                ),
                (
                    "day",
                    models.CharField(
                        blank=True, help_text="Ví dụ: 3/2, 30/4", max_length=10, verbose_name="ngày"
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occasions",
                        to="campaigns.phase",
                    ),
                ),
            ],
            options={
                "verbose_name": "dịp thi đua",
                "verbose_name_plural": "dịp thi đua",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Pledge",
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
                    "measures_taken",
                    emulation.model_fields.OfficialTextField(
                        blank=True, verbose_name="biện pháp thực hiện"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="campaigns.campaign",
                        verbose_name="phong trào",
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
                "verbose_name": "bản đăng ký thi đua",
                "verbose_name_plural": "bản đăng ký thi đua",
                "ordering": ["campaign", "unit__code"],
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
                        name="campaigns_pledge_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                            models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="campaigns_pledge_changed_by_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "prepared"]),
                            ("received_at__isnull", False),
                            _connector="OR",
                        ),
                        name="campaigns_pledge_sent_means_received",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "campaign"), name="one_pledge_per_unit_and_campaign"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgedGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "value",
                    emulation.model_fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="mức đăng ký"
                    ),
                ),
                (
                    "is_agreed",
                    models.BooleanField(blank=True, null=True, verbose_name="cam kết thực hiện"),
                ),
                (
                    "baseline",
                    emulation.model_fields.ExactDecimalField(
                        blank=True, null=True, verbose_name="mức năm trước"
                    ),
                ),
                (
                    "reason",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=600, verbose_name="lý do đăng ký khác mức chung"
                    ),
                ),
                (
                    "note",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="ghi chú"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledged",
                        to="campaigns.measure",
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="campaigns.pledge",
                    ),
                ),
            ],
            options={
                "verbose_name": "mức đăng ký",
                "verbose_name_plural": "mức đăng ký",
                "ordering": ["measure__target__order", "measure__order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pledge", "measure"), name="one_goal_per_measure"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgedMovement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=400, verbose_name="phong trào của đơn vị"
                    ),
                ),
                (
                    "goal",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=400, verbose_name="mục tiêu"
                    ),
                ),
                (
                    "movement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledged",
                        to="campaigns.movement",
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="movements",
                        to="campaigns.pledge",
                    ),
                ),
            ],
            options={
                "verbose_name": "phong trào tham gia",
                "verbose_name_plural": "phong trào tham gia",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("movement__isnull", False), ("name", "")),
                            models.Q(
                                ("movement__isnull", True), models.Q(("name", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="pledged_movement_is_named_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgedTitle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                ("quantity", models.PositiveIntegerField(verbose_name="số lượng")),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="titles",
                        to="campaigns.pledge",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.emulationtitle",
                        verbose_name="danh hiệu",
                    ),
                ),
            ],
            options={
                "verbose_name": "danh hiệu đăng ký",
                "verbose_name_plural": "danh hiệu đăng ký",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("pledge", "title"), name="title_pledged_once"),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)),
                        name="pledged_quantity_positive",
                        violation_error_message="Số lượng phải từ 1 trở lên.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgeTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "text",
                    emulation.model_fields.OfficialCharField(
                        max_length=600, verbose_name="chủ đề thi đua"
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="themes",
                        to="campaigns.pledge",
                    ),
                ),
            ],
            options={
                "verbose_name": "chủ đề của đơn vị",
                "verbose_name_plural": "chủ đề của đơn vị",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PledgeVersion",
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
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="campaigns.pledge",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi bản đăng ký",
                "verbose_name_plural": "các lần gửi bản đăng ký",
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("pledge", "number"), name="pledge_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PrizeTier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(max_length=100, verbose_name="giải"),
                ),
                ("quantity", models.PositiveSmallIntegerField(verbose_name="số lượng")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        max_digits=15,
                        null=True,
                        verbose_name="trị giá mỗi giải (đồng)",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="prizes",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "giải thưởng",
                "verbose_name_plural": "cơ cấu giải thưởng",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)),
                        name="prize_quantity_positive",
                        violation_error_message="Số lượng giải phải từ 1 trở lên.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True), ("amount__gte", 0), _connector="OR"
                        ),
                        name="prize_amount_not_negative",
                        violation_error_message="Trị giá giải không được âm.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "text",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="nơi nhận"
                    ),
                ),
                (
                    "note",
                    emulation.model_fields.OfficialCharField(
                        blank=True, help_text="Ví dụ: để b/c", max_length=60, verbose_name="ghi chú"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "nơi nhận",
                "verbose_name_plural": "nơi nhận",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Section",
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
                    "style",
                    models.CharField(
                        choices=[
                            ("part", "Mục lớn (I, II, III)"),
                            ("numbered", "Khoản đánh số (1, 2, 3)"),
                            ("lettered", "Điểm (a, b, c)"),
                            ("dashed", "Gạch đầu dòng"),
                            ("plain", "Đoạn văn"),
                        ],
                        default="numbered",
                        max_length=10,
                        verbose_name="kiểu trình bày",
                    ),
                ),
                (
                    "heading",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="tiêu đề"
                    ),
                ),
                (
                    "text",
                    emulation.model_fields.OfficialTextField(blank=True, verbose_name="nội dung"),
                ),
                (
                    "slot",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("targets", "Các chỉ tiêu, mỗi chỉ tiêu một khoản"),
                            ("targets_inline", "Các chỉ tiêu, viết liền trong câu"),
                            ("targets_table", "Các chỉ tiêu, dạng bảng"),
                            ("phases", "Các đợt thi đua"),
                            ("windows", "Thời gian sơ kết, tổng kết và hạn báo cáo"),
                            ("prizes", "Cơ cấu giải thưởng"),
                            ("movements", "Các phong trào theo chuyên đề"),
                            ("assignments", "Phân công nhiệm vụ"),
                            ("period", "Thời gian phong trào"),
                        ],
                        max_length=16,
                        verbose_name="in số liệu",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="campaigns.section",
                        verbose_name="thuộc mục",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục nội dung",
                "verbose_name_plural": "mục nội dung",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "code"), name="section_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("heading", ""), ("slot", ""), ("text", ""), _negated=True
                        ),
                        name="section_says_something",
                        violation_error_message="Nhập tiêu đề, nội dung hoặc chọn số liệu cần in.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
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
                    "text",
                    emulation.model_fields.OfficialCharField(
                        help_text="Như in trong văn bản, không có số thứ tự.",
                        max_length=1000,
                        verbose_name="chỉ tiêu",
                    ),
                ),
                (
                    "group",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=200, verbose_name="nhóm"
                    ),
                ),
                (
                    "is_withdrawn",
                    models.BooleanField(default=False, editable=False, verbose_name="đã rút"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỉ tiêu",
                "verbose_name_plural": "chỉ tiêu",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "code"), name="target_code_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="measure",
            name="target",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="measures",
                to="campaigns.target",
                verbose_name="chỉ tiêu",
            ),
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="tên bên ký"
                    ),
                ),
                (
                    "post",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=200, verbose_name="chức vụ người ký"
                    ),
                ),
                (
                    "representative",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=150, verbose_name="người đại diện"
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="đã ký ngày")),
                (
                    "recorded_by",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=400, verbose_name="người ghi nhận"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="campaigns.agreement",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "bên ký giao ước",
                "verbose_name_plural": "bên ký giao ước",
                "ordering": ["order", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "unit"), name="party_signs_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recorded_by", ""), ("signed_on__isnull", True)),
                            models.Q(
                                ("signed_on__isnull", False),
                                models.Q(("recorded_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="signature_says_who_recorded_it",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.UniqueConstraint(
                fields=("campaign", "number"), name="amendment_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("target__isnull", False), ("comparator", "none"), _connector="OR"
                ),
                name="followed_measure_is_not_judged",
                violation_error_message="Số liệu theo dõi (không thuộc chỉ tiêu) không so với mức phấn đấu.",
            ),
        ),
    ]
