"""The parts of the page of a release event."""
