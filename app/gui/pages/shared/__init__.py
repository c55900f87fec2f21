"""The pages of what many persons share: sources, facilities, release events."""
