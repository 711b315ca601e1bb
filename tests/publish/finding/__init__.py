"""What scripts ask for."""
