"""A synthetic register of any size with the proportions of the real one. The same size and seed give the same bytes.

Bodies, states, topics and places are those of the real register. Each meeting takes its body, its form, and the numbers
of its resolutions, sources, instruments, discrepancies and doubts from a real meeting; each resolution takes its act,
topics and states from a real one. Words are drawn from the summaries of the real records. Each person holds one office
for a time, then another person follows; they attend the meetings of that time. One meeting in ten has a text.
"""
