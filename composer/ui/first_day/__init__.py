"""The first day: three short steps that can be skipped, and a practice post that goes nowhere."""
