"""What people type: `manage.py <command>`."""
