"""For machines that read pages: what the head of each page says, cards for links, and files for crawlers."""
