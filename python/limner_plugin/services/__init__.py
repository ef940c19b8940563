"""The services that the plugin knows, one file each behind one port (``base``)."""
