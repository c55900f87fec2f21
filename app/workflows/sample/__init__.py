"""The fictional people of the sample register: their names, their lives, and how they come into a register."""
