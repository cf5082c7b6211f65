"""Facts and measures compiled to SQL. Sees declarations (facts.py, measures.py), never models."""
