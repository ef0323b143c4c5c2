from reports.urls import drafting, paper, report, summary

app_name = "reports"
urlpatterns = report.urlpatterns + summary.urlpatterns + drafting.urlpatterns + paper.urlpatterns
