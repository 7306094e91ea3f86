package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A lake of many copies of a small country, for timing the projection at scale without landing
 * hundreds of millions of rows: {@code CopiedCountry FROM TO COPIES [FIRST_YEAR]}. Each copy
 * commutes within itself; the nation is as many times as large. With a first year, people and who
 * moved are left out of the years before it.
 */
final class CopiedCountry {
  private static final List<String> CODES =
      List.of("municipality", "code", "unit", "home", "work", "region");
  private static final Set<String> PERSONS = Set.of("persons", "births", "deaths", "net_migration");

  /** Large, and not looked at where attract has told the ratios. */
  private static final Set<TableSpec> UNUSED =
      Set.of(
          AttractTables.POPULATION_DECOMPOSITION,
          SilverTables.of(PlaceTables.REFERENCE_PROJECTION));

  /** Of the nation, which is as many times as large. */
  private static final Set<TableSpec> NATIONAL =
      Set.of(
          SilverTables.of(NationTables.NATIONAL_PROJECTION),
          SilverTables.of(NationTables.NATIONAL_FLOW));

  /** Whose years before the first are left out: nine rows of ten are of these. */
  private static final Set<TableSpec> LONG =
      Set.of(SilverTables.of(PeopleTables.POPULATION), SilverTables.of(PeopleTables.MIGRATION_AGE));

  private CopiedCountry() {}

  public static void main(String[] arguments) {
    Lake from = Lake.at(arguments[0]);
    Lake to = Lake.at(arguments[1]);
    int copies = Integer.parseInt(arguments[2]);
    int first = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
    try (Sessions.Handle session = Sessions.open(Settings.load(Map.of()), "copy")) {
      to.write(session.spark(), OpsTables.LAKE, from.read(session.spark(), OpsTables.LAKE));
      for (TableSpec table : SourceTables.tables()) {
        if (from.has(table) && !UNUSED.contains(table)) {
          copy(session.spark(), from, to, table, copies, first);
        }
      }
    }
  }

  private static void copy(
      SparkSession spark, Lake from, Lake to, TableSpec table, int copies, int first) {
    Dataset<Row> rows = from.read(spark, table);
    if (LONG.contains(table)) {
      rows = rows.filter(col("year").geq(first));
    }
    List<String> columns = List.of(rows.columns());
    if (columns.contains("level")) {
      rows = rows.filter(col("level").equalTo("municipality"));
    }
    if (columns.contains("preset")) {
      rows = rows.filter(col("preset").equalTo("recommended"));
    }
    Dataset<Row> many = columns.stream().anyMatch(CODES::contains) ? times(rows, copies) : rows;
    if (NATIONAL.contains(table)) {
      for (String name : columns) {
        many = PERSONS.contains(name) ? many.withColumn(name, col(name).multiply(copies)) : many;
      }
    }
    if (table.writeMode() == WriteMode.REPLACE_SLICE) {
      to.writeSlice(
          spark, table, many, columns.contains("preset") ? "preset = 'recommended'" : "true");
    } else {
      to.write(spark, table, many);
    }
  }

  private static Dataset<Row> times(Dataset<Row> rows, int copies) {
    Dataset<Row> many = rows.crossJoin(rows.sparkSession().range(copies).toDF("copy"));
    for (String name : CODES) {
      if (List.of(rows.columns()).contains(name)) {
        many = many.withColumn(name, concat_ws("-", col(name), col("copy")));
      }
    }
    return many.drop("copy");
  }
}
