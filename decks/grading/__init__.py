"""Judging what a learner typed. Pure: an expected answer and a response in, a grade with its reason out."""
