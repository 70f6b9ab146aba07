"""The rules: one file each, under the job it belongs to."""
