"""Every write about meetings and reports: one transaction each, and always by somebody."""
