"""What the system administrator of each organisation does with its accounts. All of it runs at the gate."""
