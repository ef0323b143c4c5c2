"""What the worker makes: watched, cancelled, tried again, fetched."""

from django.urls import path

from reports.views import archive, work

urlpatterns = [
    path("khoi/<int:pk>/ho-so/<int:year>/", archive.year_file, name="year-file"),
    path("van-ban/<slug:kind>/tat-ca/<int:pk>/", work.papers, name="papers"),
    path("viec/<uuid:token>/", work.work_page, name="work"),
    path("viec/<uuid:token>/huy/", work.work_cancel, name="work-cancel"),
    path("viec/<uuid:token>/thu-lai/", work.work_retry, name="work-retry"),
    path("viec/<uuid:token>/tep/", work.work_file, name="work-file"),
]
