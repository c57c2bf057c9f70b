"""An app of a later version, that changes a table everybody reads. Only for settings of a test: its last part."""
