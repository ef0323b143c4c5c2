"""Every address of the site that has a name, and which things of the province it is tried on."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.urls import URLResolver, get_resolver, reverse

ONCE = ("-",)
BLOCS = ("own", "far")
UNITS = ("own", "near", "far")
PAPERS = (*UNITS, "own draft", "near draft", "far draft")


def pk_of(thing):
    return lambda place: [place[thing].pk]


def pk_and(thing, *more):
    return lambda place: [place[thing].pk, *more]


def row_of(place):
    return [place["draft"].pk, "dot", place["row"].pk]


def token_of(place):
    return [place["work"].token]


def named(names, cases, arguments):
    return dict.fromkeys(names.split(), (cases, arguments))


TRIED_ON = {
    **named(
        "home login logout password_change password_change_done livez readyz units:bloc-list "
        "campaigns:list campaigns:create campaigns:pledge-list reports:list reports:summary-list "
        "reports:document-list",
        ONCE,
        lambda place: [],
    ),
    **named("units:bloc-detail units:bloc-clone units:bloc-handover", BLOCS, pk_of("bloc")),
    "units:unit-detail": (UNITS, pk_of("unit")),
    **named(
        "campaigns:amend campaigns:clone campaigns:agreement campaigns:agreement-edit "
        "campaigns:agreement-sign campaigns:agreement-start campaigns:agreement-unsign",
        BLOCS,
        pk_of("campaign"),
    ),
    "campaigns:detail": (("own", "far"), pk_of("campaign")),
    "campaigns:pledge-start": (BLOCS, pk_of("campaign")),
    **named(
        "campaigns:edit campaigns:check campaigns:delete campaigns:launch campaigns:amend-discard",
        BLOCS,
        pk_of("draft"),
    ),
    "campaigns:compare": (BLOCS, lambda place: [place["draft"].pk, place["campaign"].pk]),
    "campaigns:step": (BLOCS, lambda place: [place["campaign"].pk, "close"]),
    **named("campaigns:part campaigns:part-add", BLOCS, pk_and("draft", "dot")),
    **named("campaigns:part-edit campaigns:part-delete campaigns:part-move", BLOCS, row_of),
    **named(
        "campaigns:pledge-detail campaigns:pledge-edit campaigns:pledge-review",
        PAPERS,
        pk_of("pledge"),
    ),
    "campaigns:pledge-version": (UNITS, pk_and("pledge", 1)),
    **named(
        "reports:detail reports:figures reports:highlights reports:awards reports:evidence "
        "reports:send reports:review",
        PAPERS,
        pk_of("report"),
    ),
    "reports:section": (PAPERS, pk_and("report", "lanh-dao")),
    "reports:version": (UNITS, pk_and("report", 1)),
    "reports:start": (BLOCS, pk_of("phase")),
    "reports:extension": (UNITS, lambda place: [place["phase"].pk, place["unit"].pk]),
    **named("reports:evidence-file reports:evidence-remove", PAPERS, pk_of("evidence")),
    **named(
        "reports:status reports:matrix reports:summary reports:redraft reports:summary-head",
        BLOCS,
        pk_of("phase"),
    ),
    "reports:summary-section": (BLOCS, pk_and("phase", "tinh-hinh")),
    **named(
        "reports:paper reports:paper-word", PAPERS, lambda place: ["report", place["report"].pk]
    ),
    "reports:former-paper": (BLOCS, pk_of("amendment")),
    **named(
        "reports:work reports:work-cancel reports:work-retry reports:work-file",
        ("own",),
        token_of,
    ),
    **named(
        "reports:document reports:document-pdf reports:document-word reports:document-end",
        BLOCS,
        pk_of("document"),
    ),
    "reports:papers": (BLOCS, lambda place: ["report", place["phase"].pk]),
    "reports:year-file": (BLOCS, pk_and("bloc", 2026)),
    "reports:document-sign": (BLOCS, pk_of("document")),
    "reports:document-signed": (BLOCS, pk_and("document", 1)),
    "reports:document-appendices": (BLOCS, pk_of("document")),
    "reports:document-appendix": (BLOCS, pk_and("document", 1)),
    "reports:document-number": (BLOCS, pk_of("signing")),
    "reports:document-retry": (BLOCS, pk_of("issuing")),
    "reports:issue": (BLOCS, lambda place: ["summary", place["summary"].pk]),
    "reports:register": (BLOCS, pk_of("register")),
    **named(
        "reports:bloc-papers reports:bloc-paper-new reports:decision-new", BLOCS, pk_of("campaign")
    ),
    **named(
        "reports:bloc-paper reports:bloc-paper-edit reports:bloc-paper-late "
        "reports:bloc-paper-delete",
        BLOCS,
        pk_of("letter"),
    ),
    "reports:bloc-paper-proposals": (BLOCS, pk_of("minutes")),
    **named(
        "reports:decision reports:decision-edit reports:decision-file", BLOCS, pk_of("decision")
    ),
    "reports:verify": (("own",), lambda place: [place["document"].token]),
}
# A second try of the same address, on another kind of thing.
ALSO = {
    ("campaigns:detail", "of a draft"): (BLOCS, pk_of("draft")),
    ("campaigns:edit", "launched"): (BLOCS, pk_of("campaign")),
    ("campaigns:launch", "launched"): (BLOCS, pk_of("campaign")),
    ("reports:paper", "pledge"): (PAPERS, lambda place: ["pledge", place["pledge"].pk]),
    ("reports:paper", "programme"): (BLOCS, lambda place: ["programme", place["campaign"].pk]),
    ("reports:paper", "programme of a draft"): (
        BLOCS, lambda place: ["programme", place["draft"].pk],
    ),
    ("reports:issue", "pledge"): (PAPERS, lambda place: ["pledge", place["pledge"].pk]),
    ("reports:document", "of a unit"): (UNITS, pk_of("of unit")),
    ("reports:document", "not out"): (BLOCS, pk_of("signing")),
    ("reports:document-pdf", "not out"): (BLOCS, pk_of("signing")),
    ("reports:document-pdf", "of a unit"): (UNITS, pk_of("of unit")),
    ("reports:document-end", "of a unit"): (UNITS, pk_of("of unit")),
    ("reports:document-sign", "of a unit"): (UNITS, pk_of("of unit")),
    ("reports:document-sign", "not out"): (BLOCS, pk_of("signing")),
    ("reports:document-signed", "of a unit"): (UNITS, pk_and("of unit", 1)),
    ("reports:document-appendices", "of a unit"): (UNITS, pk_of("of unit")),
    ("reports:document-appendices", "not out"): (BLOCS, pk_of("signing")),
    ("reports:document-appendix", "of a unit"): (UNITS, pk_and("of unit", 1)),
    ("reports:document-number", "of a paper that is out"): (BLOCS, pk_of("document")),
    ("reports:papers", "of pledges"): (BLOCS, lambda place: ["pledge", place["campaign"].pk]),
    ("reports:paper", "agreement"): (BLOCS, lambda place: ["agreement", place["agreement"].pk]),
    ("reports:paper", "summary"): (BLOCS, lambda place: ["summary", place["summary"].pk]),
    ("reports:bloc-papers", "of a draft"): (BLOCS, pk_of("draft")),
    ("reports:bloc-paper-new", "of a draft"): (BLOCS, pk_of("draft")),
    ("reports:issue", "letter"): (BLOCS, lambda place: ["bloc-paper", place["letter"].pk]),
    ("reports:paper", "letter"): (BLOCS, lambda place: ["bloc-paper", place["letter"].pk]),
    ("reports:paper-word", "letter"): (BLOCS, lambda place: ["bloc-paper", place["letter"].pk]),
    ("reports:paper-word", "pledge"): (PAPERS, lambda place: ["pledge", place["pledge"].pk]),
    ("reports:paper-word", "programme of a draft"): (
        BLOCS, lambda place: ["programme", place["draft"].pk],
    ),
    ("reports:paper-word", "agreement"): (
        BLOCS, lambda place: ["agreement", place["agreement"].pk],
    ),
    ("reports:paper-word", "summary"): (BLOCS, lambda place: ["summary", place["summary"].pk]),
}  # fmt: skip


def site_names():
    """Of every page of ours. The administration's are in `admin_names`."""
    return sorted(name for name in names_of(get_resolver()) if not name.startswith("admin:"))


