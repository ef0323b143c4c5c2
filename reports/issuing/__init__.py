"""Issuing official papers: who may, under which number, how they are frozen, drawn and ended.

`rules` says who and when, `numbering` takes the number and freezes the words, `publishing` draws
and keeps the bytes, `ending` replaces, revokes and compares. Database: `reports.models.document`.
"""
