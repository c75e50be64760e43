"""Noting who is away and who stands in: by oneself, a system administrator or whoever is in charge."""
