"""Models between the register and the tables of the window."""
