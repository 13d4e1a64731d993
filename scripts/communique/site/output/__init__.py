"""Writing pages: those that have changed, each when what it depends on has, and in a form for other generators."""
