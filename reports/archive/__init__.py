"""The file of a bloc's year (hồ sơ năm): one ZIP that can be checked without this site.

`contents` says what belongs to the year, `unfinished` what is still open, `packing` writes the
files, `index` and `sheets` say what they are, `checking` holds an archive against its own sums and
against what is kept here.
"""
