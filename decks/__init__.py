"""What there is to learn: deck files in, notes and cards out. Imports neither progress nor study."""
