package no.stedsvekst.jobs.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.ReachTables;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * A country small enough to reckon, as it is landed; tests add and take rows. In 2020 A and B
 * become AB. In 2022 S is split: 0.7 of it is S1, 0.3 goes to K, which lives on.
 */
final class SplitCountry {
  final List<Row> municipalities = new ArrayList<>();
  final List<Row> changes = new ArrayList<>();
  final List<Row> population = new ArrayList<>();
  final List<Row> vital = new ArrayList<>();
  final List<Row> jobs = new ArrayList<>();
  final List<Row> employment = new ArrayList<>();
  final List<Row> commuting = new ArrayList<>();
  final List<Row> migrants = new ArrayList<>();
  final List<Row> groups = new ArrayList<>();
  final List<Row> covariates = new ArrayList<>();
  final List<Row> dwellings = new ArrayList<>();
  final List<Row> areas = new ArrayList<>();

  SplitCountry() {
    place("A", 2000, 2020);
    place("B", 2000, 2020);
    place("AB", 2020, null);
    place("S", 2000, 2022);
    place("S1", 2022, null);
    place("K", 2000, null);
    change("A", "AB", 2020, 1.0);
    change("B", "AB", 2020, 1.0);
    change("S", "S1", 2022, 0.7);
    change("S", "K", 2022, 0.3);
    year(2019, Map.of("A", 100.0, "B", 300.0, "S", 1000.0, "K", 50.0));
    year(2020, Map.of("AB", 404.0, "S", 1010.0, "K", 50.0));
    year(2021, Map.of("AB", 408.0, "S", 1020.0, "K", 50.0));
    year(2022, Map.of("AB", 412.0, "S1", 721.0, "K", 359.0));
    flow(2019, "A", "B", 10.0);
    flow(2019, "B", "S", 20.0);
    flow(2019, "S", "S", 100.0);
    flow(2019, "K", "outside", 5.0);
    flow(2022, "K", "S1", 7.0);
  }

  private void place(String code, int from, Integer until) {
    municipalities.add(
        RowFactory.create(
            code, "Name " + code, from, until, "C", "County C", "R", 500.0, 400.0, 3));
  }

  private void change(String from, String to, int year, double weight) {
    changes.add(RowFactory.create(from, to, year, weight));
  }

  private void year(int year, Map<String, Double> residents) {
    new TreeMap<>(residents)
        .forEach(
            (code, persons) -> {
              person(code, year, persons);
              vital.add(RowFactory.create(code, year, 3.0, 2.0, 1.0));
              jobs.add(RowFactory.create(code, year, "total", persons / 2));
              employment.add(RowFactory.create(code, year, persons / 2));
            });
  }

  void person(String code, int year, double persons) {
    population.add(RowFactory.create(code, year, "all", "all", persons));
  }

  void flow(int year, String home, String work, double employed) {
    commuting.add(RowFactory.create(year, home, work, employed));
  }

  void migrant(String code, int year, int age, double in, double out) {
    migrants.add(RowFactory.create(code, year, "all", age, in, out));
  }

  /** The tables that have rows, typed. */
  Map<LandingTable, Dataset<Row>> landed() {
    Map<LandingTable, Dataset<Row>> landed = new LinkedHashMap<>();
    landed.put(PlaceTables.MUNICIPALITY, frame(PlaceTables.MUNICIPALITY, municipalities));
    landed.put(PlaceTables.CODE_CHANGE, frame(PlaceTables.CODE_CHANGE, changes));
    landed.put(PeopleTables.POPULATION, frame(PeopleTables.POPULATION, population));
    landed.put(PeopleTables.VITAL, frame(PeopleTables.VITAL, vital));
    landed.put(WorkTables.JOBS, frame(WorkTables.JOBS, jobs));
    landed.put(WorkTables.EMPLOYMENT, frame(WorkTables.EMPLOYMENT, employment));
    landed.put(WorkTables.COMMUTING, frame(WorkTables.COMMUTING, commuting));
    if (!migrants.isEmpty()) {
      landed.put(PeopleTables.MIGRATION_AGE, frame(PeopleTables.MIGRATION_AGE, migrants));
    }
    if (!groups.isEmpty()) {
      landed.put(PlaceTables.MUNICIPALITY_GROUP, frame(PlaceTables.MUNICIPALITY_GROUP, groups));
    }
    if (!areas.isEmpty()) {
      landed.put(ReachTables.SMALL_AREA, frame(ReachTables.SMALL_AREA, areas));
    }
    if (!covariates.isEmpty()) {
      landed.put(PlaceTables.COVARIATE, frame(PlaceTables.COVARIATE, covariates));
    }
    if (!dwellings.isEmpty()) {
      landed.put(PlaceOfWorkTables.DWELLING, frame(PlaceOfWorkTables.DWELLING, dwellings));
    }
    return landed;
  }

  private static Dataset<Row> frame(LandingTable table, List<Row> rows) {
    StructType schema = new StructType();
    for (LandingTable.Column column : table.columns()) {
      schema = schema.add(column.name(), column.type().sparkType());
    }
    return TestSession.get().createDataFrame(rows, schema);
  }
}
