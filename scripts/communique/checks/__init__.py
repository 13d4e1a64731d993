"""What is wrong with a register: the rules, and running them."""
