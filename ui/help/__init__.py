"""What helps besides the warning: a relative, what to do afterwards, a report, a page to print."""
