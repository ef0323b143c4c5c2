"""The bloc's summary, drafted from the data: facts → sentences → outline → kept drafts."""
