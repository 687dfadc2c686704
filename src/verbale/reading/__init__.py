"""Report -> Reading."""
