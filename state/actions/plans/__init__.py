"""Plans, their deadlines and open questions, and the calendar's own step."""