def admin_names():
    return sorted(name for name in names_of(get_resolver()) if name.startswith("admin:"))


def names_of(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from names_of(pattern, inner)
        elif pattern.name:
            yield f"{namespace}{pattern.name}"


def tries_of(name, province):
    """(case, address) of each try of one of our pages."""
    if name in TRIED_ON:
        yield from _tries(name, "", *TRIED_ON[name], province)
    for (also, what), (cases, arguments) in ALSO.items():
        if also == name:
            yield from _tries(name, f" {what}", cases, arguments, province)


def _tries(name, what, cases, arguments, province):
    for case in cases:
        place = province.places.get(case)
        yield f"{case}{what}", reverse(name, args=arguments(place))


def admin_address(name):
    """The address of a page of the administration, of the first row of its model."""
    plain = name.removeprefix("admin:")
    if plain == "auth_user_password_change":
        return reverse(name, args=[get_user_model().objects.order_by("pk").first().pk])
    if plain == "app_list":
        return reverse(name, args=["units"])
    if plain == "view_on_site":
        unit = ContentType.objects.get(app_label="units", model="unit")
        return reverse(name, args=[unit.pk, unit.model_class().objects.first().pk])
    for model in admin.site._registry:
        prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
        page = plain.removeprefix(prefix)
        if page != plain and "_" not in page.removeprefix("simple_"):
            return reverse(name, args=_admin_arguments(model, page))
    return reverse(name)


def _admin_arguments(model, page):
    if page in ("changelist", "add"):
        return []
    row = model._default_manager.order_by("pk").first()
    return [row.pk, row.history.first().pk] if page == "simple_history" else [row.pk]
