"""Forms drawn with GOV.UK Frontend."""

from django.forms.renderers import TemplatesSetting


class GovukRenderer(TemplatesSetting):
    """Labels, hints, errors and inputs in the design system's order; widgets under templates/django/forms."""

    field_template_name = "govuk/field.html"
    form_template_name = "govuk/form.html"
