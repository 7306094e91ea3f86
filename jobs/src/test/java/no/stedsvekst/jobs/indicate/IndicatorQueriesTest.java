package no.stedsvekst.jobs.indicate;

import static no.stedsvekst.jobs.indicate.SixPlaces.close;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.sql.ModelFunctions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Industries and commuters of a country of six places, beside loops over the same. */
class IndicatorQueriesTest {
  private static final double CLOSE = 1e-9;

  private static final List<String> INDUSTRIES = List.of("fiske", "handel", "stat");

  private static SparkSession spark;

  /** Jobs by place, year and industry; the last place has no handel in 2011. */
  private static final Map<String, Double> JOBS = new TreeMap<>();

  /** Commuters by year, home and work. */
  private static final Map<String, Double> FLOWS = new TreeMap<>();

  @BeforeAll
  static void makeUp() {
    spark = TestSession.get();
    ModelFunctions.register(spark);
    Random random = new Random(4);
    for (int year = 2010; year <= 2012; year++) {
      for (String place : SixPlaces.CODES) {
        for (String industry : INDUSTRIES) {
          if (!(place.equals("0106") && year == 2011 && industry.equals("handel"))) {
            JOBS.put(place + year + industry, 10.0 + random.nextInt(90));
          }
        }
        for (String work : SixPlaces.CODES) {
          FLOWS.put(year + place + work, (double) random.nextInt(40));
        }
        FLOWS.put(year + place + "outside", 3.0);
      }
    }
  }

  private static Dataset<Row> jobs(String place) {
    return SixPlaces.table(
        spark,
        place + " string, year int, industry string, jobs double",
        JOBS.entrySet().stream()
            .map(
                each ->
                    RowFactory.create(
                        each.getKey().substring(0, 4),
                        Integer.valueOf(each.getKey().substring(4, 8)),
                        each.getKey().substring(8),
                        each.getValue()))
            .toList());
  }

  private static Dataset<Row> industries() {
    return LevelItems.whole(jobs("code"), SixPlaces.members(spark), "industry", "jobs");
  }

  private static Dataset<Row> sectors() {
    return SixPlaces.table(
        spark,
        "industry string, is_private boolean",
        List.of(
            RowFactory.create("fiske", true),
            RowFactory.create("handel", true),
            RowFactory.create("stat", false)));
  }

  private static boolean isIn(String level, String unit, String place) {
    return switch (level) {
      case "municipality" -> unit.equals(place);
      case "region" -> unit.equals(SixPlaces.region(place));
      default -> true;
    };
  }

  private static double jobsOf(String level, String unit, int year, List<String> industries) {
    double sum = 0;
    for (String place : SixPlaces.CODES) {
      for (String industry : industries) {
        sum += isIn(level, unit, place) ? JOBS.getOrDefault(place + year + industry, 0.0) : 0;
      }
    }
    return sum;
  }

  private static double flow(int year, String level, String from, String to) {
    double sum = 0;
    for (String home : SixPlaces.CODES) {
      for (String work : SixPlaces.CODES) {
        sum += isIn(level, from, home) && isIn(level, to, work) ? FLOWS.get(year + home + work) : 0;
      }
    }
    return sum;
  }

