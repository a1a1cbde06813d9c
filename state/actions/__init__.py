"""What people and the calendar do to the truth: one module a subject.

An action opens a transaction, checks the right of who asks, then the record's version, then the request; it puts
every record through a `Recorder`, has the deadlines follow, and writes one entry of the trace.
"""
