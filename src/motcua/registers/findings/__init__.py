"""What inspections found (vấn đề phát hiện qua kiểm tra), and whether it was put right."""
