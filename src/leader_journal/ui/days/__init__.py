"""Lines that understand a day or a time as it is said."""
