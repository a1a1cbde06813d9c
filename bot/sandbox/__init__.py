"""The clock one can turn, the people one can be, and the Playground."""
