from django.urls import path

from units import views

app_name = "units"

urlpatterns = [
    path("khoi/", views.bloc_list, name="bloc-list"),
    path("khoi/<int:pk>/", views.bloc_detail, name="bloc-detail"),
    path("khoi/<int:pk>/nhan-ban/", views.bloc_clone, name="bloc-clone"),
    path("khoi/<int:pk>/ban-giao/", views.bloc_handover, name="bloc-handover"),
    path("don-vi/<int:pk>/", views.unit_detail, name="unit-detail"),
]
