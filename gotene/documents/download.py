"""Files as answers."""

from django.http import HttpResponse


def download(content, file_name, *, content_type="application/pdf"):
    """`content` as a file to save. `file_name` never holds a person's name or an address."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
