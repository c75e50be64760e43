"""Documents on paper: HTML templates to tagged, archivable PDF."""
