"""Invented pages as scrapers leave them; each line says what it is: B body, N neutral, F furniture."""

BROADCASTER = """\
F Accessibility links
F Skip to content
F Menu
F Home
F News
F World | Europe
N Quake kills 12 in mountain villages
N By Anna Kowalska
N Reporting from Tarn
N 3 March 2021
F Share
N Image caption, Rescuers search the ruins of a school in Tarn on Tuesday
F Image source, Getty Images
B At least 12 people have been killed in an earthquake in the mountains of northern Velia, officials say.
B The quake, with a magnitude of 6.1, struck at 04:20 local time near the town of Tarn, the institute said.
B "We heard a roar and ran," said Marta Lenz, who teaches in the village school.
F Related: Why the north of Velia shakes so often
B Rescue teams with dogs have reached two of the four villages that were cut off by landslides.
B A spokesman for the interior ministry said 340 people had been taken to hospital, 27 of them badly hurt.
F Related Topics
F Earthquakes
F Velia
F More on this story
F Storm cuts power to 40,000 homes on the coast
F Minister quits over ferry disaster
F Top Stories
F Talks on fishing rights end without a deal
F © 2021 Northern Broadcasting. Northern Broadcasting is not responsible for the content of external sites.
"""

TABLOID = """\
F Advertisement
N United edge City in seven-goal thriller - Daily Echo
N By TOM PRATT and JO BLAKE | Sports Reporters
N PUBLISHED: 21:05, 14 September 2019 | UPDATED: 22:40, 14 September 2019
F 112 shares
F 45
F View comments
B United beat City 4-3 on Saturday after a goal in stoppage time by substitute Leo Marsh.
B Marsh, 19, scored with his first touch in front of 61,000 spectators at Bridge Road.
F Advertisement
F Read more: Marsh 'dreamt of this since I was six'
B The referee sent off two players, and City's manager said he would appeal against both decisions.
F Share this article
F Share
B United are third in the table, four points behind the leaders with a game in hand.
F Most Read
F Star quits show after row
F Shoppers rave about £9 lamp
F Revealed: the ten worst roads in Britain
F Sign up for our newsletter
F ($1 = 0.7960 pounds)
F The Echo's newsletter brings you the news every morning. Sign up here.
F Comments
F Sort by Best
F What a game, best I have seen in thirty years, the ref was poor though and everybody could see that.
"""

WIRE = """\
N VIENNA, June 3 (AP) —
B The company cut its forecast for the year on Monday after sales fell 4% in the first quarter.
B Shares dropped as much as 9% in early trading.
B “We expect a difficult summer,” chief executive Ruth Adler told analysts.
B The group, based in Vienna, employs 23,000 people in 14 countries.
F (Reporting by Hans Gruber; Editing by Lisa Roth)
"""

WRAPPED = """\
N Court upholds sentence in dam case
B The appeals court on Friday upheld the sentence of eight years against the
B former head of the dam authority, who was found guilty in 2018 of taking
B bribes worth $2.4 million from
B the builder.

B Three other officials were acquitted. Their lawyers said that the verdict
B "puts an end to five years of false
B accusations" and that they would ask for damages.
"""

MIDDLE = """\
N Ferry sinks off Kosta with 60 aboard
N Staff and agencies
N May 9, 2017 6:12 pm
B A ferry with about 60 people aboard sank off the island of Kosta on Tuesday, the coast guard said.
B Two helicopters and a frigate of the navy were searching the area, where waves were three metres high.
F Related Articles
F Coast guard short of boats, report finds
F Kosta ferries to be inspected
B The coast guard said the Kosta ferry had sent a distress call at 14:05, and that 41 people had been saved.
B Among the dead was the captain of the ferry, Ilias Marr, the mayor of Kosta said on local radio.
B The frigate would search through the night, a navy spokesman said, and the helicopters would return at dawn.
B Prosecutors in Kosta have opened an inquiry into whether the ferry carried more people than allowed.
"""
