"""One mechanism for editing every record: forms are declared as data and built from it."""
