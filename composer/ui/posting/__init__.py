"""From a finished draft to a posted one: doubts, the last page, the guided hand-over, the record, and the plan."""
