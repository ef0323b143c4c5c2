"""What is said of a campaign as a whole: its name and time, theme, registration, signer."""

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.db.models import Q

from campaigns.copying import free_code
from campaigns.forms.draft import DraftForm, capitalise, official_field
from campaigns.models import Campaign
from campaigns.paper_types import abbreviation_of
from emulation.deadlines import describe
from emulation.fields import MarkupField
from units.models import Bloc, IssuingBody
from units.paper_heads import HEAD_FIELDS, HEAD_LAYOUT, check_head, offer_bodies

NAMES = ["kind", "paper_type", "paper_abbreviation", "title", "starts_on", "ends_on"]
DATES = Div("starts_on", "ends_on", css_class="field-row")
TYPES = Div("paper_type", "paper_abbreviation", "kind", css_class="field-row")


class NewCampaignForm(forms.ModelForm):
    """The little that a draft begins with; the rest is filled in part by part."""

    class Meta:
        model = Campaign
        fields = ["bloc", *NAMES, "participants"]
        formfield_callback = official_field
        help_texts = {
            "title": "Như in dưới tên loại văn bản, ví dụ: Phát động phong trào thi đua năm 2026",
            "paper_abbreviation": "Để trống nếu là loại thông dụng, ví dụ CTr, KH.",
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        capitalise(self)
        blocs = Bloc.objects.filter(pk__in=user.scope.secretariat_blocs)
        self.fields["bloc"].queryset = blocs
        self.fields["bloc"].empty_label = None if len(blocs) == 1 else "Chọn khối"

    def clean(self):
        cleaned = super().clean()
        fill_abbreviation(self)
        return cleaned

    def save(self, commit=True):
        campaign = self.instance
        campaign.code = free_code(f"{campaign.bloc.code}-{campaign.year}")
        campaign.paper_year = campaign.year
        return super().save(commit)


class BasicsForm(DraftForm):
    class Meta:
        model = Campaign
        fields = [*NAMES, "bloc", "parent", "participants"]
        formfield_callback = official_field
        help_texts = {
            "paper_abbreviation": "Để trống nếu là loại thông dụng, ví dụ CTr, KH.",
            "parent": "Ví dụ: phong trào của tỉnh mà phong trào này hưởng ứng.",
        }

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def arrange(self):
        above = Campaign.objects.visible_to(self.user).not_amending()
        current = Q(pk=self.draft.parent_id)
        self.fields["parent"].queryset = (
            Campaign.objects.filter(Q(pk__in=above.values("pk")) | current)
            .exclude(pk__in=[self.draft.pk, self.draft.amends_id or self.draft.pk])
            .exclude(parent=self.draft.amends_id or self.draft.pk)
        )
        self.fields["parent"].empty_label = "Không có"
        blocs = Q(pk__in=self.user.scope.secretariat_blocs)
        self.fields["bloc"].queryset = Bloc.objects.filter(blocs)
        if self.draft.amends_id:
            del self.fields["bloc"]
        bloc = () if self.draft.amends_id else ("bloc",)
        self.helper.layout = Layout(
            "version", TYPES, "title", DATES, *bloc, "participants", "parent"
        )

    def clean(self):
        cleaned = super().clean()
        fill_abbreviation(self)
        return cleaned


def fill_abbreviation(form):
    cleaned = form.cleaned_data
    if not cleaned.get("paper_abbreviation"):
        cleaned["paper_abbreviation"] = abbreviation_of(cleaned.get("paper_type") or "")


class ThemeForm(DraftForm):
    class Meta:
        model = Campaign
        fields = ["theme", "motto", "opening", "closing", "bases_run_on"]
        formfield_callback = official_field
        field_classes = dict.fromkeys(["opening", "closing"], MarkupField)
        help_texts = {
            "theme": "Không kèm dấu ngoặc kép.",
        }


class RegistrationForm(DraftForm):
    """Until when units register, and what becomes of a deadline on a day off."""

    class Meta:
        model = Campaign
        fields = ["due_text", "due_on", "due_rule", "weekend_rule"]
        formfield_callback = official_field
        help_texts = {
            "due_text": "Đúng như văn bản viết, ví dụ: trước ngày 10/01/2026",
            "weekend_rule": "Áp dụng cho mọi hạn của phong trào này.",
        }

    def arrange(self):
        if self.instance.due_at:
            self.fields["due_on"].help_text = f"= {describe(self.instance.due_at)}"
        self.helper.layout = Layout(
            "version",
            Fieldset(
                "Hạn các đơn vị gửi đăng ký",
                "due_text",
                Div("due_rule", "due_on", css_class="field-row"),
            ),
            "weekend_rule",
        )

    def save(self, commit=True):
        self.instance.fix_deadline(self.instance.weekend_rule)
        for phase in self.instance.phases.all():
            phase.fix_deadline(self.instance.weekend_rule)
            phase.save(update_fields=["due_at"])
        return super().save(commit)


class SigningForm(DraftForm):
    """The head and the foot of the paper. What is left blank is printed blank."""

    class Meta:
        model = Campaign
        fields = HEAD_FIELDS
        formfield_callback = official_field

    def arrange(self):
        offer_bodies(self, bodies_for(self.draft))
        self.helper.layout = Layout("version", *HEAD_LAYOUT)

    def clean(self):
        cleaned = super().clean()
        check_head(self)
        return cleaned


def bodies_for(campaign):
    """Who may issue the campaign's paper: its bloc, and the bloc's members of the year."""
    members = campaign.bloc.members_in(campaign.year).values("unit")
    return IssuingBody.objects.filter(
        Q(bloc=campaign.bloc_id) | Q(unit__in=members) | Q(pk=campaign.issuing_body_id)
    )
