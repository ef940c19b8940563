"""How each family of painters is spoken to: one module each, with one function ``write``."""
