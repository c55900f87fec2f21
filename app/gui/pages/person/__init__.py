"""The parts of the person page: the header, the sections, and what they show."""
