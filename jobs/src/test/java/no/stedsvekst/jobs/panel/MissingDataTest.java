package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.sql.ModelFunctions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Missing and zero, in a country of three municipalities and two regions small enough to reckon.
 */
class MissingDataTest {
  private final SparkSession spark = TestSession.get();
  private final List<Row> population = new ArrayList<>();
  private final List<Row> vital = new ArrayList<>();
  private final List<Row> jobs = new ArrayList<>();
  private final List<Row> commuting = new ArrayList<>();

  @BeforeEach
  void threeMunicipalities() {
    ModelFunctions.register(spark);
    for (int year = 2020; year <= 2022; year++) {
      for (String code : List.of("A", "B", "C")) {
        population.add(RowFactory.create(code, year, 1000.0));
        vital.add(RowFactory.create(code, year, 5.0));
      }
      // The nation grows by 10 of 1000 a year: A by 20 of 500, B by −10 of 400, C not at all.
      jobs.add(RowFactory.create("A", year, 500.0 + 20 * (year - 2020)));
      jobs.add(RowFactory.create("B", year, 400.0 - 10 * (year - 2020)));
      jobs.add(RowFactory.create("C", year, 100.0));
      commuting.add(RowFactory.create(year, "A", "A", 300.0));
      commuting.add(RowFactory.create(year, "A", "B", 100.0));
      commuting.add(RowFactory.create(year, "A", "outside", 100.0));
      commuting.add(RowFactory.create(year, "B", "B", 200.0));
      commuting.add(RowFactory.create(year, "C", "A", 50.0));
    }
  }

  @Test
  void byHand() {
    // 2021: g = 0.04, −0.025, 0 and the nation's 0.01, so RA = 0.03, −0.035, −0.01
    Map<String, Row> panel = panel("book2022");
    assertEquals(0.03, value(panel, "A2021", "relative_growth"), 1e-15);
    assertEquals(300 * 0.03 / 500, value(panel, "A2021", "vra_own"), 1e-15);
    assertEquals(100 * -0.035 / 500, value(panel, "A2021", "vra_neighbour"), 1e-15);
    assertEquals(0.0, value(panel, "C2021", "vra_own"), 1e-15);
    assertEquals(0.03, value(panel, "C2021", "vra"), 1e-15);
    // Region X is A and B: 920 of 900, less the nation's; 600 of its 700 employed work in it
    double x = 910.0 / 900 - 1 - 0.01;
    assertEquals(x, value(panel, "X2021", "relative_growth"), 1e-15);
    assertEquals(600 * x / 700, value(panel, "X2021", "vra"), 1e-15);
    // Region Y is C, whose commuters all go to X
    assertEquals(x, value(panel, "Y2021", "vra"), 1e-15);
  }

  @Test
  void missingJobsMakeUnknownWhatDependsOnThem() {
    jobs.removeIf(row -> row.getString(0).equals("B") && row.getInt(1) == 2021);
    Map<String, Row> panel = panel("book2022");
    for (String year : List.of("2021", "2022")) {
      assertUnknown(panel, "B" + year, "relative_growth");
      assertUnknown(panel, "A" + year, "vra_neighbour");
      assertUnknown(panel, "A" + year, "vra");
      assertUnknown(panel, "X" + year, "relative_growth");
    }
    // The nation is A and C then: 620 of 600. Own part of A and C's commuters do not need B.
    double nation = 620.0 / 600 - 1;
    assertEquals(300 * (0.04 - nation) / 500, value(panel, "A2021", "vra_own"), 1e-15);
    assertEquals(0.04 - nation, value(panel, "C2021", "vra"), 1e-15);
    assertUnknown(panel, "A2022", "vra_1");
  }

  @Test
  void jobsOutOfNothingGrowAsTheNation() {
    jobs.replaceAll(
        row ->
            row.getString(0).equals("C")
                ? RowFactory.create("C", row.getInt(1), row.getInt(1) == 2020 ? 0.0 : 50.0)
                : row);
    assertEquals(0.0, value(panel("book2022"), "C2021", "relative_growth"));
  }

  @Test
  void whereNobodyIsEmployedThereIsNoVra() {
    commuting.removeIf(row -> row.getString(1).equals("C"));
    Map<String, Row> panel = panel("book2022");
    assertUnknown(panel, "C2021", "vra");
    assertEquals(0.0, value(panel, "C2021", "employed"));
    assertUnknown(panel("recommended"), "Y2021", "vra");
  }

  @Test
  void peopleThatAreMissingOrNoneHaveNoRate() {
    population.removeIf(row -> row.getString(0).equals("A") && row.getInt(1) == 2021);
    population.replaceAll(
        row -> row.getString(0).equals("B") ? RowFactory.create("B", row.getInt(1), 0.0) : row);
    Map<String, Row> panel = panel("book2022");
    assertUnknown(panel, "A2021", "net_migration_excess");
    assertUnknown(panel, "B2021", "net_migration_excess");
    assertUnknown(panel, "X2021", "net_migration_rate");
    // The nation is B and C: 10 of 1000
    assertEquals(0.005 - 0.01, value(panel, "C2021", "net_migration_excess"), 1e-15);
  }

