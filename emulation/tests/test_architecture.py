"""The shape of the house: who may import whom, how long things are, what a template may hold."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.urls import URLResolver, get_resolver, reverse

# Each package may import those to its right; `emulation` is the ground floor.
LAYERS = ["reports", "campaigns", "units", "emulation"]
# These put the whole together, so they may name every package.
ROOTS = {"emulation/urls.py", "emulation/settings.py"}
# The only pages that open without signing in.
PUBLIC = {"login", "livez", "readyz", "admin:login", "reports:verify"}
# Of these the address itself is the secret: a wrong one is no page.
SECRET = {"reports:verify"}

BASE = Path(settings.BASE_DIR)
SOURCES = sorted(path for package in LAYERS for path in (BASE / package).rglob("*.py"))
TEMPLATES = sorted((BASE / "templates").rglob("*.html"))
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style\b|\s(?:style|on[a-z]+)\s*=\s*[\"']", re.IGNORECASE
)
SAMPLES = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000001"}


def name_of(path):
    return path.relative_to(BASE).as_posix()


def is_for_tests(path):
    return "tests" in path.parts


def is_ours(path):
    """Written by hand and part of the product."""
    return not is_for_tests(path) and "migrations" not in path.parts


def imports(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def imported_packages(tree):
    for node in imports(tree):
        names = [alias.name for alias in node.names]
        for name in names if isinstance(node, ast.Import) else [node.module]:
            yield name.partition(".")[0]


def functions(tree):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


@pytest.mark.parametrize("package", LAYERS)
def test_imports_go_downwards_only(package):
    above = set(LAYERS[: LAYERS.index(package)])
    for path in (BASE / package).rglob("*.py"):
        if name_of(path) not in ROOTS:
            upwards = above & set(imported_packages(ast.parse(path.read_text())))
            assert not upwards, f"{name_of(path)} imports {upwards} from above"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_stand_at_the_top(path):
    hidden = [
        node.lineno
        for function in functions(ast.parse(path.read_text()))
        for node in imports(function)
    ]

    assert not hidden, f"imports inside functions, lines {hidden}"


@pytest.mark.parametrize("path", [path for path in SOURCES if is_ours(path)], ids=name_of)
def test_files_and_functions_are_short(path):
    source = path.read_text()
    lengths = {f.name: f.end_lineno - f.lineno + 1 for f in functions(ast.parse(source))}

    assert source.count("\n") <= 300
    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if is_ours(path) and "views" in name_of(path)], ids=name_of
)
def test_views_are_short(path):
    views = [
        function
        for function in functions(ast.parse(path.read_text()))
        if function.args.args and function.args.args[0].arg == "request"
    ]

    assert [view.name for view in views if view.end_lineno - view.lineno >= 20] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_comment_ends_on_its_line(path):
    """Django prints one that does not."""
    left = re.sub(r"{#.*?#}", "", path.read_text())

    assert "{#" not in left


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_templates_parse_and_hold_nothing_inline(path):
    source = path.read_text()

    get_template(path.relative_to(BASE / "templates").as_posix())
    assert source.count("\n") <= 120
    # A paper is read by the PDF engine, not by a browser: it may size a table's columns.
    if "official" not in path.parts:
        assert INLINE.findall(source) == []


@pytest.mark.parametrize(
    ("markup", "is_inline"),
    [
        ('<p style="color: red">', True),
        ("<a onclick='go()'>", True),
        ("<script>go()</script>", True),
        ("<style>p {}</style>", True),
        ('<script src="site.js" defer></script>', False),
        ('<p class="style" data-on="x">', False),
    ],
)
def test_what_counts_as_inline(markup, is_inline):
    assert bool(INLINE.search(markup)) == is_inline


def routes(patterns, prefix="", namespace=""):
    """Every page of the site as (name, path), with 1 or “x” wherever a path asks for a value."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, route, inner)
        else:
            yield f"{namespace}{pattern.name}", "/" + filled(route)


def filled(route):
    route = re.sub(r"\(\?P<\w+>(\w*)[^)]*\)", r"\1", route)  # admin's: the first of its choices
    route = re.sub(r"<(?:(\w+):)?\w+>", lambda match: SAMPLES.get(match[1], "x"), route)
    return re.sub(r"[\^$]|\\Z", "", route)


PAGES = sorted(set(routes(get_resolver().url_patterns)))


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "path"), [page for page in PAGES if page[0] not in PUBLIC])
def test_every_page_asks_for_a_login(client, name, path):
    response = client.get(path)

    assert response.status_code == 302, name
    assert response.url.startswith((reverse("login"), reverse("admin:login"))), name


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "path"), [page for page in PAGES if page[0] in PUBLIC])
def test_a_public_page_opens_for_anybody(client, name, path):
    assert client.get(path).status_code == (404 if name in SECRET else 200), name


def test_the_public_pages_exist():
    assert {name for name, _ in PAGES} >= PUBLIC
