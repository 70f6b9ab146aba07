"""Reports: one small module per output format."""
