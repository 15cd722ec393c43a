"""From articles to claims, points and relations. Pure functions, a module a concern."""
