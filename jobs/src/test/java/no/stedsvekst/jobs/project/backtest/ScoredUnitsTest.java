package no.stedsvekst.jobs.project.backtest;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.testing.GivenTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** A unit has a sum where each of its members has one. */
class ScoredUnitsTest {
  private static final String SAID = "municipality string, year int, persons double";

  private final Map<TableSpec, Dataset<Row>> tables = new HashMap<>();
  private final SourceTables inputs = new GivenTables(tables);

  /** A and B are of region 1, C and D of region 2; B was not counted in 2015, D never. */
  ScoredUnitsTest() {
    tables.put(
        SilverTables.MUNICIPALITY,
        frame(
            "code string, region string, county string, centrality_class int",
            RowFactory.create("A", "1", "x", 1),
            RowFactory.create("B", "1", "x", 2),
            RowFactory.create("C", "2", "x", 3),
            RowFactory.create("D", "2", "x", 3)));
    tables.put(
        SilverTables.POPULATION,
        frame(
            "municipality string, year int, sex string, age string, persons double",
            RowFactory.create("A", 2010, "M", "1", 3.0),
            RowFactory.create("A", 2010, "F", "1", 4.0),
            RowFactory.create("B", 2010, "F", "1", 5.0),
            RowFactory.create("C", 2010, "F", "1", 6.0),
            RowFactory.create("A", 2015, "F", "1", 7.0),
            RowFactory.create("C", 2015, "F", "1", 8.0)));
  }

  @Test
  void aUnitWithoutOneOfItsMembersHasNoSum() {
    ObservedPopulation regions = new ObservedPopulation(inputs, new ScoredUnits(inputs, "region"));
    assertEquals(
        Map.of("1 2010", 12.0, "2 2010", 6.0, "2 2015", 8.0),
        byUnit(regions.totals(), "municipality", "actual"));
    assertEquals(
        Map.of("x 2010", 18.0),
        byUnit(regions.around(), "unit", "actual"),
        "the county lacks B in 2015; D was never counted and is no member");
  }

  /** Else a method would be held to the cells of some members and the people of others. */
  @Test
  void norHasItCells() {
    ObservedPopulation regions = new ObservedPopulation(inputs, new ScoredUnits(inputs, "region"));
    Dataset<Row> cells = regions.of(List.of(2010, 2015));
    assertEquals(
        Map.of("1 2010", 9.0, "2 2010", 6.0, "2 2015", 8.0),
        byUnit(cells.filter("sex = 'F'"), "municipality", "persons"));
    assertEquals(
        Map.of("1 2010", 3.0),
        byUnit(cells.filter("sex = 'M'"), "municipality", "persons"),
        "a member without men is a member all the same");
  }

  /** What others have projected of some of a unit's members is no projection of the unit. */
  @Test
  void norIsOneSaidOfIt() {
    Dataset<Row> said =
        frame(SAID, RowFactory.create("A", 2020, 7.0), RowFactory.create("C", 2020, 8.0));
    assertEquals(
        Map.of("2 2020", 8.0),
        byUnit(
            new ScoredUnits(inputs, "region").sums(said, "persons", "year"),
            "municipality",
            "persons"));
    assertEquals(
        Map.of("A 2020", 7.0, "C 2020", 8.0),
        byUnit(
            new ScoredUnits(inputs, "municipality").sums(said, "persons", "year"),
            "municipality",
            "persons"));
  }

  /** 2010 is the origin: of region 1, whole then, nobody knows what came in 2015. */
  @Test
  void aFanIsJudgedWhereTheUnitWasWholeAtBothEnds() {
    Dataset<Row> actual =
        frame(
            "level string, unit string, year int, actual double",
            RowFactory.create("region", "1", 2010, 12.0),
            RowFactory.create("region", "2", 2010, 6.0),
            RowFactory.create("region", "2", 2015, 8.0),
            RowFactory.create("region", "3", 2015, 8.0));
    Dataset<Row> bands =
        frame(
            "origin int, horizon int, method string, measure string, level string, unit string,"
                + " year int, low double, high double",
            band("1", 0, 100),
            band("2", 7, 9),
            band("3", 0, 100));
    Row score = BacktestScores.coveredAround(bands, actual).head();
    assertEquals("coverage_80_region", score.<String>getAs("measure"));
    assertEquals(1.0, score.<Double>getAs("value"));
    assertEquals(1L, score.<Long>getAs("n"));
    bands = frame(bands.schema().toDDL(), band("2", 8.5, 9));
    assertTrue(BacktestScores.coveredAround(bands, actual).head().<Double>getAs("value") == 0);
  }

  private static Row band(String unit, double low, double high) {
    return RowFactory.create(2010, 5, "m", "coverage_80", "region", unit, 2015, low, high);
  }

  private static Map<String, Double> byUnit(Dataset<Row> rows, String unit, String value) {
    return rows.selectExpr(unit, "year", value).collectAsList().stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0) + " " + row.getInt(1), row -> row.getDouble(2)));
  }
}
