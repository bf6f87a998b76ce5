"""One name per service: whatever notes call a thing, it is found under one slug."""
