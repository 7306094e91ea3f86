package no.stedsvekst.jobs.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.QueryRefusals;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tables of a lake under the names that a statement gives them; read when they are named. */
public final class QueryTables {
  /** Whose tables may be named without their layer. */
  public static final String FIRST_SCHEMA = Layer.GOLD.folder();

  /** What is told of a version of a table. */
  static final List<String> HISTORY = List.of("version", "rows", "slice", "readable", "run_id");

  private final Lake lake;
  private final Supplier<List<TableSpec>> all;

  /** The tables of a lake, of all those that there may be. */
  public QueryTables(Lake lake, Supplier<List<TableSpec>> all) {
    this.lake = lake;
    this.all = all;
  }

  /** Refuses a lake in which no table has been written. */
  public void refuseWithoutALake() {
    if (all.get().stream().noneMatch(lake::has)) {
      throw Refusals.noLake(lake.location());
    }
  }

  /** The layers, as SQL and JDBC have schemas. */
  public static List<String> schemas() {
    return Arrays.stream(Layer.values()).map(Layer::folder).toList();
  }

  /** The tables that have been written, in the order of the data. */
  public List<TableSpec> written() {
    return written(table -> true);
  }

  /** Those of them that are wanted; to see whether one is written costs a listing of its log. */
  public List<TableSpec> written(Predicate<TableSpec> isWanted) {
    return all.get().stream().filter(isWanted).filter(lake::has).toList();
  }

  /** The full names of all tables that there may be. */
  List<String> names() {
    return all.get().stream().map(TableSpec::fullName).toList();
  }

  /** All tables that there may be. */
  List<TableSpec> all() {
    return all.get();
  }

  /**
   * The table of a name.
   *
   * @param parts the layer and the name, or the name alone
   * @param schema the layer of a name without one
   */
  Optional<TableSpec> named(List<String> parts, String schema) {
    String name = String.join(".", parts).toLowerCase(Locale.ROOT);
    String full = parts.size() == 1 ? schema + "." + name : name;
    return all.get().stream().filter(table -> table.fullName().equals(full)).findFirst();
  }

  /** The rows of a table, of its newest version. */
  Dataset<Row> rows(SparkSession spark, TableSpec table) {
    refuseUnlessWritten(table);
    return lake.read(spark, table);
  }

  /** The rows that a table had in an earlier version. */
  Dataset<Row> rows(SparkSession spark, TableSpec table, long version) {
    refuseUnlessWritten(table);
    if (!lake.isReadable(table, version)) {
      throw QueryRefusals.noVersion(table.fullName(), version);
    }
    return lake.read(spark, table, version);
  }

  /** A row a version of a table that a run has written, the newest first, as HISTORY has it. */
  List<List<String>> history(TableSpec table) {
    refuseUnlessWritten(table);
    refuseUnlessWritten(OpsTables.TABLE_WRITE);
    return PlainRows.of(lake, OpsTables.TABLE_WRITE)
        .select("version", "rows", "slice", "run_id")
        .where("table", table.fullName())
        .list()
        .stream()
        .sorted(Comparator.<PlainRow, Long>comparing(row -> (Long) row.get("version")).reversed())
        .map(
            row ->
                List.of(
                    Cell.text(row.get("version")),
                    Cell.text(row.get("rows")),
                    Cell.text(row.get("slice")),
                    lake.isReadable(table, (Long) row.get("version")) ? "yes" : "no",
                    row.text("run_id")))
        .toList();
  }

  private void refuseUnlessWritten(TableSpec table) {
    if (!lake.has(table)) {
      throw Refusals.noTable(table.fullName(), lake.location());
    }
  }
}