  @Test
  void aYearWithoutCommutingTakesTheNearestTheEarlierOfTwo() {
    assertEquals(
        Map.of(2021, 2020, 2022, 2020, 2023, 2024),
        ShareYears.choose(List.of(2021, 2022, 2023), List.of(2020, 2024), "t").chosen());
    assertEquals(
        Map.of(2021, 2020, 2022, 2020),
        ShareYears.choose(List.of(2021, 2022), List.of(2020, 2024), "t-1").chosen());
    assertEquals(
        "2022 by 2020",
        ShareYears.choose(List.of(2021, 2022), List.of(2020, 2024), "t-1").substitutes());
  }

  /** 2021 has no jobs: its flows are left alone where those of another year have them. */
  @Test
  void commutingAndJobsAreOfTheSameYearWhereAnyHasBoth() {
    List<Integer> jobs = List.of(2018, 2019, 2020);
    ShareYears both = ShareYears.ofGrowth(jobs, List.of(2017, 2020, 2021), "t");
    assertEquals(Map.of(2019, 2020, 2020, 2020), both.chosen());
    assertEquals(Map.of(), both.jobsBeside(jobs));
    ShareYears alone = ShareYears.ofGrowth(jobs, List.of(2015, 2021), "t");
    assertEquals(Map.of(2019, 2021, 2020, 2021), alone.chosen());
    assertEquals(Map.of(2021, 2020), alone.jobsBeside(jobs));
  }

  /** Jobs end in 2021: of the year of the flows nobody knows how many hold them from elsewhere. */
  @Test
  void integrationTakesTheJobsOfTheNearestYear() {
    commuting.removeIf(row -> row.getInt(0) != 2022);
    jobs.removeIf(row -> row.getInt(1) == 2022);
    Map<String, Row> panel = panel("book2022");
    // A has 500 employed and 520 jobs in 2021, 300 of them its own.
    assertEquals(
        200 / 500.0 + 220 / 520.0, value(panel, "A2021", "labour_market_integration"), 1e-15);
    // X is A and B: 600 of 700 stay, of 910 jobs.
    assertEquals(
        100 / 700.0 + 310 / 910.0, value(panel, "X2021", "labour_market_integration"), 1e-15);
  }

  private Map<String, Row> panel(String name) {
    Preset preset = Preset.of(Settings.load(Map.of("preset", name)));
    Dataset<Row> flows = frame("year int, home string, work string, employed double", commuting);
    SilverInputs silver =
        new SilverInputs(
            frame(
                "code string, region string, county string, centrality_class int,"
                    + " centrality double, centrality_jobs double",
                List.of(
                    RowFactory.create("A", "X", "K", null, 1.0, 1.0),
                    RowFactory.create("B", "X", "K", null, 0.5, 0.5),
                    RowFactory.create("C", "Y", "K", null, 0.3, 0.3))),
            frame("municipality string, year int, persons double", population),
            frame("municipality string, year int, net_migration double", vital),
            frame("municipality string, year int, jobs double", jobs),
            flows,
            flows
                .groupBy(col("home").as("municipality"), col("year"))
                .agg(sum("employed").as("employed_residents")),
            Map.of(),
            2020);
    List<Integer> jobYears = years(jobs, 1);
    List<Integer> commutingYears = years(commuting, 0);
    ShareYears shareYears = ShareYears.ofGrowth(jobYears, commutingYears, preset.shareYear());
    Map<String, Row> rows = new HashMap<>();
    Dataset<Row> above = Levels.above(silver.municipalities(), silver.groups());
    try (Materialized kept = new Materialized()) {
      Dataset<Row> municipalities =
          kept.keep(
              UnitYears.ofMunicipalities(silver, landedYears(), commutingYears, Optional.empty()));
      Dataset<Row> units = kept.keep(Panel.units(municipalities, above, preset));
      Dataset<Row> weights =
          kept.keep(
              CommutingWeights.weigh(
                  flows, units, above, shareYears.table(spark), shareYears.jobsBeside(jobYears)));
      Panel.of(units, weights, above, preset)
          .collectAsList()
          .forEach(row -> rows.put(row.<String>getAs("unit") + row.<Integer>getAs("year"), row));
    }
    return rows;
  }

  private static List<Integer> years(List<Row> rows, int column) {
    return rows.stream().map(row -> row.getInt(column)).distinct().sorted().toList();
  }

  private List<Integer> landedYears() {
    return Stream.concat(
            Stream.of(population, vital, jobs).flatMap(List::stream).map(row -> row.getInt(1)),
            commuting.stream().map(row -> row.getInt(0)))
        .distinct()
        .sorted()
        .toList();
  }

  private Dataset<Row> frame(String schema, List<Row> rows) {
    return spark.createDataFrame(rows, StructType.fromDDL(schema));
  }

  private static double value(Map<String, Row> panel, String place, String column) {
    return panel.get(place).<Double>getAs(column);
  }

  private static void assertUnknown(Map<String, Row> panel, String place, String column) {
    assertNull(panel.get(place).getAs(column), place + " " + column);
  }
}