  @Test
  void groupsOfIndustriesAreSharesThatAddUp() {
    // Handel is in no group before 2011, and fiske moves from one group to another in 2012.
    Map<String, String> groupOf =
        Map.of(
            "2010fiske",
            "sea",
            "2011fiske",
            "sea",
            "2012fiske",
            "land",
            "2010handel",
            "unmapped",
            "2011handel",
            "land",
            "2012handel",
            "land",
            "2010stat",
            "land",
            "2011stat",
            "land",
            "2012stat",
            "land");
    Dataset<Row> schemes =
        new Schemes(
                List.of(
                    new Schemes.Member("s", "fiske", "sea", 1900, 2012),
                    new Schemes.Member("s", "fiske", "land", 2012, 9999),
                    new Schemes.Member("s", "handel", "land", 2011, 9999),
                    new Schemes.Member("s", "stat", "land", 1900, 9999)))
            .table(spark);
    List<Row> rows =
        Structure.of(industries(), sectors(), schemes)
            .select(
                "level",
                "unit",
                "year",
                "base",
                "group_code",
                "jobs",
                "share",
                "location_quotient",
                "growth",
                "relative_growth",
                "contribution")
            .collectAsList();
    Map<String, Double> shares = new HashMap<>();
    Map<String, Double> contributions = new HashMap<>();
    for (Row row : rows) {
      String level = row.getString(0);
      String unit = row.getString(1);
      int year = row.getInt(2);
      List<String> base = row.getString(3).equals("all") ? INDUSTRIES : List.of("fiske", "handel");
      String group = row.getString(4);
      double all = jobsOf(level, unit, year, base);
      double jobs = jobsOf(level, unit, year, in(group, year, base, groupOf));
      double national =
          jobsOf("country", "NO", year, in(group, year, base, groupOf))
              / jobsOf("country", "NO", year, base);
      close(jobs, row.get(5), row.toString());
      close(jobs / all, row.get(6), row.toString());
      close(national == 0 ? null : jobs / all / national, row.get(7), row.toString());
      if (year > 2010) {
        double before = jobsOf(level, unit, year - 1, in(group, year - 1, base, groupOf));
        double allBefore = jobsOf(level, unit, year - 1, base);
        close(before == 0 ? null : jobs / before - 1, row.get(8), row.toString());
        close((jobs - before) / allBefore, row.get(10), row.toString());
        contributions.merge(level + unit + year + row.getString(3), row.getDouble(10), Double::sum);
      } else {
        assertNull(row.get(10));
      }
      shares.merge(level + unit + year + row.getString(3), row.getDouble(6), Double::sum);
    }
    assertEquals(9 * 3 * 2, shares.size());
    shares.forEach((key, sum) -> assertEquals(1, sum, CLOSE, key));
    contributions.forEach(
        (key, sum) -> {
          String base = key.endsWith("all") ? "all" : "private";
          List<String> of = base.equals("all") ? INDUSTRIES : List.of("fiske", "handel");
          String head = key.substring(0, key.length() - base.length());
          int year = Integer.parseInt(head.substring(head.length() - 4));
          String unitKey = head.substring(0, head.length() - 4);
          String level =
              unitKey.startsWith("municipality")
                  ? "municipality"
                  : unitKey.startsWith("region") ? "region" : "country";
          String unit = unitKey.substring(level.length());
          double before = jobsOf(level, unit, year - 1, of);
          assertEquals((jobsOf(level, unit, year, of) - before) / before, sum, CLOSE, key);
        });
  }

  private static List<String> in(
      String group, int year, List<String> base, Map<String, String> groupOf) {
    return base.stream().filter(each -> groupOf.get(year + each).equals(group)).toList();
  }

  @Test
  void partnersAreTheFlowsBetweenUnits() {
    List<Row> facts = new ArrayList<>();
    for (String[] unit :
        new String[][] {{"municipality", "0101"}, {"region", "R1"}, {"country", "NO"}}) {
      facts.add(RowFactory.create(unit[0], unit[1], 2011, "employed", 500.0));
      facts.add(RowFactory.create(unit[0], unit[1], 2011, "jobs", 400.0));
    }
    Dataset<Row> flows =
        SixPlaces.table(
            spark,
            "year int, home string, work string, employed double",
            FLOWS.entrySet().stream()
                .map(
                    each ->
                        RowFactory.create(
                            Integer.valueOf(each.getKey().substring(0, 4)),
                            each.getKey().substring(4, 8),
                            each.getKey().substring(8),
                            each.getValue()))
                .toList());
    List<Row> rows =
        Partners.of(
                flows,
                SixPlaces.members(spark),
                SixPlaces.table(
                    spark,
                    "level string, unit string, year int, measure string, value double",
                    facts))
            .filter("unit in ('0101', 'R1') and year = 2011")
            .select(
                "level",
                "unit",
                "partner",
                "out",
                "in",
                "net",
                "share_of_employed",
                "share_of_deficit",
                "rank")
            .collectAsList();
    assertEquals(6 + 2, rows.size());
    for (Row row : rows) {
      String level = row.getString(0);
      String unit = row.getString(1);
      String partner = row.getString(2);
      if (partner.equals("outside")) {
        assertEquals(level.equals("region") ? 9.0 : 3.0, row.getDouble(3), CLOSE);
        assertTrue(row.isNullAt(4) && row.isNullAt(5) && row.isNullAt(8));
        continue;
      }
      double out = flow(2011, level, unit, partner);
      double in = flow(2011, level, partner, unit);
      close(out, row.get(3), row.toString());
      close(in, row.get(4), row.toString());
      close(out / 500, row.get(6), row.toString());
      close((out - in) / 100, row.get(7), row.toString());
      int above = 0;
      for (String other : level.equals("region") ? List.of("R1", "R2") : SixPlaces.CODES) {
        above += !other.equals(unit) && flow(2011, level, unit, other) > out ? 1 : 0;
      }
      assertEquals(above + 1, row.getInt(8), row.toString());
    }
  }

