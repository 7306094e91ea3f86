package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * Writes the tables of the star side by side, those left out that stand as they would be made. A
 * table is few files, sorted by its key: a reader that asks for a place finds its rows together.
 */
final class StarWriter {
  /** Of what a table is made of goes into one file. */
  private static final long FILE_BYTES = 64L << 20;

  private final StarInputs inputs;
  private final List<Runnable> writes = new ArrayList<>();

  StarWriter(StarInputs inputs) {
    this.inputs = inputs;
  }

  /** Whether a table has to be written. */
  boolean isDue(TableSpec table) {
    return !inputs.context().isUnchanged(table, StarSources.of(table));
  }

  /** A table of a query. */
  void add(TableSpec table, Supplier<Dataset<Row>> rows) {
    if (isDue(table)) {
      int files = files(table);
      writes.add(
          () -> inputs.context().write(table, sorted(table, stamped(table, rows.get()), files)));
    }
  }

  /** A table with a row a place is small, whatever it is made of. */
  private int files(TableSpec table) {
    return table.key().contains("year")
        ? (int) Math.max(1, inputs.context().bytes(StarSources.of(table)) / FILE_BYTES)
        : 1;
  }

  /** A table of a query that there may be nothing for. */
  void addWhereKnown(TableSpec table, Supplier<Optional<Dataset<Row>>> rows) {
    add(table, () -> rows.get().orElseGet(() -> none(table)));
  }

  /** A table of few rows that are there already. */
  void addSmall(TableSpec table, Supplier<List<Cells>> rows) {
    if (isDue(table)) {
      writes.add(
          () ->
              inputs
                  .context()
                  .write(
                      table,
                      inputs
                          .context()
                          .spark()
                          .createDataFrame(ordered(table, rows.get()), table.schema())
                          .coalesce(1)));
    }
  }

  /** Writes them. */
  void write() {
    Concurrently.forEach(writes, Runnable::run);
  }

  private List<Row> ordered(TableSpec table, List<Cells> rows) {
    return rows.stream()
        .map(cells -> cells.with("run_id", inputs.context().runId()))
        .map(
            cells ->
                RowFactory.create(
                    table.columns().stream()
                        .map(ColumnSpec::name)
                        .map(cells.byColumn()::get)
                        .toArray()))
        .toList();
  }

  private Dataset<Row> none(TableSpec table) {
    return inputs.context().spark().createDataFrame(List.of(), table.schema());
  }

  private Dataset<Row> stamped(TableSpec table, Dataset<Row> rows) {
    Dataset<Row> stamped =
        rows.withColumn("vintage", lit(inputs.vintage()))
            .withColumn("run_id", lit(inputs.context().runId()));
    return table.columnNames().contains("preset")
        ? stamped.withColumn("preset", lit(inputs.choice().preset()))
        : stamped;
  }

  private static Dataset<Row> sorted(TableSpec table, Dataset<Row> rows, int files) {
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    Dataset<Row> parts =
        files == 1 ? rows.coalesce(1) : rows.repartitionByRange(files, col(table.key().get(0)));
    return parts.sortWithinPartitions(key);
  }
}
