from django.urls import path

from campaigns.views import agreement, pledge

urlpatterns = [
    path("dang-ky/", pledge.pledge_list, name="pledge-list"),
    path("dang-ky/bat-dau/<int:campaign_pk>/", pledge.pledge_start, name="pledge-start"),
    path("dang-ky/<int:pk>/", pledge.pledge_detail, name="pledge-detail"),
    path("dang-ky/<int:pk>/sua/", pledge.pledge_edit, name="pledge-edit"),
    path("dang-ky/<int:pk>/tham-dinh/", pledge.pledge_review, name="pledge-review"),
    path("dang-ky/<int:pk>/lan-gui/<int:number>/", pledge.pledge_version, name="pledge-version"),
    path("phong-trao/<int:pk>/giao-uoc/", agreement.agreement_detail, name="agreement"),
    path("phong-trao/<int:pk>/giao-uoc/lap/", agreement.agreement_start, name="agreement-start"),
    path("phong-trao/<int:pk>/giao-uoc/sua/", agreement.agreement_edit, name="agreement-edit"),
    path("phong-trao/<int:pk>/giao-uoc/ky/", agreement.agreement_sign, name="agreement-sign"),
    path(
        "phong-trao/<int:pk>/giao-uoc/bo-ky/", agreement.agreement_unsign, name="agreement-unsign"
    ),
]
