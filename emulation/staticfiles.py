"""Which files of a package are served: the ones our pages name, and no other."""

from django.contrib.staticfiles.finders import FileSystemFinder

BOOTSTRAP = {
    "css/bootstrap.min.css",
    "css/bootstrap.min.css.map",  # named inside the CSS: without it hashing fails
    "js/bootstrap.bundle.min.js",
    "js/bootstrap.bundle.min.js.map",
}
FACES = {f"BeVietnamPro-{face}.ttf" for face in ("Regular", "Italic", "Medium", "SemiBold", "Bold")}
KEPT = {"bootstrap": BOOTSTRAP, "fonts": FACES}


class Finder(FileSystemFinder):
    """Bootstrap's package holds 44 files (8 MB), the typeface's 18 faces; we use nine of them."""

    def list(self, ignore_patterns):
        for path, storage in super().list(ignore_patterns):
            if path in KEPT.get(storage.prefix, {path}):
                yield path, storage

    def find_location(self, root, path, prefix=None):
        if prefix in KEPT and path.removeprefix(f"{prefix}/") not in KEPT[prefix]:
            return None
        return super().find_location(root, path, prefix)
