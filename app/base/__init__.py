"""What every layer may use; no Qt, no SQL."""
