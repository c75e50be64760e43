"""Every write about contracts: one transaction each, and always by somebody."""
