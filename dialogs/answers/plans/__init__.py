"""Questions about plans: status, deadlines, periods, history."""
