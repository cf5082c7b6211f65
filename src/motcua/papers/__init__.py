"""A block tree and its writers: docx, xlsx, pdf, html (layout of NĐ 30/2020/NĐ-CP)."""
