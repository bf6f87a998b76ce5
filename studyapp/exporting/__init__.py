"""What is stored, in forms that others read."""
