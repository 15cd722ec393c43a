"""What is known of the focused claim, and the editor's verdict, rationale and note on it."""
