"""What follows from the model: validation with its messages, the JSON schemas, the page of fields."""
