"""Plans that simplify procedures (phương án đơn giản hóa TTHC): proposed, approved, carried out."""
