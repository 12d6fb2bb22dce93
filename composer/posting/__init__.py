"""Getting a post out: the guided hand-over to a network, mail to ask with, and the calendar."""
