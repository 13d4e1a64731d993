"""The tables of the register: one specification from which every format with rows follows."""
