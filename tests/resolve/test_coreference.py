"""Which mentions of a document are put together, and which are kept apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kg.model import Value
from kg.resolve import coreference
from kg.resolve.antecedents import merge_antecedents
from kg.resolve.coreference import CAREFUL, merge_central, sieve
from kg.resolve.ranker import Ranking

from .builders import clusters, extraction, ranking


def together(found: set[frozenset[str]], *texts: str) -> bool:
    return any(set(texts) <= cluster for cluster in found)


def read(*sentences: str) -> list[int]:
    """Return the clusters of sentences whose definite mentions reach to " left", as whole phrases with clauses do."""
    made = extraction(*sentences)
    ends = [made.document.text.find(" left", each.end) for each in made.mentions]
    mentions = [
        replace(each, phrase=(each.start, end if end > 0 and each.definite else each.end))
        for each, end in zip(made.mentions, ends, strict=True)
    ]
    return list(sieve(replace(made, mentions=tuple(mentions)))[0])


class TestNames:
    def test_parts_and_titles_of_one_person(self) -> None:
        found = clusters(
            "[Sadiq Khan|PERSON] spoke.", "Mr [Khan|PERSON title=Mr] left.", "[Sadiq|PERSON] came.", "[Khan|PERSON]"
        )
        assert found == {frozenset({"Sadiq Khan", "Khan", "Sadiq", "Khan 2"})}

    @pytest.mark.parametrize("other", ["[Sadia Khan|PERSON]", "Mrs [Khan|PERSON title=Mrs]", "[Mrs Khan|PERSON]"])
    def test_a_title_keeps_the_other_gender_apart(self, other: str) -> None:
        assert len(clusters(f"{other} spoke.", "[Mr Khan|PERSON] left.")) == 2

    def test_a_title_decides_between_namesakes(self) -> None:
        found = clusters(
            "[Sadiq Khan|PERSON] met [Sadia Khan|PERSON obj].", "[Mr Khan|PERSON] left.", "[Mrs Khan|PERSON] fell."
        )
        assert found == {frozenset({"Sadiq Khan", "Mr Khan"}), frozenset({"Sadia Khan", "Mrs Khan"})}

    def test_a_bare_surname_is_whom_the_text_is_about(self) -> None:
        found = clusters(
            "[Sadiq Khan|PERSON] met [Sadia Khan|PERSON obj].", "[Mr Khan|PERSON] left.", "[Khan|PERSON] fell."
        )
        assert found == {frozenset({"Sadiq Khan", "Mr Khan", "Khan"}), frozenset({"Sadia Khan"})}

    def test_a_surname_before_a_family_is_no_person(self) -> None:
        found = clusters("[Ann Reid|PERSON] spoke.", "[Reid|PERSON compound in=family] paid.", "[Reid|PERSON] left.")
        assert found == {frozenset({"Ann Reid", "Reid 2"}), frozenset({"Reid"})}
        assert len(clusters("[Ann Reid|PERSON] spoke.", "[Reid|PERSON compound in=speech] lasted.")) == 1

    def test_a_bare_surname_of_two_people_stays_alone(self) -> None:
        found = clusters("[John Smith|PERSON] met [James Smith|PERSON obj].", "[Smith|PERSON] left.")
        assert len(found) == 3

    @pytest.mark.parametrize(("times", "central"), [(8, True), (6, False)])
    def test_a_bare_surname_is_whom_the_text_mentions_all_the_time(self, times: int, central: bool) -> None:
        made = extraction("[James Smith|PERSON] spoke.", *["[John Smith|PERSON] left."] * times, "[Smith|PERSON]")
        found, _ = sieve(made)
        assert found.root(times + 1) == times + 1
        merge_central(found)
        assert (found.root(times + 1) == found.root(1)) is central

    def test_letters_after_a_name(self) -> None:
        assert len(clusters("[Ann Lee MBE|PERSON]", "[Ann Lee|PERSON]")) == 1
        assert len(clusters("[Ann Reid MA|PERSON]", "[Paul Ma|PERSON]")) == 2

    def test_a_short_given_name_before_the_surname(self) -> None:
        assert len(clusters("[Lawrence Lee|PERSON]", "[Larry Lee|PERSON]")) == 1
        assert len(clusters("[Lawrence Lee|PERSON]", "[Laura Lee|PERSON]")) == 2

    def test_a_pronoun_in_capitals_is_what_is_introduced_so(self) -> None:
        first = "[World Health Organisation|ORG acronym=WHO] ([WHO|ORG obj]) spoke."
        assert len(clusters(first, "[WHO|] left.")) == 1
        assert len(clusters("[Ann Lee|PERSON] spoke.", "[WHO|] left.", "[Whole Home Office|ORG] spoke.")) == 2

    def test_ordinals(self) -> None:
        assert len(clusters("[Norton|PERSON]", "[Norton I|PERSON]", "[Joshua Norton|PERSON]")) == 1
        assert len(clusters("[Charles I|PERSON]", "[Charles II|PERSON]")) == 2

    def test_middle_names_and_initials(self) -> None:
        found = clusters("[John Fitzgerald Kennedy|PERSON]", "[John F. Kennedy|PERSON]", "[J. Kennedy|PERSON]")
        assert len(found) == 1

    @pytest.mark.parametrize("other", ["Robert Kennedy", "R. Kennedy", "John Kennedy Toole", "Johnson"])
    def test_another_given_name_or_surname(self, other: str) -> None:
        assert len(clusters("[John Kennedy|PERSON]", f"[{other}|PERSON]")) == 2

    def test_a_person_is_no_place(self) -> None:
        found = clusters("[Denzel Washington|PERSON]", "[Washington|GPE]", "[Washington|GPE]")
        assert found == {frozenset({"Denzel Washington"}), frozenset({"Washington", "Washington 2"})}

    def test_one_word_of_two_classes_stays_two(self) -> None:
        assert len(clusters("[Halden|ORG]", "[Halden|PERSON]")) == 2

    def test_several_words_are_one_name_whatever_the_labels(self) -> None:
        assert len(clusters("[Halden Energy|ORG]", "[Halden Energy|PERSON]", "[Halden Energy|]")) == 1

    def test_a_name_without_a_label_joins_the_only_one_that_fits(self) -> None:
        assert len(clusters("[Washington|PERSON]", "[Washington|]")) == 1
        # of what is no person, one name is one thing in the end
        found = clusters("[Washington|PERSON]", "[Washington|GPE]", "[Washington|]")
        assert found == {frozenset({"Washington"}), frozenset({"Washington 2", "Washington 3"})}

    def test_gender_between_three_of_one_surname(self) -> None:
        found = clusters("[Mr Khan|PERSON]", "[Mrs Khan|PERSON]", "[Khan|PERSON]")
        assert len(found) == 3


class TestOrganizations:
    def test_legal_form_short_form_and_clipping(self) -> None:
        found = clusters("[Halden Energy plc|ORG]", "[Halden|ORG]", "[the Met|ORG]", "[Metropolitan Police|ORG]")
        assert found == {frozenset({"Halden Energy plc", "Halden"}), frozenset({"Met", "Metropolitan Police"})}

    def test_a_short_form_of_two_stays_alone(self) -> None:
        assert len(clusters("[Halden Energy|ORG]", "[Halden Shipping|ORG]", "[Halden|ORG]")) == 3

    def test_a_place_is_no_short_form(self) -> None:
        assert len(clusters("[London Stock Exchange|ORG]", "[London|GPE]")) == 2

    def test_a_generic_first_word_is_no_short_form(self) -> None:
        assert len(clusters("[National Grid|ORG]", "[National|ORG]")) == 2

    def test_an_introduced_acronym(self) -> None:
        found = clusters("[Serious Fraud Squad|ORG acronym=SQ] spoke.", "[SQ|ORG]", "[SFO|ORG]")
        assert found == {frozenset({"Serious Fraud Squad", "SQ"}), frozenset({"SFO"})}

    def test_a_clipped_word_is_short(self) -> None:
        assert len(clusters("[Congressional Caucus|ORG]", "[Congress|ORG]")) == 2

    def test_a_word_in_capitals_is_a_name(self) -> None:
        full = "[Independent Office for Police Conduct|ORG]"
        assert len(clusters(full, "[IOPC|a]")) == 1

    def test_initials(self) -> None:
        full = "[Independent Office for Police Conduct|ORG]"
        assert len(clusters(full, "[IOPC|ORG]")) == 1
        assert len(clusters(full, "[IPCC|ORG]")) == 2
        assert len(clusters(full, "[Institute of Power Companies|ORG]", "[IOPC|ORG]")) == 3
        assert len(clusters("[Ivan Oleg Petrovich Chernov|PERSON]", "[IOPC|ORG]")) == 2

    def test_what_stands_before_of_is_short(self) -> None:
        found = clusters("[House of Commons|ORG]", "[the House|ORG]")
        assert len(found) == 1
        assert len(clusters("[House of Commons|ORG]", "[House of Lords|ORG]", "[the House|ORG]")) == 3

    def test_a_short_name_taken_for_a_person(self) -> None:
        assert len(clusters("[Halden Holdings|ORG]", "[Halden|PERSON]")) == 1
        assert len(clusters("[Halden Holdings|ORG]", "[Mr Halden|PERSON]")) == 2
        found = clusters("[Halden Foundation|ORG]", "[Ann Halden|PERSON]", "[Eva Halden|PERSON]", "[Halden|PERSON]")
        assert not together(found, "Halden Foundation", "Halden")

    def test_initials_of_the_first_words(self) -> None:
        assert len(clusters("[United States Senate|ORG]", "[U.S. Senate|ORG]")) == 1
        assert len(clusters("[United Nations Council|ORG]", "[U.S. Council|ORG]")) == 2

    @pytest.mark.parametrize(("full", "short"), [("Redmoor Rovers", "Rovers"), ("Supreme Court", "Court")])
    def test_the_last_word_of_a_club_or_after_words_that_many_begin_with(self, full: str, short: str) -> None:
        assert len(clusters(f"[{full}|ORG]", f"[{short}|ORG]")) == 1
        other = full.replace("Redmoor", "Ashby").replace("Supreme", "Public")
        assert len(clusters(f"[{full}|ORG]", f"[{other}|ORG]", f"[{short}|ORG]")) == 3

    def test_the_last_word_of_a_firm_is_no_short_form(self) -> None:
        assert len(clusters("[Halden Energy|ORG]", "[Energy|ORG]")) == 2
        assert len(clusters("[English Wikipedia|ORG]", "[Wikipedia|ORG]")) == 2

    def test_an_organisation_and_where_it_sits(self) -> None:
        assert len(clusters("[House of Commons|ORG]", "[the House|ORG]", "[the House|LOC]")) == 1
        found = clusters("[Southway Airlines|ORG]", "[Southway|ORG]", "[the Southway|LOC]")
        assert found == {frozenset({"Southway Airlines", "Southway"}), frozenset({"Southway 2"})}

    def test_a_club_that_was_taken_for_its_town(self) -> None:
        assert len(clusters("[Barton Town|LOC] won.", "[Barton|PERSON] had not lost.")) == 1
        assert len(clusters("[Barton Road|LOC]", "[Barton|PERSON]")) == 2


class TestDescriptions:
    def test_the_noun_that_ends_a_name(self) -> None:
        found = clusters(
            "[Harrowby Council|ORG] met [Halden Energy|ORG obj].", *["So."] * 20, "[the council|the] left."
        )
        assert together(found, "Harrowby Council", "council")

    def test_a_noun_for_the_kind_of_thing(self) -> None:
        found = clusters("[the force|the] grew.", "[Calder Vale Police|ORG] met [Halden Energy|ORG obj].")
        assert found == {frozenset({"force", "Calder Vale Police"}), frozenset({"Halden Energy"})}

    def test_an_office_for_something(self) -> None:
        found = clusters("[Office for Fair Play|ORG] met [Halden Energy|ORG obj].", *["So."] * 9, "[the watchdog|the]")
        assert together(found, "Office for Fair Play", "watchdog")

    def test_a_product(self) -> None:
        assert len(clusters("[Lowry rotary pump|PRODUCT] sold.", *["So."] * 20, "[the pump|the] left.")) == 1

    def test_a_noun_for_any_firm(self) -> None:
        first = "[Halden Instruments|ORG] grew."
        group = "[the group|the] left."
        assert len(clusters(first, *["So."] * 20, group)) == 1
        assert len(clusters(first, "[Norrland Works|ORG] too.", *["So."] * 20, group)) == 3
        assert len(clusters("[Leeds University|ORG] grew.", *["So."] * 20, group)) == 2
        assert len(clusters(first, "[a group|a] met.", *["So."] * 20, group)) == 3
        assert len(clusters(*["So."] * 20, group, first)) == 2

    @pytest.mark.parametrize(
        "sentences",
        [
            ("[Harrowby Council|ORG] met [Leeds Council|ORG obj].", "[the council|the] left."),
            ("[Harrowby Council|ORG] spoke.", "[a council|a] came.", "[the council|the] left."),
            ("[Harrowby Council|ORG] spoke.", "[the councils|the plur] left."),
            ("[Ann Council|PERSON] spoke.", "[the council|the] left."),
        ],
    )
    def test_which_is_open(self, sentences: tuple[str, ...]) -> None:
        found = clusters(*sentences)
        assert all(len(group) == 1 or group <= {"council", "council 2"} for group in found)

    @pytest.mark.parametrize(
        ("sentences", "same"),
        [
            (("[Orrin Works|ORG] met [the Lind Institute|ORG obj].", "[The company|the] left."), True),
            (("[Orrin Works|ORG] met [Lind|ORG obj].", "[The company|the] left."), False),
            (
                (*["[Orrin Works|ORG] met [Ann Lee|PERSON obj]."] * 4, "[Lind|ORG] fell.", "[The company|the] left."),
                True,
            ),
            (("[Orrin Works|ORG] met [the Lind Institute|ORG obj].", "[The group|the] left."), False),
        ],
    )
    def test_the_company_is_the_one_firm_or_the_one_named_most(self, sentences: tuple[str, ...], same: bool) -> None:
        noun = "group" if "group" in sentences[-1] else "company"
        found = clusters(*sentences)
        assert any({"Orrin Works", noun} <= cluster for cluster in found) is same

    @pytest.mark.parametrize(
        ("headline", "same"), [("[Harbour board|a] loses", True), ("[Parish board|a] loses", False)]
    )
    def test_the_end_of_a_name_in_a_headline(self, headline: str, same: bool) -> None:
        found = clusters(headline, "[Orrin Harbour Board|ORG] lost.")
        assert (len(found) == 1) is same

    def test_the_end_of_two_names_is_neither(self) -> None:
        found = clusters("[Orrin Harbour Board|ORG] met [Lind Harbour Board|ORG obj].", "[The harbour board|the] left.")
        assert len(found) == 3

    def test_the_end_of_a_name_is_no_earlier_noun_with_a_complement(self) -> None:
        first = "[Orrin Hospitals Trust|ORG] won [the trust of people|the obj]."
        found, _ = sieve(extraction(first, "[Ann Lee|PERSON] left [the trust|the obj]."))
        assert [found.root(at) for at in range(4)] == [0, 1, 2, 0]


class TestCommonNouns:
    def test_a_definite_phrase_takes_up_an_indefinite_one(self) -> None:
        assert (
            len(clusters("[a shocking report|a] came.", "[the report|the] said so.", "[the shocking report|the]")) == 1
        )

    def test_two_indefinite_phrases_never_meet(self) -> None:
        assert len(clusters("[a report|a] came.", "[a report|a] went.")) == 2

    def test_a_new_modifier_is_a_new_thing(self) -> None:
        assert len(clusters("[a shocking report|a] came.", "[the annual report|the] said so.")) == 2

    def test_number(self) -> None:
        assert len(clusters("[a report|a] came.", "[the reports|the plur] said so.")) == 2

    def test_complements(self) -> None:
        found = clusters(
            "[the head|the] of the Met spoke.", "[the head|the] of the Navy left.", "[the head|the] of the Met"
        )
        assert found == {frozenset({"head", "head 3"}), frozenset({"head 2"})}
        assert len(clusters("[the head of the Met|the] spoke.", "[the head of the Navy|the] left.")) == 2
        assert len(clusters("[the head of the Met|the] spoke.", "[the head|the] left.")) == 1

    def test_possessors(self) -> None:
        found = clusters("[Ann Lee|PERSON nmod]'s [phone|the] rang.", "[Bob Ray|PERSON nmod]'s [phone|the] fell.")
        assert not together(found, "phone", "phone 2")
        assert len(clusters("[the phone|the] rang.", "An unread mention's [phone|the] fell.")) == 2
        found = clusters("[Ann Lee|PERSON nmod]'s [phone|the] rang.", "[Ann Lee|PERSON nmod]'s [phone|the] fell.")
        assert together(found, "phone", "phone 2")

    def test_a_relative_clause_says_which_one(self) -> None:
        bare, with_clause = ("[a herd|a] came.", "[the herd|the] that he saw left.")
        assert len(clusters(bare, "[the herd|the] left.")) == 1
        assert len(read(bare, with_clause)) == 2
        assert len(read(with_clause, with_clause)) == 1
        assert len(read(bare, with_clause.replace("that", ", which"))) == 1

    def test_far_apart(self) -> None:
        assert len(clusters("[a report|a] came.", *["So."] * 20, "[the report|the] said so.")) == 2

    def test_some_nouns_do_not_take_up(self) -> None:
        assert len(clusters("[the way|the] is long.", "[the way|the] is hard.")) == 2


class TestRoles:
    def test_a_title_names_its_bearer(self) -> None:
        found = clusters(
            "[Priti Patel|PERSON title=Home_Secretary] spoke.", "[the Home Secretary|the]", "[the secretary|the]"
        )
        assert len(found) == 1

    def test_the_name_of_an_office_is_no_name(self) -> None:
        found = clusters("[Met Commissioner|] spoke.", "[the Commissioner|] left.")
        assert len(found) == 1

    def test_a_role_inside_a_name(self) -> None:
        found = clusters("[regional director Sal Naseem|PERSON] spoke.", "[Naseem|PERSON]", "[the director|the]")
        assert len(found) == 1

    def test_what_is_no_role(self) -> None:
        assert len(clusters("[the Met|ORG title=public] spoke.", "[the public|the] left.")) == 2

    def test_two_bearers(self) -> None:
        found = clusters(
            "[Priti Patel|PERSON title=minister] met [Sajid Javid|PERSON obj title=minister].",
            "[the minister|the] left.",
        )
        assert len(found) == 3

    def test_indefinite_or_several(self) -> None:
        first = "[Priti Patel|PERSON title=minister] spoke."
        assert len(clusters(first, "[a minister|a] left.")) == 2
        assert len(clusters(first, "[the ministers|the plur] left.")) == 2

    def test_a_former_role_names_nobody(self) -> None:
        assert len(clusters("[Ken Stone|PERSON title=former_mayor] spoke.", "[the mayor|the] left.")) == 2

    def test_what_the_text_says_of_somebody(self) -> None:
        said = ((0, "be mayor of", 1),)
        assert len(clusters("[Sadiq Khan|PERSON] is mayor of [London|GPE nmod].", "[the mayor|the]", triples=said)) == 2

    def test_a_predicate_stays_apart(self) -> None:
        sentences = ("[Ann Lee|PERSON title=secretary], [the secretary|the appos], spoke.", "[the secretary|the] left.")
        found = clusters(*sentences, triples=((0, "be", 1),))
        assert found == {frozenset({"Ann Lee", "secretary 2"}), frozenset({"secretary"})}

    def test_an_address_before_an_office(self) -> None:
        assert len(clusters("[Speaker|PERSON] , please.", "[Madam Speaker|] left.")) == 1
        assert len(clusters("[Mr. Speaker|] , please.", "[Madam Speaker|] left.")) == 2

    def test_an_office_is_whoever_holds_it(self) -> None:
        found = clusters("[Met Commissioner|ORG] spoke.", *["So."] * 8, "[the Commissioner|] left.")
        assert len(found) == 1

    def test_gender(self) -> None:
        found = clusters("[Ann Lee|PERSON title=actor] spoke.", "[the actor|the masc] left.")
        assert len(found) == 2


class TestPronouns:
    def test_gender(self) -> None:
        found = clusters("[Priti Patel|PERSON] told [John Smith|PERSON obj] so.", "[She|] left, [he|] stayed.")
        assert found == {frozenset({"Priti Patel", "She"}), frozenset({"John Smith", "he"})}

    def test_number(self) -> None:
        found = clusters("[the officers|the plur] met [the firm|the obl].", "[They|plur] laughed.")
        assert found == {frozenset({"officers", "They"}), frozenset({"firm"})}

    def test_it_is_nobody(self) -> None:
        found = clusters("[Halden Energy|ORG] hired [Ann Lee|PERSON obj].", "[It|] grew.")
        assert found == {frozenset({"Halden Energy", "It"}), frozenset({"Ann Lee"})}
        assert clusters("[Ann Lee|PERSON] left.", "[It|] grew.") == {frozenset({"Ann Lee"})}

    def test_two_equal_candidates_are_none(self) -> None:
        found = clusters(
            "[John Smith|PERSON] came.", "[James Brown|PERSON] and so on; [Paul Gray|PERSON] too.", "[He|] left."
        )
        assert all("He" not in cluster for cluster in found)

    def test_a_pronoun_that_opens_a_sentence_goes_on_with_the_subject(self) -> None:
        referents = sieve(extraction("[The report|the] hit [the trust|the obj].", "[It|] fell.", "[It|obj] fell."))[0]
        two = Ranking(
            starts=np.array([0, 0, 0, 2, 4]), earlier=np.array([0, 1, 0, 1]), likely=np.array([0.25, 0.3, 0.25, 0.3]),
            fresh=np.array([1.0, 1.0, 0.1, 0.1]),
        )  # fmt: skip
        merge_antecedents(referents, two, CAREFUL)
        assert [referents.root(at) for at in range(4)] == [0, 1, 0, 3]

    @pytest.mark.parametrize(("of_the_thing", "root"), [(0.6, 0), (0.3, 2)])
    def test_what_it_cannot_mean_takes_nothing_from_what_it_can(self, of_the_thing: float, root: int) -> None:
        found, _ = sieve(extraction("[Ann Lee|PERSON fem] praised [the dam|the obj].", "So [she|obj] was asked."))
        merge_antecedents(found, ranking(0.3, of_the_thing), CAREFUL)
        assert found.root(2) == root

    @pytest.mark.parametrize(("verb", "root"), [("rule", 2), ("fall", 1)])
    def test_who_thinks_is_no_thing(self, verb: str, root: int) -> None:
        made = extraction(
            "[The guards|the plur] found [two engines|a plur obj].", f"[They|plur nsubj in={verb}] were {verb}ing."
        )
        found, _ = sieve(made)
        merge_antecedents(found, ranking(0.05, 0.9), CAREFUL)
        assert found.root(2) == root

    @pytest.mark.parametrize(
        ("story", "root"),
        [
            (
                [
                    "[Ann Lee|PERSON fem] left.",
                    "[Eve Orr|PERSON fem in=say] said so.",
                    "[It|] fell, [she|in=add] added.",
                ],
                1,
            ),
            (["[Ann Lee|PERSON fem] left.", "[Eve Orr|PERSON fem in=run] ran.", "[It|] fell, [she|in=add] added."], 0),
            (
                ["[Ann Lee|PERSON fem] left.", "[Eve Orr|PERSON fem in=say] said so.", "[It|] fell, [she|in=run] ran."],
                0,
            ),
        ],
    )
    def test_who_spoke_speaks_on(self, story: list[str], root: int) -> None:
        found, _ = sieve(extraction(*story))
        merge_antecedents(found, ranking(0.8, 0.1, mentions=4), CAREFUL)
        assert found.root(3) == root

    def test_who_has_a_manager_is_no_thing(self) -> None:
        made = extraction("[The bids|the plur] failed and [their|nmod in=manager] manager left.")
        made = replace(made, mentions=(made.mentions[0], replace(made.mentions[1], possessive=True)))
        for governor, root in (("manager", 1), ("colour", 0)):
            found = sieve(replace(made, mentions=(made.mentions[0], replace(made.mentions[1], governor=governor))))[0]
            merge_antecedents(found, ranking(0.9, mentions=2), CAREFUL)
            assert found.root(1) == root

    @pytest.mark.parametrize(("subject", "same"), [("[Orrin Town|ORG]", True), ("[Ann Lee|PERSON]", False)])
    @pytest.mark.parametrize(
        "story",
        [
            ["{} refused [the bids|the plur obj] and [their|nmod in=manager] manager left."],
            ["{} refused [the bids|the plur obj].", "So [their|nmod in=manager] manager left."],
        ],
    )
    def test_who_has_a_manager_is_the_body_that_is_the_subject(
        self, story: list[str], subject: str, same: bool
    ) -> None:
        made = extraction(*(sentence.format(subject) for sentence in story))
        made = replace(made, mentions=(*made.mentions[:2], replace(made.mentions[2], possessive=True)))
        found, _ = sieve(made)
        merge_antecedents(found, ranking(0.1, 0.8), CAREFUL)
        assert found.root(2) == (0 if same else 2)

    def test_not_in_the_same_clause(self) -> None:
        sentence = "[John Smith|PERSON] praised [him|obj]."
        assert clusters(sentence, triples=((0, "praise", 1),)) == {frozenset({"John Smith"})}
        sentence = "[John Smith|PERSON] praised [himself|obj]."
        assert clusters(sentence, triples=((0, "praise", 1),)) == {frozenset({"John Smith", "himself"})}

    def test_a_name_inside_a_compound_is_no_antecedent(self) -> None:
        first = "[Warhol|PERSON {}] opened."
        assert clusters(first.format("nsubj"), "[He|] left.") == {frozenset({"Warhol", "He"})}
        assert clusters(first.format("compound in=exhibit"), "[He|] left.") == {frozenset({"Warhol"})}

    def test_nothing_before(self) -> None:
        assert clusters("[He|] left.", "[John Smith|PERSON] stayed.") == {frozenset({"John Smith"})}

    def test_too_far_back(self) -> None:
        assert clusters("[John Smith|PERSON] left.", *["So."] * 9, "[He|] stayed.") == {frozenset({"John Smith"})}

    def test_indefinite_pronouns_are_nothing(self) -> None:
        assert clusters("[John Smith|PERSON] left.", "[Someone|] said [this|obj].") == {frozenset({"John Smith"})}

    def test_it_takes_up_a_subject_or_nothing(self) -> None:
        found = clusters("[Ann Lee|PERSON] ran [Halden Energy|ORG obj].", "[It|] grew.")
        assert found == {frozenset({"Ann Lee"}), frozenset({"Halden Energy"})}

    def test_a_predicate_noun_is_no_antecedent(self) -> None:
        found = clusters("[Sadia Khan|PERSON] is [a judge|a ROOT].", "[She|] left.")
        assert found == {frozenset({"Sadia Khan", "She"}), frozenset({"judge"})}

    def test_a_title_without_its_name_is_nobody(self) -> None:
        assert clusters("[Mr|PERSON] left.", "[Ann Lee|PERSON] stayed.") == {frozenset({"Ann Lee"})}

    def test_what_is_known_by_then_binds(self) -> None:
        found = clusters("[Lindy Orr|PERSON] spoke.", "[She|] left.", "[He|] stayed.")
        assert found == {frozenset({"Lindy Orr", "She"})}


class TestIntroductions:
    def test_whom_the_next_sentence_names(self) -> None:
        found = clusters("[a waitress|a] won.", "[Ann Lee|PERSON] left.", "[She|] laughed.")
        assert found == {frozenset({"waitress", "Ann Lee", "She"})}

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("[a waitress|a] won.", "[John Smith|PERSON] left."),
            ("[a waitress|a] won.", "[Ann Lee|PERSON title=Judge] left."),
            ("[a waitress|a] won.", "[Inspector Ann Lee|PERSON] left."),
            ("[a waitress|a] won.", "They met [Ann Lee|PERSON obj]."),
            ("[a waitress|a] met [a dentist|a obj].", "[Ann Lee|PERSON] left."),
            ("[a waitress|a] met [Eva Ray|PERSON obj].", "[Ann Lee|PERSON] left."),
            ("[a dentist|a] won.", "[Ann Lee|PERSON] left."),
        ],
    )
    def test_who_is_introduced_otherwise_is_somebody_else(self, first: str, second: str) -> None:
        assert all(len(group) == 1 for group in clusters(first, second))

    def test_a_source_is_somebody_else(self) -> None:
        said = ((1, "close", Value(value="true"), {"by": 2}),)
        found = clusters("[a waitress|a] won.", "[the firm|the] closed, [Ann Lee|PERSON] said.", triples=said)
        assert all(len(group) == 1 for group in found)


class TestQuotations:
    def test_i_is_who_speaks(self) -> None:
        found = clusters('"[I|by=Ann_Lee] am furious," said [Ann Lee|PERSON].')
        assert found == {frozenset({"I", "Ann Lee"})}

    def test_i_is_not_yet_who_speaks_where_that_is_a_pronoun(self) -> None:
        made = extraction("[Ann Lee|PERSON] left.", '"[I|by=she] am furious," [she|] said.')
        found, index = sieve(made)
        i, she = (index[each.start, each.end] for each in made.mentions[1:])
        assert found.root(i) != found.root(she)

    def test_a_name_in_a_quotation_is_not_who_speaks(self) -> None:
        for sentence, apart in (
            ('"[Ann Lee|PERSON] is good," [she|] said.', True),
            ("[Ann Lee|PERSON] is good, [she|] said.", False),
        ):
            made = extraction(sentence, triples=((0, "be", Value(value="good", start=12, end=16), {"by": 1}),))
            found, _ = sieve(made)
            assert found.apart(0, 1) is apart

    def test_what_is_predicated_introduces_nothing(self) -> None:
        found = clusters("[Calder Police|ORG] failed.", "It was [a force|a ROOT] that judged.", "[The force|the] grew.")
        assert frozenset({"force"}) in found  # and the second is the police

    def test_i_outside_a_quotation_is_nobody(self) -> None:
        assert clusters("[Ann Lee|PERSON] left.", "[I|] stayed.") == {frozenset({"Ann Lee"})}

    def test_who_speaks_is_not_spoken_of(self) -> None:
        found = clusters("[John Smith|PERSON] said:", '"[He|by=John_Smith] is wrong."')
        assert found == {frozenset({"John Smith"})}

    def test_we_is_the_organisation_that_the_title_names(self) -> None:
        first = "[IOPC|ORG] spoke: [Sal Naseem|PERSON title=IOPC_regional_director] said"
        found = clusters(first, '"[We|plur by=Sal_Naseem] found it," [I|by=Sal_Naseem] add.')
        assert found == {frozenset({"IOPC", "We"}), frozenset({"Sal Naseem", "I"})}

    def test_we_is_the_organisation_of_her_who_says_it(self) -> None:
        first = "[IOPC|ORG] spoke. [Ann Lee|PERSON title=IOPC_regional_director] left."
        found = clusters(first, '"[We|plur by=she] found it," [she|] said.')
        assert frozenset({"IOPC", "We"}) in found

    @pytest.mark.parametrize(
        ("post", "known"), [("director of", True), ("former director of", False), ("critic of", False)]
    )
    def test_we_is_the_organisation_in_which_the_speaker_holds_a_post(self, post: str, known: bool) -> None:
        said = ((1, f"be {post}", 0),)
        found = clusters("[Halden|ORG] grew, said [Ann Lee|PERSON].", '"[We|plur by=Ann_Lee] won."', triples=said)
        assert (frozenset({"Halden", "We"}) in found) is known

    def test_itself_is_not_who_speaks(self) -> None:
        first = "[IOPC|ORG] spoke: [Sal Naseem|PERSON title=IOPC_regional_director] said"
        found = clusters(first, '"[We|plur by=Sal_Naseem] found what judged [itself|obj]."')
        assert frozenset({"IOPC", "We"}) in found

    def test_we_of_somebody_is_unknown(self) -> None:
        found = clusters("[Halden|ORG] grew, said [Ann Lee|PERSON].", '"[We|plur by=Ann_Lee] won."')
        assert found == {frozenset({"Halden"}), frozenset({"Ann Lee"})}


def test_a_forename_taken_for_a_place_is_the_person() -> None:
    assert clusters("[Mara Lind|PERSON] spoke.", "[Mara|LOC] left.") == {frozenset({"Mara Lind", "Mara"})}


def test_a_surname_taken_for_an_organisation_is_the_person() -> None:
    found = clusters("[Mara Lind|PERSON] spoke.", "[Lind|ORG] left.", "[She|] stayed.")
    assert found == {frozenset({"Mara Lind", "Lind", "She"})}


def test_a_short_name_refers_back() -> None:
    found = clusters("[Marsh Foods|ORG] fell.", "[Marsh|PERSON] grew.", "[Piers Marsh|PERSON] left.")
    assert found == {frozenset({"Marsh Foods", "Marsh"}), frozenset({"Piers Marsh"})}
    found = clusters("[Piers Marsh|PERSON] runs [Marsh Foods|ORG obj].", "[Marsh|PERSON] left.")
    assert frozenset({"Piers Marsh", "Marsh"}) in found


def test_a_surname_that_an_organisation_has_stays_one() -> None:
    found = clusters("[Mara Lind|PERSON] runs [Lind Foods|ORG obj].", "[Lind|ORG] grew.")
    assert frozenset({"Lind Foods", "Lind"}) in found


def test_a_place_that_is_a_surname_stays_a_place() -> None:
    found = clusters("[Ann Preston|PERSON] spoke.", "[She] left [Preston|LOC obl].")
    assert not any({"Ann Preston", "Preston"} <= group for group in found)


def test_a_firm_that_is_taken_for_a_person_somewhere_is_still_the_company() -> None:
    found = clusters("[Northmoor Ferries Ltd|ORG] lost.", "[Northmoor|PERSON] paid.", "[The company|the] closed.")
    assert frozenset({"Northmoor Ferries Ltd", "Northmoor", "company"}) in found


def test_what_is_founded_is_no_person():
    found = clusters(
        "[Lind Marine|ORG] sold the dock.",
        "[Per Lind|PERSON] founded [Lind|PERSON obj].",
        "[Ida Lind|PERSON] sold the boat.",
        triples=((1, "found", 2),),
    )
    assert frozenset({"Lind Marine", "Lind"}) in found


@pytest.mark.parametrize("short", ["DI Brand", "Insp Brand", "DCI Brand", "Cllr Brand"])
def test_a_rank_before_a_surname_is_no_part_of_the_name(short: str) -> None:
    assert clusters("[Colin Brand|PERSON] spoke.", f"[{short}|PERSON] left.") == {frozenset({"Colin Brand", short})}


def test_letters_that_are_a_rank_elsewhere_begin_the_name_of_a_firm() -> None:
    found = clusters("[DC Foods|ORG] grew.", "[Foods|ORG] fell.", "[Di Brand|PERSON] met [Colin Brand|PERSON obj].")
    assert len(found) == 4


class TestMisreadNames:
    """A lone word that the recognizer took for another kind of thing, and what the text tells of it."""

    def test_what_the_text_calls_an_engine_is_no_person(self) -> None:
        found = clusters("[Tarn|ORG] is [an engine|a ROOT].", "[Tarn|PERSON] grew.", triples=((0, "be", 1),))
        assert together(found, "Tarn", "Tarn 2")

    @pytest.mark.parametrize(
        "other",
        [
            "[Tarn|PERSON masc] left.",
            "[Mr Tarn|PERSON] left.",
            "[Tarn|PERSON title=engineer] left.",
        ],
    )
    def test_a_person_of_whom_the_text_tells_more_stays_one(self, other: str) -> None:
        found = clusters("[Tarn|ORG] is [an engine|a ROOT].", other, triples=((0, "be", 1),))
        assert not any("Tarn" in group and len(group) > 1 for group in found)

    def test_a_lane_that_is_called_a_firm_has_its_short_name(self) -> None:
        sentences = ("[Harrow Lane|LOC], [a school|a appos], grew.", "[Harrow|ORG] sold.", "[Lind Lane|LOC] closed.")
        made = {"rule": "apposition"}
        assert together(clusters(*sentences, triples=((0, "be", 1, made),)), "Harrow Lane", "Harrow")
        assert not together(clusters(*sentences), "Harrow Lane", "Harrow")

    @pytest.mark.parametrize(
        ("short", "full"), [("Ida", "Storm Ida"), ("Ida", "Cyclone Ida"), ("Midland", "Operation Midland")]
    )
    @pytest.mark.parametrize("label", ["LOC", "PERSON", "EVENT"])
    def test_the_name_of_an_event_without_its_kind(self, short: str, full: str, label: str) -> None:
        assert together(clusters(f"[{full}|EVENT] struck.", f"[{short}|{label}] passed."), short, full)

    @pytest.mark.parametrize("first", ["Storm Ida|PERSON", "Ann Ida|PERSON", "Board Ida|EVENT"])
    def test_no_event_no_short_name_of_one(self, first: str) -> None:
        assert len(clusters(f"[{first}] struck.", "[Ida|LOC] passed.")) == 2

    @pytest.mark.parametrize("role", ["nsubj", "compound"])
    def test_a_word_that_acts_is_the_firm_that_was_named(self, role: str) -> None:
        assert together(clusters("[Harrow Energy|ORG] grew.", f"[Harrow|LOC {role}] sold."), "Harrow Energy", "Harrow")

    @pytest.mark.parametrize(
        "sentences",
        [
            ("[Harrow Energy|ORG] grew.", "[Ann Lee|PERSON] lives in [Harrow|LOC obl]."),
            ("[Harrow|LOC] voted.", "[Harrow Energy|ORG] grew."),
            ("[Harrow Council|ORG] met.", "[Harrow|LOC] voted."),
            ("[Harrow Energy|ORG] grew.", "[Harrow|ORG] sold.", "[Harrow|LOC] voted."),
        ],
    )
    def test_a_town_stays_one(self, sentences: tuple[str, ...]) -> None:
        full = "Harrow Council" if "Council" in sentences[0] else "Harrow Energy"
        place = "Harrow 2" if len(sentences) > 2 else "Harrow"
        assert not together(clusters(*sentences), full, place)


def test_in_a_crowd_no_bearer_of_a_short_name_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made = extraction("[Sadiq Khan|PERSON] left.", "[Khan|PERSON] left.")
    assert sieve(made)[0].root(1) == 0
    monkeypatch.setattr(coreference, "_CROWD", 0)
    assert sieve(made)[0].root(1) == 1
