"""The parts of the pages on which people who are in the register twice are found and made one."""
