"""Rules on meetings: what one record says must agree with itself and with the entries that it names."""
