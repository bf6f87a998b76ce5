"""A Document becomes what it says: services, features, comparisons, guidance, decisions. Pure."""
