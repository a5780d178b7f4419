"""Where the learner sits down and does it: session, full screen, line mode, command line."""
