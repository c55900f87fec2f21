"""The encrypted register: the only place that speaks SQL."""
