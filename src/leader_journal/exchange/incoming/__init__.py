"""What leaders kept elsewhere: recognised by its content, read by its kind, and made into one `ImportPlan`."""
