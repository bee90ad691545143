"""What users install."""
