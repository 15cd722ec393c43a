"""What a person likes of the desk: asked in one dialog, kept in the settings."""
