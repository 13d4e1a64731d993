"""One fact of a meeting each: its body, day, form, place and number, and whether it was held."""
