package no.stedsvekst.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import no.stedsvekst.story.PlaceFacts.Drivers;
import no.stedsvekst.story.PlaceFacts.Future;
import no.stedsvekst.story.PlaceFacts.Size;
import no.stedsvekst.story.PlaceFacts.Standing;
import org.junit.jupiter.api.Test;

/** Sentences as one would write them by hand. Spaces in numbers do not break. */
class PlaceSentenceTest {
  private static final Size GROWN = new Size(2024, 13105.4, 2014, 12693.0);
  private static final Drivers DRIVERS = new Drivers(2013, 2022, 250.4, -1120.0, 80.0);
  private static final Standing TWELFTH = new Standing(12, 5, 21, 356L, null);
  private static final Future FUTURE = new Future(2050, 14200.0, 12999.6, 15500.0);

  private static final Drivers NO_DRIVERS = new Drivers(null, null, null, null, null);
  private static final Standing NO_STANDING = new Standing(null, null, null, null, null);
  private static final Future NO_FUTURE = new Future(null, null, null, null);

  private static PlaceFacts sized(Size size) {
    return new PlaceFacts("Strand", "municipality", size, NO_DRIVERS, NO_STANDING, NO_FUTURE);
  }

  private static PlaceFacts driven(Drivers drivers) {
    return new PlaceFacts(
        "Strand", "municipality", new Size(2024, 1.0, null, null), drivers, NO_STANDING, NO_FUTURE);
  }

  private static PlaceFacts standing(String level, Standing standing) {
    return new PlaceFacts(
        "Ryfylke", level, new Size(2024, 900.0, null, null), NO_DRIVERS, standing, NO_FUTURE);
  }

  @Test
  void allThatIsKnownIsSaid() {
    PlaceFacts facts = new PlaceFacts("Strand", "municipality", GROWN, DRIVERS, TWELFTH, FUTURE);
    assertEquals(
        "Strand hadde 13 105 innbyggere 1. januar 2024, 412 flere enn i 2014 (+3,2 %)."
            + " Fra 2013 til 2022 ga fødsler og dødsfall +250 og flytting −1 120 innbyggere;"
            + " flyttingen ga 80 flere enn forholdene skulle tilsi."
            + " I bostedsattraktivitet er kommunen nummer 12 av 356 kommuner,"
            + " med 80 prosents sikkerhet mellom 5 og 21."
            + " I 2050 ventes 14 200 innbyggere, 1 095 flere enn i 2024"
            + " (med 80 prosents sikkerhet mellom 13 000 og 15 500).",
        plainSpaces(PlaceSentence.norwegian(facts)));
    assertEquals(
        "Strand had 13,105 residents on 1 January 2024, 412 more than in 2014 (+3.2%)."
            + " From 2013 to 2022 births and deaths brought +250 and migration −1,120 residents;"
            + " migration brought 80 more than the circumstances would have it."
            + " By residential attractiveness it is number 12 of 356 municipalities,"
            + " with 80 per cent certainty between 5 and 21."
            + " In 2050 14,200 residents are expected, 1,095 more than in 2024"
            + " (with 80 per cent certainty between 13,000 and 15,500).",
        PlaceSentence.english(facts));
  }

  private static String plainSpaces(String text) {
    return text.replace('\u00a0', ' ');
  }

  @Test
  void thousandsDoNotBreakAndFractionsHaveAComma() {
    String said = PlaceSentence.norwegian(sized(GROWN));
    assertEquals(
        "Strand hadde 13\u00a0105 innbyggere 1. januar 2024, 412 flere enn i 2014 (+3,2\u00a0%).",
        said);
  }

  @Test
  void fewerIsSaidWithAMinus() {
    PlaceFacts facts = sized(new Size(2024, 900.0, 2014, 1000.0));
    assertEquals(
        "Strand hadde 900 innbyggere 1. januar 2024, 100 færre enn i 2014 (−10,0 %).",
        plainSpaces(PlaceSentence.norwegian(facts)));
    assertEquals(
        "Strand had 900 residents on 1 January 2024, 100 fewer than in 2014 (−10.0%).",
        PlaceSentence.english(facts));
  }

