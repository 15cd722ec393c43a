"""Quantities as news phrases them: a sentence, then the interval ("~" approximate) and the unit of each."""

from __future__ import annotations

import pytest

from workbench.analysis import quantities, sentences
from workbench.core.span import Span
from workbench.core.value import Quantity

PHRASES = [
    ("It will take between 50 and 60 days to rebuild.", "50..60 days"),
    ("Between 50 and 60 people were killed.", "50..60 people dead"),
    ("From 5 to 10 percent of homes lost power.", "5..10 percent"),
    ("Some 9 to 10 workers were missing.", "9..10~ workers missing"),
    ("The dam holds two-thirds of the city's water.", "0.6667..0.6667 share"),
    ("A third of the houses were destroyed.", "0.3333..0.3333 share of houses destroyed"),
    ("Three-quarters of voters backed the plan.", "0.75..0.75 share of voters"),
    ("One in three residents fled.", "0.3333..0.3333 share of residents"),
    ("Inflation rose by 0.4 percentage points.", "0.4..0.4 percentage points"),
    ("Support fell four percentage points to 41%.", "4..4 percentage points; 41..41 percent"),
    ("The bank cut rates by 25 basis points.", "25..25 basis points"),
    ("Unemployment fell to 4.9 per cent.", "4.9..4.9 percent"),
    ("Turnout was 62.5pc.", "62.5..62.5 percent"),
    ("The rate was 3.2 deaths per 1,000 births.", "3.2..3.2 deaths per 1,000 births"),
    ("The storm moved at 15 miles per hour.", "15..15 miles per hour"),
    ("They won 3-1 at home.", "3..3 to 1 (score)"),
    ("The vote was 52 to 48.", "52..52 to 48 (score)"),
    ("Half a million people were displaced.", "500000..500000 people displaced"),
    ("A quarter of a million people were displaced.", "250000..250000 people displaced"),
    ("One and a half million people fled.", "1500000..1500000 people displaced"),
    ("No fewer than 40 buildings collapsed.", "40.. buildings"),
    ("As many as 3,000 soldiers took part.", "..3000 soldiers"),
    ("Fewer than 20 people remain missing.", "..20 people missing"),
    ("Upwards of 500 homes were lost.", "500.. homes"),
    ("Not more than 50 people attended.", "..50 people"),
    ("Another 12 people were injured.", "12..12 people injured"),
    ("An additional 300 troops were sent.", "300..300 troops"),
    ("Two more bodies were found.", "2..2 bodies"),
    ("164 dead, thousands more injured.", "164..164 people dead; 2000..~ people injured"),
    ("No one was hurt.", "0..0 people injured"),
    ("There were no deaths.", "0..0 people dead"),
    ("Nobody was killed.", "0..0 people dead"),
    ("None of the passengers was injured.", "0..0 passengers injured"),
    ("No homes were destroyed.", "0..0 homes destroyed"),
    ("Not a single person was injured.", "0..0 people injured"),
    ("Zero cases were reported.", "0..0 cases"),
    ("A dozen people were arrested.", "12..12 people arrested"),
    ("Several dozen people were arrested.", "36..~ people arrested"),
    ("Dozens of people were arrested.", "24..~ people arrested"),
    ("Scores were wounded.", "40..~ people injured"),
    ("A handful of protesters remained.", "3..~ protesters"),
    ("Hundreds of thousands marched.", "200000..~"),
    ("Tens of thousands lost power.", "20000..~ lost power"),
    ("A couple of hundred people came.", "200..200~ people"),
    ("A few thousand fans came.", "3000..~ fans"),
    ("Nearly 700 firefighters battled the blaze.", "..700~ firefighters"),
    ("Just over 600 people voted.", "600..~ people"),
    ("Roughly 30 people were hurt.", "30..30~ people injured"),
    ("An estimated 400 people died.", "400..400~ people dead"),
    ("Around 1.5m people watched.", "1500000..1500000~ people"),
    ("About $2.5bn was spent.", "2500000000..2500000000~ US dollars"),
    ("It cost €3.4 million.", "3400000..3400000 euros"),
    ("Losses of £1,250,000 were reported.", "1250000..1250000 pounds"),
    ("It paid 300 million rubles.", "300000000..300000000 roubles"),
    ("It cost 50 cents.", "50..50 cents"),
    ("Shares fell 3.5% to $41.20.", "3.5..3.5 percent; 41.2..41.2 US dollars"),
    ("The quake had a magnitude of 7.1.", "7.1..7.1 magnitude"),
    ("The 7.1-magnitude quake struck.", "7.1..7.1 magnitude"),
    ("The fire burned 8,374 acres.", "8374..8374 acres"),
    ("It covers 13 square miles.", "13..13 square miles"),
    ("The island is 40km long.", "40..40 kilometres"),
    ("The wall is six feet high.", "6..6 feet"),
    ("Temperatures hit 104 degrees.", "104..104 degrees"),
    ("It was minus 12 degrees Celsius.", "-12..-12 degrees Celsius"),
    ("The 24-year-old was killed.", "24..24 years old"),
    ("He is aged 43.", "43..43 years old"),
    ("Twenty-two people died.", "22..22 people dead"),
    ("One hundred and sixty-four people died.", "164..164 people dead"),
    ("More than half of the crew died.", "0.5.. share of crew dead"),
    ("The 19th victim was found.", "19..19 victim in order"),
    ("She was one of 12 survivors.", "12..12 survivors"),
    ("At least 5 and up to 10 people died.", "5..10 people dead"),
    ("More than 2,000 but fewer than 3,000 people came.", "2000..3000 people"),
    ("A 10,000-strong force was sent.", "10000..10000 people"),
    ("The three-day strike ended.", "3..3 days"),
    ("Four out of five doctors agreed.", "0.8..0.8 share of doctors"),
    ("The toll stands at 225.", "225..225 people dead"),
    ("The death toll climbed to 1,234.", "1234..1234 people dead"),
    ("He won by 1,204 votes.", "1204..1204 votes"),
    ("The company employs 40k people.", "40000..40000 people"),
    ("The reactor produces 1,200 megawatts.", "1200..1200 megawatts"),
    ("Only 3 of the 20 crew survived.", "3..3 crew"),
    ("None of the passengers was injured.", "0..0 passengers injured"),
    ("No homes were destroyed.", "0..0 homes destroyed"),
    ("Not a single person was injured.", "0..0 people injured"),
    ("No passengers were hurt.", "0..0 people injured"),
    ("No reason was given.", ""),
    ("The vote was 52 to 48.", "52..52 to 48 (score)"),
    ("The bill passed by 35 to 23.", "35..35 to 23 (score)"),
    ("It lasted from 9 to 10.", "9..10"),
    ("It was minus 12 degrees Celsius.", "-12..-12 degrees Celsius"),
    ("At least 5 and up to 10 people died.", "5..10 people dead"),
    ("More than 2,000 but fewer than 3,000 people came.", "2000..3000 people"),
    ("It was 1.234,5 metres long.", "1234.5..1234.5 metres"),
    ("It cost 1.234.567 euros.", "1234567..1234567 euros"),
    ("It cost 1.234,50 euros.", "1234.5..1234.5 euros"),
    ("It cost 12,50 euros.", "12.5..12.5 euros"),
    ("The area is 1 234 square kilometres.", "1234..1234 square kilometres"),
    ("The area is 1 234,5 square kilometres.", "1234.5..1234.5 square kilometres"),
    ("The area is 1 234 567 hectares.", "1234567..1234567 hectares"),
    ("The toll was 1'234 dead.", "1234..1234 people dead"),
    ("The toll was 1’234’567 people.", "1234567..1234567 people"),
    ("١٢٣ people died.", "123..123 people dead"),
    ("１２３ people died.", "123..123 people dead"),
    ("There were 12,34,567 voters.", "1234567..1234567 voters"),
    ("They counted 1,23,456 votes.", "123456..123456 votes"),
    ("Rs 2.5 crore was seized.", "25000000..25000000 rupees"),
    ("3 lakh people were displaced.", "300000..300000 people displaced"),
    ("It fell 1,5 percent.", "1.5..1.5 percent"),
    ("The price was 1,50 euros.", "1.5..1.5 euros"),
    ("He paid 3.000 euros.", "3000..3000 euros"),
    ("Some 3.000 people came.", "3000..3000~ people"),
    ("It weighs 2.500 kg.", "2.5..2.5 kilograms"),
    ("Some 1,234.5 tonnes were lost.", "1234.5..1234.5~ tonnes"),
    ("Ⅳ people died.", ""),
    ("²³ people died.", ""),
    ("½ of the voters.", "0.5..0.5 share of voters"),
    ("৫০০ people died.", "500..500 people dead"),
    ("10⁶ people.", "1000000..1000000 people"),
]

UNREAD = [
    "It was signed on 12.03.2021 there.",
    "See pages 12,50 and after.",
    "The server runs 10.0.17.204 now.",
    "It stands in Group 1 234 times over.",
]


def told(value: Quantity) -> str:
    low, high = (
        "" if x is None else f"{x:.4g}" if abs(x) < 1 else f"{x:.12g}" for x in (value.low, value.high)
    )
    return f"{low}..{high}{'~' if value.approximate else ''} {value.unit}".strip()


@pytest.mark.parametrize(("sentence", "expected"), PHRASES)
def test_the_figures_of_a_phrase(sentence: str, expected: str) -> None:
    found = quantities.find(sentence, sentences.split(sentence, [Span(0, len(sentence))]))
    assert "; ".join(told(m.value) for m in found) == expected


@pytest.mark.parametrize("sentence", UNREAD)
def test_digits_that_can_be_read_in_two_ways_are_not_read_wrong(sentence: str) -> None:
    found = quantities.find(sentence, sentences.split(sentence, [Span(0, len(sentence))]))
    assert not [m.value for m in found if m.value.low not in (None, 234)]
