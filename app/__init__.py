"""Vigil: case tracking for organisations that follow people in detention."""
