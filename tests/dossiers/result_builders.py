"""Drafts and results as files, good ones and others."""

import io
import zipfile

from scan_files import pdf

from motcua.dossiers.api import SentFile

TYPES, BODY = "[Content_Types].xml", "word/document.xml"
RELATIONS = "word/_rels/settings.xml.rels"
ELSEWHERE = (
    '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/attachedTemplate" Target="http://la.invalid/mau.dotm" '
    'TargetMode="External"/></Relationships>'
)


def word(name="du-thao.docx", text="Trích lục", **more):
    """A Word file with its parts; more: further parts by name, "/" written "__"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(TYPES, "<Types/>")
        packed.writestr(BODY, f"<w:document>{text}</w:document>")
        for part, content in more.items():
            packed.writestr(part.replace("__", "/"), content)
    return SentFile(name, out.getvalue())


def with_macro():
    return word(**{"word__vbaProject.bin": b"macro"})


def with_foreign_template():
    return word(**{RELATIONS.replace("/", "__"): ELSEWHERE})


def spreadsheet():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(TYPES, "<Types/>")
        packed.writestr("xl/workbook.xml", "<workbook/>")
    return SentFile("du-thao.docx", out.getvalue())


def signed(name="ket-qua.pdf", mark=b"% chu ky so cua UBND\n"):
    """A PDF with bytes after its end, as a signature's revision has; they must not be lost."""
    return SentFile(name, pdf(name, pages=1).content + mark)
