"""Files as scanners and phones send them, and as they should not."""

import io

import pypdfium2
from PIL import Image

from motcua.dossiers.scans.data import SentFile

ORIENTATION, TURNED_RIGHT = 0x0112, 6
GPS, LATITUDE = 0x8825, 2


def picture(name="trang.jpg", *, size=(600, 800), kind="JPEG", exif=None):
    """A page: white, its upper left quarter red, so that a turn can be seen."""
    page = Image.new("RGB", size, "white")
    page.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    out = io.BytesIO()
    page.save(out, kind, **({"exif": exif} if exif else {}))
    return SentFile(name, out.getvalue())


def phone_picture():
    """Held sideways: the upper left of the sensor is the upper right of the paper; with a place."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    exif.get_ifd(GPS)[LATITUDE] = (19.0, 48.0, 0.0)
    return picture("IMG_0001.JPG", size=(800, 600), exif=exif)


def pdf(name="to-khai.pdf", pages=2, size=(595, 842)):
    """A PDF of empty pages, A4 unless said otherwise; size in points."""
    made = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        made.new_page(*size)
    out = io.BytesIO()
    made.save(out)
    return SentFile(name, out.getvalue())


# Written by hand by the standard (ISO 32000-1, 7.6.3): the keys fit no password that is empty.
LOCKED = (
    b"%PDF-1.4\n"
    b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
    b"4 0 obj\n<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>\n"
    b"endobj\n"
    b"trailer\n<</Root 1 0 R/Encrypt 4 0 R/Size 5/ID[<33333333333333333333333333333333>"
    b"<33333333333333333333333333333333>]>>\n%%EOF\n"
)


def pages_of(content):
    """Width and height of each page, in points."""
    opened = pypdfium2.PdfDocument(content)
    return [tuple(round(side) for side in page.get_size()) for page in opened]


def seen(content, page=0):
    """The page as a picture."""
    return pypdfium2.PdfDocument(content)[page].render(scale=1).to_pil().convert("RGB")
