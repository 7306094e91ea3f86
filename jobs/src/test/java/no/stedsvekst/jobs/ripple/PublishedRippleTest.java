package no.stedsvekst.jobs.ripple;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.sql.ModelFunctions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/**
 * Export of 2017 and the jobs that it carries, as printed (gold_export_ripple, seed 000): landed
 * multipliers of all industries together, over jobs of which only the total is known.
 */
class PublishedRippleTest {
  /** Export in million, jobs at exporters and suppliers, jobs a million at exporters. */
  private record Printed(String place, double export, double direct, double indirect, double per) {}

  private static final List<Printed> PLACES =
      List.of(
          new Printed("0213", 1500, 700, 500, 0.467),
          new Printed("0220", 3000, 1200, 800, 0.400),
          new Printed("0231", 2500, 1200, 600, 0.480));

  /** The county's export less that of the three municipalities. */
  private static final double REST = 50_000 - 1500 - 3000 - 2500;

  /** .36 and .34 a million of 50 billion: 18 000 jobs at exporters, 17 000 at suppliers. */
  @Test
  void akershusIsAsPrinted() {
    List<Row> exports = new ArrayList<>();
    PLACES.forEach(one -> exports.add(export(one.place(), "total", one.export())));
    exports.add(export("0214", "total", REST));
    Dataset<Row> rows =
        atAllLevels(exports, List.of(RowFactory.create(2017, "total", "employment", 0.36, 0.34)));
    assertEquals(18_000, jobs(rows, "origin", "county", "02", "direct"), 1e-6);
    assertEquals(17_000, jobs(rows, "origin", "county", "02", "indirect"), 1e-6);
    assertEquals(18_000, jobs(rows, "place", "county", "02", "direct"), 1e-6);
    assertEquals(17_000, jobs(rows, "place", "country", "NO", "indirect"), 1e-6);
    // All jobs are one industry, as strong in the county as elsewhere: half stays, and of the rest
    // the county has its share of all jobs, 300 of 1000.
    assertEquals(17_000 * (0.5 + 0.5 * 0.3), jobs(rows, "place", "county", "02", "indirect"), 1e-6);
    // A municipality's figure is the average firm's: Ski has 1 200 jobs in print, of firms that
    // need more hands than the county's average.
    double ski =
        jobs(rows, "origin", "municipality", "0213", "direct")
            + jobs(rows, "origin", "municipality", "0213", "indirect");
    assertEquals(1500 * 0.7, ski, 1e-9);
    assertTrue(1200 / ski > 1.1, "the source has more than the average gives");
  }

  /** With the jobs a million that are printed of each, to their last digit. */
  @Test
  void municipalitiesAreAsPrinted() {
    List<Row> exports = new ArrayList<>();
    List<Row> multipliers = new ArrayList<>();
    for (Printed one : PLACES) {
      exports.add(export(one.place(), one.place(), one.export()));
      multipliers.add(
          RowFactory.create(
              2017,
              one.place(),
              "employment",
              one.per(),
              one.per() * one.indirect() / one.direct()));
    }
    Dataset<Row> rows = atAllLevels(exports, multipliers);
    for (Printed one : PLACES) {
      double rounding = one.export() * 0.0005;
      assertEquals(
          one.direct(), jobs(rows, "origin", "municipality", one.place(), "direct"), rounding);
      assertEquals(
          one.indirect(), jobs(rows, "origin", "municipality", one.place(), "indirect"), rounding);
    }
  }

  /**
   * 259 000 kroner of export a private job make 193 050 private jobs of 50 billion. The 59 700
   * direct jobs of the county's strategy are on 84 billion, .71 a million: twice .36, so that one
   * is no continuation of the other.
   */
  @Test
  void theSourcesCannotBeOneSeries() {
    Dataset<Row> rows =
        atAllLevels(
            List.of(export("0214", "total", 50_000)),
            List.of(RowFactory.create(2017, "total", "employment", 1 / 0.259, 0.0)));
    assertEquals(193_050, jobs(rows, "origin", "county", "02", "direct"), 0.5);
    Dataset<Row> strategy =
        atAllLevels(
            List.of(export("0214", "total", 84_000)),
            List.of(RowFactory.create(2017, "total", "employment", 0.36, 0.34)));
    double ratio = 59_700 / jobs(strategy, "origin", "county", "02", "direct");
    assertEquals(1.97, ratio, 0.005);
  }

  private static Row export(String place, String industry, double value) {
    return RowFactory.create("none", place, "R02", 2017, 2017, 2017, industry, value, false);
  }

  private static Dataset<Row> atAllLevels(List<Row> exports, List<Row> multipliers) {
    ModelFunctions.register(TestSession.get());
    IndustryEffects effects =
        IndustryEffects.of(
            List.of(),
            List.of(),
            frame(
                    "year int, industry string, measure string, direct double, indirect double",
                    multipliers)
                .collectAsList());
    Dataset<Row> sums = effects.sums(TestSession.get());
    Dataset<Row> suppliers = effects.suppliers(TestSession.get());
    List<Row> jobs = new ArrayList<>();
    List<Row> places = new ArrayList<>();
    for (String place : List.of("0213", "0214", "0220", "0231", "0301")) {
      boolean isOslo = place.equals("0301");
      jobs.add(RowFactory.create(place, 2017, "total", isOslo ? 700.0 : 75.0));
      places.add(
          RowFactory.create(place, isOslo ? "R03" : "R02", place.substring(0, 2), isOslo ? 1 : 2));
    }
    Dataset<Row> municipalities =
        frame("code string, region string, county string, centrality_class int", places);
    JobsAtWork atWork =
        JobsAtWork.of(
            frame("municipality string, year int, industry string, jobs double", jobs),
            municipalities.selectExpr("code as municipality", "region"),
            suppliers.select("supplier").distinct());
    Ripples ripples =
        new Ripples(
            frame(
                "shock string, municipality string, region string, year int, jobs_year int,"
                    + " account_year int, exporter string, value double, imputed boolean",
                exports),
            sums,
            suppliers,
            atWork);
    return Ripples.atAllLevels(
            ripples.ofOrigin().unionByName(ripples.ofPlace()),
            Levels.above(municipalities, Optional.empty()))
        .cache();
  }

  private static double jobs(
      Dataset<Row> rows, String role, String level, String unit, String effect) {
    return rows
        .filter("role = '%s' and level = '%s' and unit = '%s'".formatted(role, level, unit))
        .filter("measure = 'employment' and effect = '%s'".formatted(effect))
        .collectAsList()
        .stream()
        .mapToDouble(row -> row.getAs("value"))
        .sum();
  }
}
