from django.urls import path

from campaigns.views import campaign, launch, parts

CAMPAIGN = "phong-trao/<int:pk>/"
PART = f"{CAMPAIGN}soan/<slug:slug>/"

urlpatterns = [
    path("phong-trao/", campaign.campaign_list, name="list"),
    path("phong-trao/moi/", campaign.campaign_create, name="create"),
    path(CAMPAIGN, campaign.campaign_detail, name="detail"),
    path(f"{CAMPAIGN}sua/", parts.part, {"slug": "thong-tin-chung"}, name="edit"),
    path(f"{CAMPAIGN}kiem-tra/", campaign.campaign_check, name="check"),
    path(f"{CAMPAIGN}xoa/", campaign.campaign_delete, name="delete"),
    path(PART, parts.part, name="part"),
    path(f"{PART}them/", parts.part_add, name="part-add"),
    path(f"{PART}<int:row>/sua/", parts.part_edit, name="part-edit"),
    path(f"{PART}<int:row>/xoa/", parts.part_delete, name="part-delete"),
    path(f"{PART}<int:row>/chuyen/", parts.part_move, name="part-move"),
    path(f"{CAMPAIGN}phat-dong/", launch.take_step, {"action": "launch"}, name="launch"),
    path(f"{CAMPAIGN}buoc/<slug:action>/", launch.take_step, name="step"),
    path(f"{CAMPAIGN}sua-doi/", launch.amend, name="amend"),
    path(f"{CAMPAIGN}sua-doi/bo/", launch.discard_amendment, name="amend-discard"),
    path(f"{CAMPAIGN}nhan-ban/", launch.clone_campaign, name="clone"),
    path(f"{CAMPAIGN}so-voi/<int:other_pk>/", launch.compare, name="compare"),
]
