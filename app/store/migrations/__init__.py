"""The steps from each released version of the tables to the next, run by Alembic."""
