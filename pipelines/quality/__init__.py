"""Great Expectations suites that judge arriving batches."""
