"""The index of an archive: a spreadsheet, and a page that needs nothing but a browser.

Cells keep their type. A text is written as a text whatever it begins with: no program takes it for
a formula or an address.
"""

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from emulation.deadlines import VIETNAM

LONGEST = 32_000  # a cell takes 32,767 characters
DAY, TIME = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
WIDTH = 28
CHUNK = 1 << 16


def page(facts, sheets):
    """The index as one HTML file: escaped, without script, loading nothing."""
    css = Path(finders.find("css/archive.css")).read_text()
    style = mark_safe(f"<style>{css}</style>")
    context = {"facts": facts, "sheets": sheets, "style": style}
    yield render_to_string("reports/archive/index.html", context).encode()


def spreadsheet(facts, sheets, at):
    """The bytes of the index as .xlsx, by way of a file that is gone afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "index.xlsx")
        options = {"constant_memory": True, "tmpdir": folder}
        with xlsxwriter.Workbook(path, options) as book:
            book.set_properties({"created": at.astimezone(VIETNAM).replace(tzinfo=None)})
            _write(book, "Hồ sơ", ("", ""), facts)
            for sheet in sheets:
                _write(book, sheet.name, sheet.columns, sheet.rows)
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


def _write(book, name, columns, rows):
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True})
    formats = {date: book.add_format({"num_format": DAY})}
    formats[datetime] = book.add_format({"num_format": TIME})
    sheet.set_column(0, max(len(columns) - 1, 1), WIDTH)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(columns):
        sheet.write_string(0, column, title, bold)
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write_cell(sheet, line, column, value, formats)


def _write_cell(sheet, line, column, value, formats):
    if isinstance(value, date):  # a datetime, too
        sheet.write_datetime(line, column, value, formats[type(value)])
    elif isinstance(value, int):
        sheet.write_number(line, column, value)
    elif value:
        sheet.write_string(line, column, str(value)[:LONGEST])
