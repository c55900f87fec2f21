"""Journeys of a caseworker through the real window on a real register."""
