"""What keeps people from working: for those who administer accounts and units."""

from django.urls import reverse
from django.utils.timezone import localdate

from emulation.lockout import locked_usernames
from reports.home.task import Task
from units.staffing import idle_accounts, without_officer


def site_tasks(user):
    today, tasks = localdate(), []
    if user.is_staff and user.has_perm("units.change_user"):
        people = reverse("admin:units_user_changelist")
        idle, locked = idle_accounts(today).count(), len(locked_usernames())
        tasks += [
            _found(locked, "tài khoản đang bị khóa đăng nhập", f"{people}?khoa=co", "Bị khóa"),
            _found(
                idle,
                "tài khoản chưa được phân công",
                f"{people}?phan-cong=khong&is_active__exact=1&is_staff__exact=0",
                "Chưa phân công",
            ),
        ]
    if user.is_staff and user.has_perm("units.change_unit"):
        units = f"{reverse('admin:units_unit_changelist')}?dau-moi=thieu"
        missing = without_officer(today).count()
        tasks.append(_found(missing, "đơn vị chưa có cán bộ đầu mối", units, "Còn thiếu"))
    return [task for task in tasks if task.count]


def _found(count, what, where, label):
    return Task(f"{count} {what}", where=where, code="late", label=label, count=count)
