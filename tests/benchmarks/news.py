"""News made for measuring: articles of many events or of one, each with its own figures, days and voices."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from workbench.core.article import Article
from workbench.ingest.readers import read

_PLACES = (
    "Ardenville", "Bellmoor", "Castrana", "Dunholm", "Esterbay", "Farrowgate", "Gilmoor", "Harwick",
    "Ilminster", "Jarrowby", "Kelso Bay", "Lindale", "Marwick", "Norbury", "Ostrava", "Penrose", "Quarrington",
    "Rosslare", "Stanmore", "Tiverton", "Ulverton", "Vantry", "Westerly", "Yarrow",
)  # fmt: skip
_FIRST = (
    "Anna",
    "Boris",
    "Carla",
    "David",
    "Elena",
    "Farid",
    "Grace",
    "Hugo",
    "Irina",
    "Jonas",
    "Karim",
    "Lucy",
)
_LAST = (
    "Abbott", "Brandt", "Castellano", "Dimitrov", "Eriksen", "Fontaine", "Grabowski", "Hollis", "Ivanova",
    "Jankowski", "Keller", "Lindqvist", "Moreau", "Nakamura", "Okafor", "Petrenko", "Quinlan", "Rossi",
    "Sandoval", "Takahashi", "Underwood", "Vasquez", "Whitlock", "Yilmaz",
)  # fmt: skip
_HAPPENINGS = (
    "fire", "flood", "landslide", "storm", "explosion", "derailment", "blackout", "strike", "riot", "earthquake",
    "outbreak", "collapse",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BODIES = (
    "the fire service",
    "the interior ministry",
    "the mayor’s office",
    "the regional governor",
    "police",
)
_SENTENCES = (
    "At least {dead} people were killed and {hurt} others were injured when a {what} struck {place} on {day}.",
    "The {what} destroyed {homes} homes and left {dark:,} households in {place} without electricity.",
    "“We have never seen a {what} like this in {place},” said {first} {last}, a spokesman for {body}.",
    "{body} said that {crews} crews from {towns} towns had been sent to {place} by {day} evening.",
    "Officials put the damage in {place} at ${cost} million, {percent} percent more than in the {what} of {year}.",
    "{first} {last}, {age}, lost a house on {street} Street and said that no one had warned the residents.",
    "The road between {place} and {other} reopened on {day} after it had been closed for {long} days.",
    "Schools in {place} will stay closed until {day}, and about {pupils:,} pupils will be taught in {other}.",
    "{last}’s office denied reports that the dam above {place} had failed during the {what}.",
    "The {what} began at {hour} a.m. on {month} {date}, {body} said, and was under control {long} days later.",
    "Nearly {dark:,} residents of {place} were told to leave, and {hurt} of them were taken to {other}.",
    "The council of {other} approved {cost} million euros of aid for {place} in a {for_}-{against} vote.",
    "Prosecutors in {place} charged {crews} people with looting after the {what}, and {towns} were convicted.",
    "“Our people worked for {long} days without sleep,” {first} {last} told reporters in {other} on {day}.",
    "Rain of {percent} millimetres fell in {place} within {hour} hours, the most since {year}.",
    "The company that runs the {street} plant in {place} said that production fell by {percent} percent.",
    "{first} {last} was appointed in {month} to lead an inquiry into the {what}, which reports in {year}.",
    "Hospitals in {place} treated {hurt} patients, among them {towns} children, and {crews} remain in care.",
    "The {what} is the {long}th in the region in {crews} years, according to {body}.",
    "Insurers expect claims of ${cost} million from {place} and a further ${homes} million from {other}.",
)


def stories(number: int, events: int, sentences: int = 12) -> tuple[Article, ...]:
    """Return ``number`` articles of ``events`` events in turn, each of so many sentences."""
    return tuple(
        _article(index, random.Random(index), random.Random(f"event {index % events}"), sentences)  # noqa: S311 reason: test data
        for index in range(number)
    )


def _article(index: int, own: random.Random, event: random.Random, sentences: int) -> Article:
    facts = {
        "place": event.choice(_PLACES),
        "what": event.choice(_HAPPENINGS),
        "year": event.randint(1950, 2015),
    }
    facts |= {
        "dead": event.randint(3, 60),
        "hurt": event.randint(70, 600),
        "month": event.choice(("May", "June")),
    }
    shared = [_told(facts, event) for _ in range(3 * sentences)]
    told = own.sample(shared, sentences)
    lines = [
        _said(t if own.random() < 0.7 else t | _told(facts, own), n)
        for t, n in zip(told, _numbers(own), strict=False)
    ]
    day = 10 + index % 9
    head = f"{facts['what'].capitalize()} kills {facts['dead']} in {facts['place']}"
    text = f"{head}\n\n{facts['place'].upper()}, June {day}, 2022 (Wire) - " + "\n\n".join(lines) + "\n"
    return read(f"story{index}.txt", text.encode())[0].with_id(f"a{index + 1}")


def _numbers(own: random.Random) -> Iterator[int]:
    first = own.randrange(len(_SENTENCES))
    return itertools.count(first)


def _told(facts: dict[str, object], by: random.Random) -> dict[str, object]:
    """Return the event's facts with what one sentence adds to them."""
    drawn: dict[str, object] = {
        "first": by.choice(_FIRST), "last": by.choice(_LAST), "body": by.choice(_BODIES), "day": by.choice(_DAYS),
        "street": by.choice(_LAST), "other": by.choice(_PLACES), "homes": by.randint(20, 900),
        "dark": by.randint(1000, 90_000), "crews": by.randint(4, 60), "towns": by.randint(2, 12),
        "cost": by.randint(2, 900), "percent": by.randint(2, 80), "age": by.randint(18, 90), "long": by.randint(4, 20),
        "pupils": by.randint(300, 9000), "hour": by.randint(1, 11), "date": by.randint(1, 28),
        "for_": by.randint(20, 40), "against": by.randint(1, 19),
    }  # fmt: skip
    return drawn | facts


def _said(facts: dict[str, object], number: int) -> str:
    words = _SENTENCES[number % len(_SENTENCES)].format(**facts)
    return words[0].upper() + words[1:]
