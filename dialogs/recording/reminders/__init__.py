"""What a person says about reminders: answers, wishes, own ones."""
