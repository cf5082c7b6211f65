"""The law as dated YAML. `load` is the only code."""
