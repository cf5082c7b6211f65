"""The square code (QR) of a text, as a picture for each kind of file. Same text, same bytes."""

import io

import segno

_ERROR_LEVEL = "m"  # a slip is folded and stamped: 15 % of the code may be lost
_QUIET_MODULES = 2
_PIXELS_A_MODULE = 8


def svg(text: str) -> bytes:
    """An SVG file, for Typst."""
    out = io.BytesIO()
    _code(text).save(out, kind="svg", xmldecl=False, nl=False, omitsize=True, border=_QUIET_MODULES)
    return out.getvalue()


def inline_svg(text: str) -> str:
    """An SVG element for a page: no script, no style, with a title for screen readers."""
    return str(
        _code(text).svg_inline(
            omitsize=True,
            border=_QUIET_MODULES,
            svgclass="qr-code",
            lineclass=None,
            title=f"Mã QR: {text}",
        )
    )


def png(text: str) -> bytes:
    """A PNG file, for Word."""
    out = io.BytesIO()
    _code(text).save(out, kind="png", scale=_PIXELS_A_MODULE, border=_QUIET_MODULES)
    return out.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error=_ERROR_LEVEL)
