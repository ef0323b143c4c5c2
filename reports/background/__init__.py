"""What takes long, made by the worker: one paper, the papers of all units, the file of a year.

`asking` is called by pages, `doing` by the worker; each of the others makes one kind of work.
"""
