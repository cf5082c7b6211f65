"""Files that are sent and may lie nowhere in clear, not even in a temporary file.

Django puts what is larger than a megabyte into the folder for temporary files, where a crash
leaves it. The size of a whole request is bounded by `UploadLimit`.
"""

import io
from collections.abc import Callable
from functools import wraps

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


class IntoMemory(FileUploadHandler):
    """Keeps every file of a request in memory, whatever its size."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin an empty one."""
        super().new_file(*args, **kwargs)
        self.file = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a part; nobody after this handler sees it."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, to be read from its start."""
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


def sent_into_memory(view: View) -> View:
    """Files sent to the view stay in memory.

    The check against forged requests reads the body, so it runs after this, not in the middleware.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def taken(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.upload_handlers = [IntoMemory(request)]
        return checked(request, *args, **kwargs)

    return taken
