package no.stedsvekst.jobs.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.ProjectionRequest;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.run.BlockYearResult;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioFile;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody comes for whom nothing is built: of a country that builds too little, in loops. */
class HousingCapTest {
  private static final int BASE = 2017;
  private static final int YEARS = 3;
  private static final double BUILT = 0.001;
  private static final double PER_DWELLING = 2.1;

  @TempDir Path folder;

  @Test
  void whereMoreAreExpectedNoMoreComeThanDwellingsLeaveRoomFor() throws IOException {
    Map<String, Double> ahead = ahead();
    Map<String, Double> residents = people();
    assertEquals(residents.keySet(), ahead.keySet(), "places stand in the order of their codes");
    Map<String, Double> natural = natural();
    BlockYearResult[][] years = projected(true);
    List<String> codes = List.copyOf(ahead.keySet());
    int bound = 0;
    int free = 0;
    for (int place = 0; place < codes.size(); place++) {
      String code = codes.get(place);
      double people = residents.get(code);
      double before = natural.get(code);
      for (BlockYearResult[] ends : years) {
        BlockYearResult end = ends[1];
        double room = Math.max(0, PER_DWELLING * BUILT * people - before);
        double net = end.net()[place];
        if (ahead.get(code) > 0) {
          assertTrue(net <= room + 1e-6, code + " gains " + net + " with room for " + room);
          bound += Math.abs(net - room) < 1e-6 ? 1 : 0;
        } else {
          free += net > room + 1 ? 1 : 0;
        }
        people = Cohorts.sum(end.state().people(), place * Cohorts.CELLS, Cohorts.CELLS);
        before = end.births()[place] - end.deaths()[place];
      }
    }
    assertTrue(bound > 10, "bound by dwellings: " + bound);
    assertTrue(free > 0, "not bound, as fewer are expected than in the nation: " + free);
  }

  /** Then the scenario is as it would be without the line. */
  @Test
  void withoutAStockNobodyIsBoundAndTheRunSaysSo() throws IOException {
    List<String> notes = new ArrayList<>();
    BlockYearResult[] ends = projected(false, notes)[0];
    for (int place = 0; place < ends[0].net().length; place++) {
      assertEquals(ends[0].net()[place], ends[1].net()[place], 1e-9);
    }
    assertTrue(
        notes.stream().anyMatch(note -> note.contains("no stock of dwellings is known from 2012")),
        notes::toString);
  }

  private BlockYearResult[][] projected(boolean hasStock) throws IOException {
    return projected(hasStock, new ArrayList<>());
  }

  /** Neutral, and the same bound by dwellings, year by year. */
  private BlockYearResult[][] projected(boolean hasStock, List<String> notes) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bound.csv"),
            """
            scenario,name_no,name_en,measure,unit,industry,from_year,to_year,value,half_life
            bound,Bundet,Bound,cap,all,,,,housing,
            """);
    List<Scenario> scenarios =
        List.of(
            ScenarioFile.shipped().get(Scenario.NEUTRAL),
            ScenarioFile.of(file.toString()).get("bound"));
    YearFiles files = new YearFiles(WorkFolder.local(folder.resolve("years")));
    try (Projection projection =
        new Projection(
            TestSession.get(),
            withDwellings(hasStock),
            new ProjectionRequest(
                Preset.of(Settings.load(Map.of())),
                new Origin(BASE, BASE + YEARS),
                "MMM",
                scenarios,
                0.7,
                1),
            notes::add)) {
      projection.run(files, line -> {});
    }
    BlockYearResult[][] years = new BlockYearResult[YEARS][];
    for (int year = 0; year < YEARS; year++) {
      years[year] = files.read(BASE + year, 0);
    }
    return years;
  }

  /** Each year a thousandth as many as there are residents. */
  private static SourceTables withDwellings(boolean hasStock) {
    SourceTables lake = SourceTables.of(TestSession.get(), Lake.at(SharedLake.path()));
    TableSpec dwelling = SilverTables.of(PlaceOfWorkTables.DWELLING);
    List<Row> rows = new ArrayList<>();
    for (Row row : totals()) {
      double persons = row.getDouble(2);
      rows.add(
          RowFactory.create(
              row.getString(0),
              row.getInt(1),
              BUILT * persons,
              hasStock ? persons / PER_DWELLING : null));
    }
    Dataset<Row> dwellings =
        TestSession.get()
            .createDataFrame(
                rows,
                StructType.fromDDL(
                    "municipality string, year int, completed double, stock double"));
    return new SourceTables() {
      @Override
      public Dataset<Row> read(TableSpec table) {
        return table.equals(dwelling) ? dwellings : lake.read(table);
      }

      @Override
      public boolean has(TableSpec table) {
        return table.equals(dwelling) || lake.has(table);
      }

      @Override
      public long bytes(TableSpec table) {
        return 0;
      }
    };
  }

  private static List<Row> totals() {
    return SharedLake.read(SilverTables.POPULATION)
        .groupBy("municipality", "year")
        .sum("persons")
        .collectAsList();
  }

  private static Map<String, Double> people() {
    Map<String, Double> people = new TreeMap<>();
    for (Row row : totals()) {
      if (row.getInt(1) == BASE) {
        people.put(row.getString(0), row.getDouble(2));
      }
    }
    return people;
  }

  private static Map<String, Double> natural() {
    Map<String, Double> natural = new HashMap<>();
    for (Row row :
        SharedLake.read(SilverTables.VITAL)
            .filter("year = " + (BASE - 1))
            .selectExpr("municipality", "cast(births - deaths as double)")
            .collectAsList()) {
      natural.put(row.getString(0), row.getDouble(1));
    }
    return natural;
  }

  /** By how much the expected rate is above the nation's, the mean of the years, by code. */
  private static Map<String, Double> ahead() {
    Map<Integer, Double> nation = new HashMap<>();
    Map<String, Double> persons = new HashMap<>();
    for (Row row :
        SharedLake.read(PanelTables.PANEL)
            .filter("preset = 'recommended' and level in ('country', 'municipality')")
            .selectExpr("level", "unit", "year", "cast(population as double)", "net_migration_rate")
            .collectAsList()) {
      if (row.getString(0).equals("country")) {
        nation.put(row.getInt(2), row.isNullAt(4) ? Double.NaN : row.getDouble(4));
      } else if (!row.isNullAt(3)) {
        persons.put(row.getString(1) + row.getInt(2), row.getDouble(3));
      }
    }
    Map<String, double[]> sums = new TreeMap<>();
    for (Row row :
        SharedLake.read(AttractTables.ATTRACTIVENESS)
            .filter("preset = 'recommended' and level = 'municipality' and length(period) = 4")
            .filter("expected is not null")
            .selectExpr("unit", "cast(period as int)", "expected")
            .collectAsList()) {
      double[] sum = sums.computeIfAbsent(row.getString(0), code -> new double[2]);
      sum[0] +=
          row.getDouble(2) / persons.get(row.getString(0) + row.getInt(1))
              - nation.get(row.getInt(1));
      sum[1]++;
    }
    Map<String, Double> ahead = new TreeMap<>();
    sums.forEach((code, sum) -> ahead.put(code, sum[0] / sum[1]));
    return ahead;
  }
}
