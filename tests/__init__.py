"""The tests of Qalqan."""