  @Test
  void indicesAreOfTheJobsOfBaseYears() {
    List<Row> rows =
        Indices.of(
                jobs("municipality"),
                sectors(),
                SixPlaces.members(spark),
                List.of(1999, 2010),
                2012)
            .select("level", "unit", "year", "sector", "index", "relative_growth", "crosses_break")
            .collectAsList();
    assertEquals(9 * 3 * 3, rows.size());
    for (Row row : rows) {
      List<String> of =
          switch (row.getString(3)) {
            case "all" -> INDUSTRIES;
            case "private" -> List.of("fiske", "handel");
            default -> List.of("stat");
          };
      double index =
          jobsOf(row.getString(0), row.getString(1), row.getInt(2), of)
              / jobsOf(row.getString(0), row.getString(1), 2010, of);
      double national =
          jobsOf("country", "NO", row.getInt(2), of) / jobsOf("country", "NO", 2010, of);
      close(index, row.get(4), row.toString());
      close(index - national, row.get(5), row.toString());
      assertEquals(row.getInt(2) == 2012, row.getBoolean(6));
    }
  }

  @Test
  void oneSidednessCountsWhatAUnitDoesNotHave() {
    List<Row> rows = OneSidedness.of(industries()).collectAsList();
    assertEquals(9 * 3 * 2, rows.size());
    for (Row row : rows) {
      double sum = 0;
      for (String industry : INDUSTRIES) {
        double share =
            jobsOf(row.getString(0), row.getString(1), row.getInt(2), List.of(industry))
                / jobsOf(row.getString(0), row.getString(1), row.getInt(2), INDUSTRIES);
        double national =
            jobsOf("country", "NO", row.getInt(2), List.of(industry))
                / jobsOf("country", "NO", row.getInt(2), INDUSTRIES);
        sum +=
            row.getString(3).equals(OneSidedness.HHI) ? share * share : Math.abs(share - national);
      }
      close(sum, row.get(4), row.toString());
    }
  }

  /**
   * The nation grows by the places that have both years, and an unlisted industry is of no sector.
   */
  @Test
  void aPlaceThatCameLaterIsNoGrowthOfTheNation() {
    Dataset<Row> later = jobs("code").filter("not (code = '0106' and year < 2012)");
    Dataset<Row> unlisted = sectors().filter("industry <> 'stat'");
    Dataset<Row> schemes =
        new Schemes(List.of(new Schemes.Member("s", "fiske", "sea", 1900, 9999))).table(spark);
    Map<String, Row> found = new HashMap<>();
    Structure.of(
            LevelItems.whole(later, SixPlaces.members(spark), "industry", "jobs"),
            unlisted,
            schemes)
        .filter("level = 'country' and base = 'all'")
        .select("year", "group_code", "jobs", "growth", "contribution", "relative_growth")
        .collectAsList()
        .forEach(row -> found.put(row.getInt(0) + row.getString(1), row));
    double now = 0;
    double before = 0;
    double all = 0;
    for (String place : SixPlaces.CODES.subList(0, 5)) {
      now += JOBS.get(place + "2012fiske");
      before += JOBS.get(place + "2011fiske");
      for (String industry : INDUSTRIES) {
        all += JOBS.get(place + "2011" + industry);
      }
    }
    Row row = found.get("2012sea");
    close(now + JOBS.get("01062012fiske"), row.get(2), "jobs");
    close(now / before - 1, row.get(3), "growth");
    close((now - before) / all, row.get(4), "contribution");
    close(0.0, row.get(5), "relative growth");
    close(
        jobsOf("country", "NO", 2012, List.of("handel", "stat")),
        found.get("2012unmapped").get(2),
        "unmapped");
    List<Row> sums =
        Indices.of(jobs("municipality"), unlisted, SixPlaces.members(spark), List.of(2010), 2012)
            .filter("level = 'country' and year = 2012")
            .select("sector", "index")
            .collectAsList();
    assertEquals(3, sums.size());
    sums.forEach(
        each -> {
          List<String> of =
              switch (each.getString(0)) {
                case "all" -> INDUSTRIES;
                case "private" -> List.of("fiske", "handel");
                default -> List.of();
              };
          double start = jobsOf("country", "NO", 2010, of);
          close(
              start == 0 ? null : jobsOf("country", "NO", 2012, of) / start,
              each.get(1),
              each.toString());
        });
  }
}
