"""Text on its way into a spreadsheet program."""

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def plain_text(value: str) -> str:
    """`value` with an apostrophe before a mark that a spreadsheet would run as a formula."""
    return f"'{value}" if value.startswith(FORMULA_MARKS) else value
