"""What people and programs are shown: the timeline, the brief, the exports."""
