package no.stedsvekst.jobs.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is told of the places of the shared lake, against the tables that it is told of. */
class PlaceStoryTest {
  @Test
  void roundedPlacesMakeTheirRegionsAndTheNation() {
    Map<Object, Map<String, Object>> stories = new HashMap<>();
    SharedStar.STAR.of(StoryTable.STORY).forEach(row -> stories.put(row.get("unit_code"), row));
    Map<Object, Long> regions = new HashMap<>();
    long nation = 0;
    for (Map<String, Object> unit : SharedStar.STAR.of(StarDimensions.UNIT)) {
      if (unit.get("level").equals("municipality")) {
        Map<String, Object> story = stories.get(unit.get("code"));
        long rounded = (Long) story.get("rounded_neutral");
        assertEquals((Double) story.get("projected_neutral"), rounded, 1.0);
        regions.merge(unit.get("region"), rounded, Long::sum);
        nation += rounded;
      }
    }
    regions.forEach((code, sum) -> assertEquals(sum, stories.get(code).get("rounded_neutral")));
    Map<String, Object> country = stories.get("country:NO");
    assertEquals(nation, country.get("rounded_neutral"));
    assertEquals(Math.round((Double) country.get("projected_neutral")), nation);
  }

  @Test
  void fansAreAroundTheirMiddleAndSaidInWords() {
    Map<Object, Map<String, Object>> last = new HashMap<>();
    for (Map<String, Object> row : SharedStar.STAR.of(ProjectedTables.PROJECTION_FAN)) {
      assertTrue((Double) row.get("low") <= (Double) row.get("median"), row.toString());
      assertTrue((Double) row.get("median") <= (Double) row.get("high"), row.toString());
      assertEquals("neutral", row.get("scenario"));
      if (row.get("year").equals(2019)) {
        last.put(row.get("unit_code"), row);
      }
    }
    for (Map<String, Object> story : SharedStar.STAR.of(StoryTable.STORY)) {
      Map<String, Object> fan = last.get(story.get("unit_code"));
      if (story.get("level").equals("municipality")) {
        assertEquals(fan.get("low"), story.get("fan_low"));
        assertEquals(fan.get("high"), story.get("fan_high"));
      }
      String low = Long.toString(Math.round((Double) story.get("fan_low")));
      String english = ((String) story.get("sentence_en")).replace(",", "");
      assertTrue(english.contains("certainty between " + low), english);
      assertNotEquals(story.get("fan_low"), story.get("fan_high"));
    }
  }

  @Test
  void aStorySaysWhatItsNumbersSay() {
    Map<Object, Double> changes = new HashMap<>();
    for (Map<String, Object> row : SharedStar.STAR.of(CountedTables.PLACE_YEAR)) {
      int year = (Integer) row.get("year");
      if (year >= 2009 && year <= 2016) {
        changes.merge(row.get("unit_code"), (Double) row.get("population_change"), Double::sum);
      }
    }
    for (Map<String, Object> story : SharedStar.STAR.of(StoryTable.STORY)) {
      String norwegian = (String) story.get("sentence_no");
      String english = (String) story.get("sentence_en");
      String people = Long.toString(Math.round((Double) story.get("population")));
      assertTrue(norwegian.replace("\u00a0", "").contains(people + " innbyggere"), norwegian);
      assertTrue(english.replace(",", "").contains(people + " residents"), english);
      assertTrue(norwegian.contains("2017") && norwegian.contains("2007"), norwegian);
      assertTrue(english.contains("From 2009 to 2016"), english);
      if (story.get("level").equals("municipality")) {
        assertEquals(
            changes.get(story.get("unit_code")),
            (Double) story.get("births_and_deaths")
                + (Double) story.get("net_migration")
                + (Double) story.get("statistical_residual"),
            1e-6,
            norwegian);
      }
      assertEquals(
          (Double) story.get("net_migration"),
          (Double) story.get("nation_migration")
              + (Double) story.get("structure_migration")
              + (Double) story.get("own_growth_migration")
              + (Double) story.get("attractiveness"),
          1e-6,
          norwegian);
      if (story.get("rank") != null) {
        assertTrue(
            norwegian.contains(
                "nummer %s av %s ".formatted(story.get("rank"), story.get("ranked"))),
            norwegian);
      }
    }
    Set<Object> levels =
        SharedStar.STAR.of(StoryTable.STORY).stream()
            .map(row -> row.get("level"))
            .collect(Collectors.toSet());
    assertEquals(Set.of("municipality", "region", "county", "country"), levels);
  }
}
