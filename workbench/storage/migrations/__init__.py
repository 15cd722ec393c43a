"""Migrations of the library, one file a schema, run by alembic."""
