"""A form of the administration as the browser would send it back."""


def as_posted(response):
    """The form and its inline rows as they stand, unchanged."""
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    forms = [response.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    values = {field.html_name: written(field) for form in forms for field in form}
    return {name: value for name, value in values.items() if value is not None}


def written(field):
    """None for what a browser leaves out: a box that is not ticked."""
    value = field.value()
    if value is None or value is False or value == []:
        return None
    value = "on" if value is True else field.field.widget.format_value(value)
    return value[0] if isinstance(value, list) and value else value


def errors_of(response):
    """What the page says is wrong, for a test that meant to send nothing wrong."""
    return response.context["errors"] if response.context else []
