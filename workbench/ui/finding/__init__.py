"""Find across articles, claims and notes."""
