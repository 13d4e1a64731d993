"""A build: the register and its Markdown, the stages that need nothing else, and the processes that do them."""
