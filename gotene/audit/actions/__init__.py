"""What is done with the trail of what people did."""
