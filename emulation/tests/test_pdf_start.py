"""WeasyPrint started in less time is WeasyPrint."""

import subprocess
import sys

SCRIPT = """
import ctypes.util, sys
search = ctypes.util.find_library
import emulation.pdf_start
assert ctypes.util.find_library is search
assert not {"fontTools.subset", "fontTools.varLib.instancer"} & sys.modules.keys()
from weasyprint.pdf import fonts
assert fonts.subset.Options().hinting is True
from fontTools import subset
assert subset.Subsetter.__module__ == "fontTools.subset"
try:
    fonts.instantiateVariableFont({}, {})
except ValueError as error:
    assert "fvar" in str(error)
else:
    raise AssertionError("a font of one weight has others")
"""


def test_what_was_left_out_is_there_when_it_is_used():
    subprocess.run([sys.executable, "-c", SCRIPT], check=True, timeout=60)
