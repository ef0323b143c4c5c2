import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import emulation.model_fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bloc",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="mã khối")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, unique=True, verbose_name="tên khối, cụm"
                    ),
                ),
                (
                    "short_name",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=120, verbose_name="tên gọi tắt"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bloc", "Khối thi đua"),
                            ("cluster", "Cụm thi đua"),
                            ("province", "Toàn tỉnh"),
                            ("internal", "Nội bộ cơ quan"),
                        ],
                        default="bloc",
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("name_key", emulation.model_fields.SearchKeyField(source="name")),
                (
                    "head_confirms",
                    models.BooleanField(
                        default=False,
                        help_text="Bản đăng ký và báo cáo chỉ được gửi sau khi thủ trưởng đơn vị xác nhận.",
                        verbose_name="thủ trưởng đơn vị xác nhận trước khi gửi",
                    ),
                ),
                (
                    "leader_approves",
                    models.BooleanField(
                        default=False,
                        help_text="Cán bộ thường trực trình, trưởng khối phê duyệt.",
                        verbose_name="trưởng khối phê duyệt trước khi phát động, ban hành",
                    ),
                ),
            ],
            options={
                "verbose_name": "khối, cụm thi đua",
                "verbose_name_plural": "khối, cụm thi đua",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        help_text="Chữ không dấu, số và các ký tự @ . + - _",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.ASCIIUsernameValidator()],
                        verbose_name="tên đăng nhập",
                    ),
                ),
                (
                    "full_name",
                    emulation.model_fields.OfficialCharField(
                        max_length=150, verbose_name="họ và tên"
                    ),
                ),
                (
                    "post",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=200, verbose_name="chức vụ"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="điện thoại")),
                ("full_name_key", emulation.model_fields.SearchKeyField(source="full_name")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "người dùng",
                "verbose_name_plural": "người dùng",
                "ordering": ["username"],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalBloc",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(db_index=True, max_length=40, verbose_name="mã khối")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        db_index=True, max_length=300, verbose_name="tên khối, cụm"
                    ),
                ),
                (
                    "short_name",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=120, verbose_name="tên gọi tắt"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bloc", "Khối thi đua"),
                            ("cluster", "Cụm thi đua"),
                            ("province", "Toàn tỉnh"),
                            ("internal", "Nội bộ cơ quan"),
                        ],
                        default="bloc",
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                (
                    "head_confirms",
                    models.BooleanField(
                        default=False,
                        help_text="Bản đăng ký và báo cáo chỉ được gửi sau khi thủ trưởng đơn vị xác nhận.",
                        verbose_name="thủ trưởng đơn vị xác nhận trước khi gửi",
                    ),
                ),
                (
                    "leader_approves",
                    models.BooleanField(
                        default=False,
                        help_text="Cán bộ thường trực trình, trưởng khối phê duyệt.",
                        verbose_name="trưởng khối phê duyệt trước khi phát động, ban hành",
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
                "verbose_name": "historical khối, cụm thi đua",
                "verbose_name_plural": "historical khối, cụm thi đua",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUser",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        db_index=True,
                        help_text="Chữ không dấu, số và các ký tự @ . + - _",
                        max_length=150,
                        validators=[django.contrib.auth.validators.ASCIIUsernameValidator()],
                        verbose_name="tên đăng nhập",
                    ),
                ),
                (
                    "full_name",
                    emulation.model_fields.OfficialCharField(
                        max_length=150, verbose_name="họ và tên"
                    ),
                ),
                (
                    "post",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=200, verbose_name="chức vụ"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="điện thoại")),
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
                "verbose_name": "historical người dùng",
                "verbose_name_plural": "historical người dùng",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IssuingBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        help_text="Ví dụ: Ủy ban nhân dân tỉnh Sông Lam",
                        max_length=300,
                        verbose_name="tên trong câu văn",
                    ),
                ),
                (
                    "family",
                    models.CharField(
                        choices=[
                            ("state", "Văn bản hành chính nhà nước (NĐ 30/2020/NĐ-CP)"),
                            ("party", "Văn bản của Đảng (HD 36-HD/VPTW, HD 05-HD/VPTW)"),
                        ],
                        max_length=6,
                        verbose_name="thể thức văn bản",
                    ),
                ),
                (
                    "superior_lines",
                    emulation.model_fields.OfficialTextField(
                        blank=True,
                        help_text="Mỗi dòng in thành một dòng.",
                        verbose_name="cơ quan chủ quản, cấp trên",
                    ),
                ),
                (
                    "issuing_lines",
                    emulation.model_fields.OfficialTextField(
                        help_text="Mỗi dòng in thành một dòng, chữ in hoa.",
                        verbose_name="cơ quan ban hành",
                    ),
                ),
                (
                    "symbol",
                    emulation.model_fields.OfficialCharField(
                        help_text="Ví dụ: UBND, KTĐ", max_length=40, verbose_name="ký hiệu"
                    ),
                ),
                (
                    "place",
                    emulation.model_fields.OfficialCharField(
                        help_text="Ví dụ: Sông Lam", max_length=100, verbose_name="địa danh"
                    ),
                ),
                (
                    "archive_line",
                    emulation.model_fields.OfficialCharField(
                        help_text="Phần đứng sau chữ “Lưu”. Ví dụ: VT, NC; Văn phòng Khối",
                        max_length=200,
                        verbose_name="lưu tại",
                    ),
                ),
                (
                    "bloc",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issuing_bodies",
                        to="units.bloc",
                        verbose_name="của khối",
                    ),
                ),
            ],
            options={
                "verbose_name": "chủ thể ban hành",
                "verbose_name_plural": "chủ thể ban hành văn bản",
                "ordering": ["name", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalSignatory",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "authority_lines",
                    emulation.model_fields.OfficialTextField(
                        blank=True,
                        help_text="Ví dụ: TM. ỦY BAN NHÂN DÂN; T/M BAN THƯỜNG VỤ",
                        verbose_name="quyền hạn ký",
                    ),
                ),
                (
                    "post",
                    emulation.model_fields.OfficialCharField(
                        help_text="Ví dụ: CHỦ TỊCH", max_length=200, verbose_name="chức vụ"
                    ),
                ),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=150, verbose_name="họ và tên"
                    ),
                ),
                (
                    "further_posts",
                    emulation.model_fields.OfficialTextField(
                        blank=True,
                        help_text="Mỗi dòng in thành một dòng.",
                        verbose_name="các chức danh dưới tên",
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
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.issuingbody",
                        verbose_name="chủ thể ban hành",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical người ký",
                "verbose_name_plural": "historical người ký",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="mã đơn vị")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "Cơ quan nhà nước"),
                            ("party", "Cơ quan Đảng"),
                            ("front", "Mặt trận, đoàn thể"),
                            ("commune", "Xã, phường, đặc khu"),
                            ("service", "Đơn vị sự nghiệp"),
                            ("company", "Doanh nghiệp"),
                            ("armed", "Lực lượng vũ trang"),
                            ("department", "Phòng, ban trực thuộc"),
                            ("cell", "Tổ chức đảng trực thuộc"),
                        ],
                        default="state",
                        max_length=12,
                        verbose_name="loại hình",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sub_units",
                        to="units.unit",
                        verbose_name="đơn vị cấp trên",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị",
                "verbose_name_plural": "đơn vị",
                "ordering": ["code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="units_unit_ends_after_start",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("head", "Trưởng khối"),
                            ("deputy", "Phó trưởng khối"),
                            ("member", "Thành viên"),
                        ],
                        default="member",
                        max_length=10,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "is_typed_for",
                    models.BooleanField(
                        default=False,
                        help_text="Đơn vị gửi bản giấy; cán bộ thường trực nhập thay và nhật ký ghi rõ.",
                        verbose_name="thường trực nhập thay",
                    ),
                ),
                (
                    "joined_on",
                    models.DateField(blank=True, null=True, verbose_name="vào khối từ ngày"),
                ),
                (
                    "left_on",
                    models.DateField(blank=True, null=True, verbose_name="ra khỏi khối từ ngày"),
                ),
                (
                    "bloc",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="units.bloc",
                        verbose_name="khối",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên khối",
                "verbose_name_plural": "thành viên khối theo năm",
                "ordering": ["-year", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bloc", "unit", "year"),
                        name="member_once_a_year",
                        violation_error_message="Đơn vị đã là thành viên của khối trong năm này.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "head")),
                        fields=("bloc", "year"),
                        name="one_head_a_year",
                        violation_error_message="Khối đã có trưởng khối trong năm này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1948), ("year__lte", 2200)),
                        name="membership_year_sensible",
                        violation_error_message="Năm không hợp lệ.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="issuingbody",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="issuing_bodies",
                to="units.unit",
                verbose_name="của đơn vị",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalUnitSuccession",
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
                            ("rename", "Đổi tên"),
                            ("merge", "Sáp nhập, hợp nhất"),
                            ("split", "Chia, tách"),
                            ("dissolve", "Giải thể"),
                            ("move", "Chuyển trực thuộc"),
                        ],
                        max_length=10,
                        verbose_name="hình thức",
                    ),
                ),
                ("on", models.DateField(verbose_name="có hiệu lực từ ngày")),
                (
                    "paper",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="theo văn bản"
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
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unit",
                        verbose_name="đơn vị trước",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unit",
                        verbose_name="đơn vị kế thừa",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical kế thừa đơn vị",
                "verbose_name_plural": "historical kế thừa đơn vị",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUnitName",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "full_name",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="tên đầy đủ"
                    ),
                ),
                (
                    "short_name",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=120, verbose_name="tên gọi tắt"
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
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tên đơn vị",
                "verbose_name_plural": "historical tên đơn vị theo thời gian",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUnit",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("code", models.CharField(db_index=True, max_length=40, verbose_name="mã đơn vị")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "Cơ quan nhà nước"),
                            ("party", "Cơ quan Đảng"),
                            ("front", "Mặt trận, đoàn thể"),
                            ("commune", "Xã, phường, đặc khu"),
                            ("service", "Đơn vị sự nghiệp"),
                            ("company", "Doanh nghiệp"),
                            ("armed", "Lực lượng vũ trang"),
                            ("department", "Phòng, ban trực thuộc"),
                            ("cell", "Tổ chức đảng trực thuộc"),
                        ],
                        default="state",
                        max_length=12,
                        verbose_name="loại hình",
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
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unit",
                        verbose_name="đơn vị cấp trên",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical đơn vị",
                "verbose_name_plural": "historical đơn vị",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("head", "Trưởng khối"),
                            ("deputy", "Phó trưởng khối"),
                            ("member", "Thành viên"),
                        ],
                        default="member",
                        max_length=10,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "is_typed_for",
                    models.BooleanField(
                        default=False,
                        help_text="Đơn vị gửi bản giấy; cán bộ thường trực nhập thay và nhật ký ghi rõ.",
                        verbose_name="thường trực nhập thay",
                    ),
                ),
                (
                    "joined_on",
                    models.DateField(blank=True, null=True, verbose_name="vào khối từ ngày"),
                ),
                (
                    "left_on",
                    models.DateField(blank=True, null=True, verbose_name="ra khỏi khối từ ngày"),
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
                    "bloc",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.bloc",
                        verbose_name="khối",
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
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical thành viên khối",
                "verbose_name_plural": "historical thành viên khối theo năm",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIssuingBody",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        help_text="Ví dụ: Ủy ban nhân dân tỉnh Sông Lam",
                        max_length=300,
                        verbose_name="tên trong câu văn",
                    ),
                ),
                (
                    "family",
                    models.CharField(
                        choices=[
                            ("state", "Văn bản hành chính nhà nước (NĐ 30/2020/NĐ-CP)"),
                            ("party", "Văn bản của Đảng (HD 36-HD/VPTW, HD 05-HD/VPTW)"),
                        ],
                        max_length=6,
                        verbose_name="thể thức văn bản",
                    ),
                ),
                (
                    "superior_lines",
                    emulation.model_fields.OfficialTextField(
                        blank=True,
                        help_text="Mỗi dòng in thành một dòng.",
                        verbose_name="cơ quan chủ quản, cấp trên",
                    ),
                ),
                (
                    "issuing_lines",
                    emulation.model_fields.OfficialTextField(
                        help_text="Mỗi dòng in thành một dòng, chữ in hoa.",
                        verbose_name="cơ quan ban hành",
                    ),
                ),
                (
                    "symbol",
                    emulation.model_fields.OfficialCharField(
                        help_text="Ví dụ: UBND, KTĐ", max_length=40, verbose_name="ký hiệu"
                    ),
                ),
                (
                    "place",
                    emulation.model_fields.OfficialCharField(
                        help_text="Ví dụ: Sông Lam", max_length=100, verbose_name="địa danh"
                    ),
                ),
                (
                    "archive_line",
                    emulation.model_fields.OfficialCharField(
                        help_text="Phần đứng sau chữ “Lưu”. Ví dụ: VT, NC; Văn phòng Khối",
                        max_length=200,
                        verbose_name="lưu tại",
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
                    "bloc",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.bloc",
                        verbose_name="của khối",
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
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unit",
                        verbose_name="của đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical chủ thể ban hành",
                "verbose_name_plural": "historical chủ thể ban hành văn bản",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAppointment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Cán bộ đầu mối"),
                            ("unit_head", "Thủ trưởng đơn vị"),
                            ("secretariat", "Cán bộ thường trực khối"),
                            ("bloc_head", "Trưởng khối"),
                            ("bloc_deputy", "Phó trưởng khối"),
                            ("observer", "Theo dõi"),
                        ],
                        max_length=12,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "paper",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="theo văn bản"
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
                    "bloc",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.bloc",
                        verbose_name="khối",
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
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người dùng",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical phân công",
                "verbose_name_plural": "historical phân công",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Cán bộ đầu mối"),
                            ("unit_head", "Thủ trưởng đơn vị"),
                            ("secretariat", "Cán bộ thường trực khối"),
                            ("bloc_head", "Trưởng khối"),
                            ("bloc_deputy", "Phó trưởng khối"),
                            ("observer", "Theo dõi"),
                        ],
                        max_length=12,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "paper",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=300, verbose_name="theo văn bản"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người dùng",
                    ),
                ),
                (
                    "bloc",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="units.bloc",
                        verbose_name="khối",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="units.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "phân công",
                "verbose_name_plural": "phân công",
                "ordering": ["user", "role", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="units_appointment_ends_after_start",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bloc__isnull", True),
                                ("role__in", ("officer", "unit_head")),
                                ("unit__isnull", False),
                            ),
                            models.Q(
                                ("bloc__isnull", False),
                                (
                                    "role__in",
                                    ("secretariat", "bloc_head", "bloc_deputy", "observer"),
                                ),
                                ("unit__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="appointment_is_to_a_place",
                        violation_error_message="Cán bộ đầu mối và thủ trưởng gắn với một đơn vị; các vai trò còn lại gắn với một khối.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "full_name",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="tên đầy đủ"
                    ),
                ),
                (
                    "short_name",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=120, verbose_name="tên gọi tắt"
                    ),
                ),
                ("full_name_key", emulation.model_fields.SearchKeyField(source="full_name")),
                ("short_name_key", emulation.model_fields.SearchKeyField(source="short_name")),
                ("sort_key", emulation.model_fields.SortKeyField(source="full_name")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "tên đơn vị",
                "verbose_name_plural": "tên đơn vị theo thời gian",
                "ordering": [models.OrderBy(models.F("valid_from"), nulls_first=True), "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="units_unitname_ends_after_start",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "valid_from"),
                        name="one_name_from_a_day",
                        violation_error_message="Đơn vị đã có một tên gọi từ ngày này.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitSuccession",
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
                            ("rename", "Đổi tên"),
                            ("merge", "Sáp nhập, hợp nhất"),
                            ("split", "Chia, tách"),
                            ("dissolve", "Giải thể"),
                            ("move", "Chuyển trực thuộc"),
                        ],
                        max_length=10,
                        verbose_name="hình thức",
                    ),
                ),
                ("on", models.DateField(verbose_name="có hiệu lực từ ngày")),
                (
                    "paper",
                    emulation.model_fields.OfficialCharField(
                        max_length=300, verbose_name="theo văn bản"
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="units.unit",
                        verbose_name="đơn vị trước",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="units.unit",
                        verbose_name="đơn vị kế thừa",
                    ),
                ),
            ],
            options={
                "verbose_name": "kế thừa đơn vị",
                "verbose_name_plural": "kế thừa đơn vị",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "dissolve"), ("successor__isnull", True)),
                            models.Q(
                                models.Q(("kind", "dissolve"), _negated=True),
                                ("successor__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="only_a_dissolved_unit_has_no_successor",
                        violation_error_message="Đơn vị giải thể thì không có đơn vị kế thừa; các hình thức khác phải có.",
                    ),
                    models.UniqueConstraint(
                        fields=("predecessor", "successor", "on"), name="succession_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signatory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "authority_lines",
                    emulation.model_fields.OfficialTextField(
                        blank=True,
                        help_text="Ví dụ: TM. ỦY BAN NHÂN DÂN; T/M BAN THƯỜNG VỤ",
                        verbose_name="quyền hạn ký",
                    ),
                ),
                (
                    "post",
                    emulation.model_fields.OfficialCharField(
                        help_text="Ví dụ: CHỦ TỊCH", max_length=200, verbose_name="chức vụ"
                    ),
                ),
                (
                    "name",
                    emulation.model_fields.OfficialCharField(
                        blank=True, max_length=150, verbose_name="họ và tên"
                    ),
                ),
                (
                    "further_posts",
                    emulation.model_fields.OfficialTextField(
                        blank=True,
                        help_text="Mỗi dòng in thành một dòng.",
                        verbose_name="các chức danh dưới tên",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatories",
                        to="units.issuingbody",
                        verbose_name="chủ thể ban hành",
                    ),
                ),
            ],
            options={
                "verbose_name": "người ký",
                "verbose_name_plural": "người ký",
                "ordering": ["body", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="units_signatory_ends_after_start",
                        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="issuingbody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True),
                    ("valid_to__isnull", True),
                    ("valid_to__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="units_issuingbody_ends_after_start",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuingbody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bloc__isnull", True), ("unit__isnull", False)),
                    models.Q(("bloc__isnull", False), ("unit__isnull", True)),
                    _connector="OR",
                ),
                name="issuing_body_of_a_unit_or_a_bloc",
                violation_error_message="Chọn một đơn vị hoặc một khối.",
            ),
        ),
    ]
