"""The site map. Paths are for the officers (Vietnamese); names are for us (English)."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from emulation import ops
from emulation.sign_in import SignIn
from reports.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("dang-nhap/", SignIn.as_view(), name="login"),
    path("dang-xuat/", auth.LogoutView.as_view(), name="logout"),
    path("doi-mat-khau/", auth.PasswordChangeView.as_view(), name="password_change"),
    path("doi-mat-khau/xong/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("", include("units.urls")),
    path("", include("campaigns.urls")),
    path("", include("reports.urls")),
    path("quan-tri/", admin.site.urls),
    path("livez", ops.livez, name="livez"),
    path("readyz", ops.readyz, name="readyz"),
]
