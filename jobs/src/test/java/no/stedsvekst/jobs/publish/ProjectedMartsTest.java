package no.stedsvekst.jobs.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnSpec.Additivity;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Each scenario in its own column: the shared lake has one of them only. */
class ProjectedMartsTest {
  @Test
  void everyScenarioHasItsColumn() {
    List<Row> rows =
        ProjectedMarts.wide(
                TestSession.get()
                    .sql(
                        "select * from values ('central', '0301', 1D), ('neutral', '0301', 2D),"
                            + " ('historical', '0301', 3D), ('shrunk', '1103', 4D),"
                            + " ('neutral', '1103', 5D) as t(scenario, unit, persons)"),
                List.of("persons"),
                "unit")
            .orderBy("unit")
            .collectAsList();
    assertEquals("[0301,1.0,2.0,3.0,null]", rows.get(0).toString());
    assertEquals("[1103,null,5.0,null,4.0]", rows.get(1).toString());
    assertEquals(
        List.of(
            "unit", "persons_central", "persons_neutral", "persons_historical", "persons_shrunk"),
        List.of(rows.get(0).schema().fieldNames()));
  }

  /** Each number says of which measure, scenario, place and year it is. */
  @Test
  void everyColumnOfTheMartsHasItsMeasureAndScenario() {
    SparkSession spark = TestSession.get();
    String cells =
        "(select scenario, place, year, (1000 * place + 100 * at + year) as number from"
            + " (select posexplode(array('central', 'neutral', 'historical', 'shrunk'))"
            + " as (at, scenario)) cross join (select explode(array(1, 2)) as place)"
            + " cross join (select explode(array(30, 31)) as year))";
    assertColumns(
        ProjectedTables.PROJECTION,
        ProjectedMarts.cells(
            spark.sql(
                "select scenario, '0' || place as municipality, year, 'M' as sex, '80-84' as age,"
                    + " number + 0.1 as persons, number + 0.2 as deaths_before,"
                    + " number + 0.3 as net_migration_before from "
                    + cells)),
        Map.of("persons", 0.1, "deaths_before", 0.2, "net_migration_before", 0.3));
    assertColumns(
        ProjectedTables.PROJECTION_JOBS,
        ProjectedMarts.jobs(
            spark.sql(
                "select scenario, '0' || place as municipality, year, 'stat' as industry,"
                    + " number + 0.1 as jobs from "
                    + cells)),
        Map.of("jobs", 0.1));
    assertColumns(
        ProjectedTables.PROJECTION_YEAR,
        ProjectedMarts.years(
            spark.sql(
                "select scenario, 'municipality' as level, '0' || place as unit, year,"
                    + " number + 0.1 as persons, number + 0.2 as jobs from "
                    + cells
                    + " union all select scenario, 'region', '0' || place, year, 1e9, 1e9 from "
                    + cells),
            spark.sql(
                "select scenario, '0' || place as municipality, year, number + 0.3 as births,"
                    + " number + 0.4 as deaths, number + 0.45 as net_migration from "
                    + cells)),
        Map.of(
            "persons", 0.1,
            "rounded", 0.0,
            "jobs", 0.2,
            "births", 0.3,
            "deaths", 0.4,
            "net_migration", 0.45));
  }

  private static void assertColumns(
      TableSpec mart, Dataset<Row> rows, Map<String, Double> measures) {
    List<Row> found = rows.collectAsList();
    assertEquals(4, found.size());
    Set<String> held = new TreeSet<>();
    for (Row row : found) {
      String unit = row.getAs("unit_code");
      int year = row.<Integer>getAs("year");
      int place = unit.charAt(unit.length() - 1) - '0';
      for (int scenario = 0; scenario < Mart.SCENARIOS.size(); scenario++) {
        for (var measure : measures.entrySet()) {
          String column = measure.getKey() + "_" + Mart.SCENARIOS.get(scenario);
          assertEquals(
              1000 * place + 100 * scenario + year + measure.getValue(),
              row.<Number>getAs(column).doubleValue(),
              1e-9,
              column + " of " + row);
          held.add(column);
        }
      }
    }
    assertEquals(
        mart.columns().stream()
            .filter(column -> column.additivity() != Additivity.NONE)
            .map(ColumnSpec::name)
            .collect(Collectors.toCollection(TreeSet::new)),
        held);
  }

  @Test
  void roundedPlacesMakeTheRoundedYear() {
    List<Row> rows =
        ProjectedMarts.rounded(
                TestSession.get()
                    .sql(
                        "select unit, year, central as persons_central, central as persons_neutral,"
                            + " cast(null as double) as persons_historical, 2 * central as persons_shrunk"
                            + " from values ('0301', 2030, 1.4D), ('1103', 2030, 1.4D),"
                            + " ('1505', 2030, 1.4D), ('0301', 2031, 0.6D) as t(unit, year, central)"))
            .orderBy("year", "unit")
            .collectAsList();
    // 4.2 is nearest to 4: one of three equal ones is rounded up, the first.
    assertEquals("[2030,0301,2,2,null,3]", rows.get(0).toString());
    assertEquals("[2030,1103,1,1,null,3]", rows.get(1).toString());
    assertEquals("[2030,1505,1,1,null,2]", rows.get(2).toString());
    assertEquals("[2031,0301,1,1,null,1]", rows.get(3).toString());
    assertTrue(rows.size() == 4, rows.toString());
  }
}
