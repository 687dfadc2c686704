"""Lines that any site prints around reports, and sentences of reports that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.record import Span
from verbale.sources.boilerplate import _apart, _overlaps, evidence_of, is_boilerplate, score

SITE = """
[/vc_column_text]
[ad_2]
{{advert}}
Sign up to receive our free weekly briefing
Get the latest headlines delivered to your inbox
Please consider making a donation to keep this site free
Support quality journalism
Make a tax-deductible gift today
Click here to read the full story
Share on LinkedIn
Tweet
Print this article
Email this article to a friend
Listen to this article
Save for later
Leave a comment
12 Comments
Log in to post a comment
7 min read
Reading time: 4 minutes
READ MORE: Five things to know about the treaty
Also read: Who holds the islands
Related: The long road to the border
See also: Map of the front
Most popular
Recommended for you
Trending now
You may also like
Next article: Harvest fails in the north
Home > News > World
Home / Politics / Foreign affairs
World | Politics | Business | Sport
Filed under: Europe, Defence
Tags: Caucasus, gas, pipeline
Category: International
© 2014 Example Media Ltd
Copyright 2019 The Example Post. All rights reserved.
This material may not be published, broadcast, rewritten or redistributed.
Our Standards: The Example Trust Principles.
Reporting by Ann Lee; Editing by Bo Ray
Additional reporting by Cy Dunn in Minsk
Ann Lee and Bo Ray contributed to this report
With inputs from agencies
This story was originally published on Example News
The post Talks fail appeared first on Example Blog.
This article has been updated with comments from the ministry.
Correction: An earlier version misspelled the minister's name.
This is a breaking news story and will be updated.
Photo: Ann Lee/AFP
Image credit: Bo Ray via Getty Images
(AP Photo/Cy Dunn)
We use cookies to improve your experience. Accept
By continuing to use this site you agree to our use of cookies
Privacy Policy | Terms of Service
Advertisement
Story continues below advertisement
Skip to main content
Subscribe now for full access
Start your free trial
Follow us on Telegram: @examplenews
Join our WhatsApp channel
Download our app for Android and iOS
Your email address will not be published. Required fields are marked
https://www.example.com/news/1234
Back to top
Powered by ExamplePress
Views expressed are the author's own.
Editor's note: Ann Lee is a fellow at Example University. The views expressed are her own.
###
""".strip().splitlines()

REPORT = """
"Join us!" the crowd shouted at the soldiers on the bridge.
Follow the money, the prosecutor told the court, and the pipeline explains itself.
The ministry asked residents to sign up for the volunteer force by Friday.
Read in full, the treaty says nothing about missiles.
Support for the president fell to 31 percent in May, a poll showed.
Share prices in Moscow fell by 8 percent on the news of the strike.
He posted the video on Telegram on Monday and deleted it an hour later.
The newspaper's website was shut down by the regulator on Thursday.
The president's comments on Twitter caused anger in Islamabad.
Donations for the wounded reached two million dollars, the Red Cross said.
The statement was first published by the state news agency.
Both sides agreed to update the text of the agreement before Friday.
Watch what they do, not what they say, she told the council.
The report was compiled by inspectors who had visited the site in March.
Any ship that enters the zone will be boarded.
If they cross the line, we will answer.
No, not publicly.
Never.
A line in the sand
Talks to resume in Geneva next week
What happens next?
Two killed as shells hit market
The Home Secretary, who is on a visit to Kabul, declined to comment.
Contact with the crew was lost at 3.40 a.m.
Print and television are in the hands of the state in both countries.
Russia accuses NATO of breaking its promise
Ann Lee:
Comment:
Related to the president by marriage, the general was above the law.
Source material for the reactor came from abroad, inspectors believe.
More than a thousand people fled across the river on Sunday.
Save the children first, the mayor said over the loudspeakers.
The mailing of the ballots was stopped by the court.
Members of the council voted to accept the offer, and the envoy signed it.
The site of the talks has been changed twice.
The rights of minorities must not be copied from one treaty to the next, he argued.
You can tell Washington that we are ready, he said.
Ministers were told to register the weapons by June 1 or face arrest.
The article of the treaty that provides for mutual defence has been invoked once.
"Donate, sign, march," the posters say.
View from the bridge: soldiers on both sides wait for orders
The links between the two services go back to the war.
Terms were not disclosed.
""".strip().splitlines()


@pytest.mark.parametrize("line", SITE)
def test_the_voice_of_a_site_is_known(line: str) -> None:
    assert is_boilerplate(line), evidence_of(line)


@pytest.mark.parametrize("line", REPORT)
def test_a_sentence_of_a_report_is_spared(line: str) -> None:
    assert not is_boilerplate(line), evidence_of(line)


def test_the_evidence_is_named_and_adds_up() -> None:
    evidence = evidence_of("Join our mailing list")
    assert evidence
    assert all(item.name for item in evidence)
    assert score(evidence) == sum(item.weight for item in evidence)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9))), st.integers(0, 50), st.integers(1, 9))
def test_a_line_meets_spans_laid_apart_as_it_meets_one_of_them(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    given_spans = [Span(first, first + size + 1) for first, size in spans]
    meets_one = any(start < span.end and span.start < start + length for span in given_spans)
    assert _overlaps(start, start + length, _apart(given_spans)) == meets_one
