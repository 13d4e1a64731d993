"""The facts of the meeting that a release reports: body, form, day, place."""
