"""What is asked of an entry, once for each field: whoever asks, reads or compares one says it in these words."""

from __future__ import annotations

from collections.abc import Mapping

from leader_journal.wording.catalogue import N_, _

QUESTIONS: Mapping[str, str] = {
    "happened": N_("When"),
    "kind": N_("Kind"),
    "facts": N_("What happened?"),
    "people": N_("People"),
    "raised_by": N_("Who raised it"),
    "reactions": N_("What I did first"),
    "tone": N_("Tone"),
    "marks": N_("Marks"),
    "quality_overruled": N_("My reaction was"),
    "agreement": N_("Agreement"),
    "deepen_later": N_("To deepen later"),
    "outcome": N_("Outcome"),
    "effect": N_("What did I see in them afterwards?"),
    "raised_how": N_("Who raised it"),
    "known_for": N_("It had been known for"),
    "themes": N_("Theme"),
    "setting": N_("Setting"),
    "under_pressure": N_("Under time pressure"),
    "others": N_("What the others did"),
    "others_response": N_("What I did about it"),
    "shared_own": N_("I shared something of my own"),
    "cause": N_("What it was"),
    "consequence_known": N_("The consequence was known"),
    "carried_out_calmly": N_("Carried out calmly and in private"),
    "destructive": N_("Destructive conduct"),
    "plan": N_("My plan"),
    "plan_done": N_("I did what my plan says"),
    "loop": N_("Told what became of it"),
    "told_on": N_("Told on"),
    "came_back_on": N_("I came back to it"),
    "repair": N_("Coming back to it"),
    "came_with_more": N_("Brought more afterwards"),
}
"""The question of every field of `Entry` that a reader sees, by the field."""


def question(field: str) -> str:
    return _(QUESTIONS[field])
