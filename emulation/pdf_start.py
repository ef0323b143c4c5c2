"""Starts WeasyPrint in two thirds of the time; imported before it.

WeasyPrint looks for its C libraries by asking compilers for them, eighty processes in all, before
it tries the names under which they lie on Linux; and it loads what subsets fonts in Python, which
HarfBuzz does for us. Here nobody asks the compilers, and the second is loaded when it is used.
"""

import ctypes.util
import sys
from importlib import import_module
from types import ModuleType

SUBSETTER, INSTANCER = "fontTools.subset", "fontTools.varLib.instancer"


class Later(ModuleType):
    """Stands for a module that is loaded when something of it is used."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def variable_font(*args, **options):
    """For fonts that change their weight, of which ours are none."""
    return import_module(INSTANCER).instantiateVariableFont(*args, **options)


def start():
    later = {SUBSETTER: Later(SUBSETTER), INSTANCER: Later(INSTANCER)}
    later[INSTANCER].instantiateVariableFont = variable_font
    search = ctypes.util.find_library
    sys.modules.update(later)
    ctypes.util.find_library = lambda name: None
    try:
        import_module("weasyprint")
    finally:
        ctypes.util.find_library = search
        for name in later:
            del sys.modules[name]


if sys.platform == "linux" and not sys.modules.keys() & {"weasyprint", SUBSETTER, INSTANCER}:
    start()
