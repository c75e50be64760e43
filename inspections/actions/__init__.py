"""Every write about inspections, whichever organisation makes it."""
