package no.stedsvekst.jobs.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What units above municipalities are called. */
class RegionNamesTest {
  private static final int NEWEST = 2017;
  private static final PlainPanel PLAIN = PlainPanel.of(SharedLake.landing());

  @Test
  void aRegionIsNamedAfterTheMunicipalityWithMostPeople() {
    Map<String, String> names = new HashMap<>();
    PlainPanel.rows(SharedLake.landing(), "municipality")
        .forEach(row -> names.put(row.get("code"), row.get("name")));
    Map<String, String> largest = new HashMap<>();
    Map<String, Integer> members = new HashMap<>();
    boolean isAlwaysFirst = true;
    for (String code : PLAIN.units()) {
      String region = PLAIN.regionOf(code);
      String before = largest.putIfAbsent(region, code);
      members.merge(region, 1, Integer::sum);
      if (before != null && PLAIN.population(code, NEWEST) > PLAIN.population(before, NEWEST)) {
        largest.put(region, code);
        isAlwaysFirst = false;
      }
    }
    assertFalse(isAlwaysFirst, "in this country the first code would do as well");
    List<Row> regions = rows("region");
    assertEquals(largest.size(), regions.size());
    for (Row region : regions) {
      String code = region.getAs("code");
      assertEquals(names.get(largest.get(code)), region.getAs("name_no"), code);
      assertEquals(names.get(largest.get(code)), region.getAs("name_en"), code);
      assertEquals(members.get(code).longValue(), region.<Long>getAs("municipalities"), code);
    }
  }

  @Test
  void groupsHaveTheirLandedNamesAndCountiesTheirCodes() {
    Map<String, String> names = new HashMap<>();
    PlainPanel.rows(SharedLake.landing(), "municipality_group")
        .forEach(
            row -> names.put(row.get("group_set") + row.get("group_code"), row.get("group_name")));
    List<Row> groups = rows("group:landsdel");
    assertTrue(groups.size() > 1);
    groups.forEach(
        row -> assertEquals(names.get("landsdel" + row.getAs("code")), row.getAs("name_no")));
    List<Row> counties = rows("county");
    assertFalse(counties.isEmpty());
    counties.forEach(row -> assertEquals(row.<String>getAs("code"), row.getAs("name_no")));
  }

  private static List<Row> rows(String level) {
    return SharedLake.read(PanelTables.DIM_REGION)
        .filter("level = '%s'".formatted(level))
        .collectAsList();
  }
}