  @Test
  void nothingHasNoSign() {
    assertEquals(
        "Strand hadde 1 000 innbyggere 1. januar 2024, like mange som i 2014 (0,0 %).",
        plainSpaces(PlaceSentence.norwegian(sized(new Size(2024, 999.8, 2014, 1000.2)))));
    // One in ten thousand fewer rounds to nothing.
    assertEquals(
        "Strand had 9,999 residents on 1 January 2024, 1 fewer than in 2014 (0.0%).",
        PlaceSentence.english(sized(new Size(2024, 9999.0, 2014, 10000.0))));
    assertEquals(
        "Strand hadde 1 innbygger 1. januar 2024. Fra 2013 til 2022 ga fødsler og dødsfall 0 og"
            + " flytting 0 innbyggere; flyttingen var som forholdene skulle tilsi.",
        PlaceSentence.norwegian(driven(new Drivers(2013, 2022, 0.0, -0.4, 0.2))));
  }

  @Test
  void fromNobodyThereIsNoPercentage() {
    assertEquals(
        "Strand had 5 residents on 1 January 2024, 5 more than in 2014.",
        PlaceSentence.english(sized(new Size(2024, 5.0, 2014, 0.0))));
  }

  @Test
  void whatIsMissingIsLeftOut() {
    assertNull(PlaceSentence.norwegian(sized(new Size(2024, null, 2014, 10.0))));
    assertNull(PlaceSentence.english(sized(new Size(2024, null, null, null))));
    assertEquals(
        "Strand had 1 resident on 1 January 2024. In 2022 migration brought −3 residents.",
        PlaceSentence.english(driven(new Drivers(2022, 2022, null, -3.0, null))));
    assertEquals(
        "Strand hadde 1 innbygger 1. januar 2024. I 2022 ga flytting −3 innbyggere.",
        PlaceSentence.norwegian(driven(new Drivers(2022, 2022, null, -3.0, null))));
    assertEquals(
        "Strand hadde 1 innbygger 1. januar 2024. I 2022 ga fødsler og dødsfall +4 innbyggere.",
        PlaceSentence.norwegian(driven(new Drivers(2022, 2022, 4.0, null, 7.0))));
    assertEquals(
        "Strand had 1 resident on 1 January 2024. In 2022 births and deaths brought +4 residents.",
        PlaceSentence.english(driven(new Drivers(2022, 2022, 4.0, null, 7.0))));
    PlaceFacts future =
        new PlaceFacts(
            "Strand",
            "municipality",
            new Size(2024, 100.0, null, null),
            NO_DRIVERS,
            NO_STANDING,
            new Future(2050, 100.2, null, 120.0));
    assertEquals(
        "Strand hadde 100 innbyggere 1. januar 2024. I 2050 ventes 100 innbyggere, like mange som"
            + " i 2024.",
        PlaceSentence.norwegian(future));
  }

  @Test
  void placesThatAreNotToldApartAreNotRanked() {
    Standing noSpread = new Standing(null, null, null, null, "no_spread");
    assertEquals(
        "Regionen Ryfylke hadde 900 innbyggere 1. januar 2024."
            + " Ulikhetene i attraktivitet mellom regionene er ikke større enn tilfeldigheter kan gi.",
        PlaceSentence.norwegian(standing("region", noSpread)));
    assertEquals(
        "The region of Ryfylke had 900 residents on 1 January 2024."
            + " The regions differ no more in attractiveness than luck would have them.",
        PlaceSentence.english(standing("region", noSpread)));
    Standing few = new Standing(null, null, null, null, "few_units");
    assertEquals(
        "Fylket Ryfylke hadde 900 innbyggere 1. januar 2024."
            + " Det er for få fylker til å rangere dem etter attraktivitet.",
        PlaceSentence.norwegian(standing("county", few)));
    assertEquals(
        "The county of Ryfylke had 900 residents on 1 January 2024."
            + " There are too few counties to rank them by attractiveness.",
        PlaceSentence.english(standing("county", few)));
  }

  @Test
  void aSureRankHasNoRange() {
    assertEquals(
        "Regionen Ryfylke hadde 900 innbyggere 1. januar 2024."
            + " I bostedsattraktivitet er regionen nummer 1 av 73 regioner, med 80 prosents sikkerhet.",
        PlaceSentence.norwegian(standing("region", new Standing(1, 1, 1, 73L, null))));
    assertEquals(
        "The region of Ryfylke had 900 residents on 1 January 2024."
            + " By residential attractiveness it is number 1 of 73 regions.",
        PlaceSentence.english(standing("region", new Standing(1, null, null, 73L, null))));
  }
}
