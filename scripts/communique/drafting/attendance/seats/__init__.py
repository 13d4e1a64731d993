"""One seat as it is printed: the name, the office, whom somebody represents."""
