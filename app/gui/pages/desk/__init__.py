"""The parts of the reconciliation desk."""
