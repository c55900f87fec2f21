"""The window: shows and asks, and nothing else."""
