"""Prints docs/glossary.md: `python -m motcua.rulebook.load.glossary_page > docs/glossary.md`."""

import sys

from motcua.rulebook.load.glossary import glossary

HEAD = """# Bảng thuật ngữ / Glossary

Một thuật ngữ, một từ trong mã nguồn. Sinh từ `src/motcua/rulebook/glossary.yaml` bằng
`python -m motcua.rulebook.load.glossary_page > docs/glossary.md`; không sửa tay.

| Tiếng Việt | Trong mã nguồn | Ghi chú |
|---|---|---|
"""


def glossary_page() -> str:
    """docs/glossary.md as it should be."""
    return HEAD + "".join(f"| {t.vi} | {t.en} | {t.note} |\n" for t in glossary())


if __name__ == "__main__":
    sys.stdout.write(glossary_page())
