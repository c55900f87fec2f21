"""The pages of what many persons share: sources and facilities."""
