"""Forms and reports: figures laid out, checked, typed cells, narrative, their documents."""
