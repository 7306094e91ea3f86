package no.stedsvekst.jobs.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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

  @Test
  void whatIsLandedAndWhatIsKnownGiveNames() {
    SparkSession spark = TestSession.get();
    Dataset<Row> names =
        spark.sql(
            "select * from values ('0301', 'Oslo', '03', 'Oslo fylke'), ('1103', 'Stavanger', '11',"
                + " cast(null as string)) as t(code, name, county, county_name)");
    Dataset<Row> above =
        spark.sql(
            "select * from values ('county', '03', '0301'), ('county', '11', '1103'),"
                + " ('region', 'R1', '0301'), ('centrality_class', '1', '0301'),"
                + " ('country', 'NO', '0301'), ('country', 'NO', '1103') as t(level, unit, code)");
    Dataset<Row> people =
        spark.sql(
            "select * from values ('0301', 2020, 9D), ('1103', 2020, 5D) as t(unit, year, population)");
    Map<String, String> found = new HashMap<>();
    PanelDimensions.regions(above, Optional.empty(), names, people)
        .collectAsList()
        .forEach(
            row ->
                found.put(
                    row.getAs("level") + " " + row.getAs("code"),
                    row.getAs("name_no") + "/" + row.getAs("name_en")));
    assertEquals(
        Map.of(
            "county 03", "Oslo fylke/Oslo fylke",
            "county 11", "11/11",
            "region R1", "Oslo/Oslo",
            "centrality_class 1", "Mest sentrale kommuner (1)/Most central municipalities (1)",
            "country NO", "Norge/Norway"),
        found);
  }

  private static List<Row> rows(String level) {
    return SharedLake.read(PanelTables.DIM_REGION)
        .filter("level = '%s'".formatted(level))
        .collectAsList();
  }
}
