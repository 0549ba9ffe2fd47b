"""An understanding quiz: questions with answers to choose from."""

from __future__ import annotations

from kit.activities.quiz import rules, views
from kit.activities.quiz.figures import quiz_results
from kit.activities.vote import voters
from kit.domain.activity_type import ActivityType
from kit.domain.commands import Add, Open, Paper, Vote
from kit.language import N_

ACTIVITY = ActivityType(
    key="quiz",
    title=N_("Quiz"),
    call="kit.activities.quiz.call:quiz",
    reveals=True,
    desk="kit.activities.quiz.desk:Quiz",
    answered=True,
    ballot=True,
    shows_others=True,
    takes=frozenset({Vote, Paper}),
    takes_from_desk=frozenset({Add}),
    rules={rules.MakeQuestions: rules.make_questions},
    unfit=rules.unfit,
    bars={Open: rules.shown_before, Vote: rules.told_already},
    on_scale=rules.answer_of,
    items=views.items,
    item=views.question,
    results=lambda state, activity: [one.plain() for one in quiz_results(state, activity)],
    voters=voters,
    phone="phone.js",
    wall="wall.js",
    simulated="kit.activities.quiz.simulated:quiz",
    chapters="kit.activities.quiz.chapter:CHAPTERS",
)
