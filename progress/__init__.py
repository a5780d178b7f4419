"""What the learner remembers: the log of answers, the memory folded from it, the schedule and the queue."""
