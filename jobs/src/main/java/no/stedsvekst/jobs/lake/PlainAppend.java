package no.stedsvekst.jobs.lake;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds a few rows to a table through Delta Kernel: one file and one commit in this process. A night
 * in which nothing has changed enters that in its ledger, and need not start a session for it.
 */
public final class PlainAppend {
  /** Delta Kernel checks no constraints, and so leaves tables alone that have any. */
  private static final String CONSTRAINT = "delta.constraints.";

  private PlainAppend() {}

  /**
   * Whether rows can be added to a table in this way: it has been written, with all columns of its
   * specification, and without constraints.
   */
  public static boolean isPossible(Lake lake, TableSpec table) {
    if (!lake.has(table)) {
      return false;
    }
    Engine engine = DefaultEngine.create(lake.hadoop());
    Snapshot snapshot = Table.forPath(engine, lake.path(table)).getLatestSnapshot(engine);
    return snapshot.getSchema().fieldNames().equals(table.columnNames())
        && !hasConstraints(snapshot);
  }

  /** Whether Delta Kernel would refuse to write to a table for its constraints. */
  static boolean hasConstraints(Snapshot snapshot) {
    return snapshot.getMetadata().getConfiguration().keySet().stream()
        .anyMatch(property -> property.startsWith(CONSTRAINT));
  }

  /**
   * Adds rows.
   *
   * @param rows text, numbers, truth values and instants in the order of the table's columns
   */
  public static void to(Lake lake, TableSpec table, List<Object[]> rows) {
    lake.refuseUnlessItMayBeWritten();
    Engine engine = DefaultEngine.create(lake.hadoop());
    Transaction transaction =
        Table.forPath(engine, lake.path(table))
            .createTransactionBuilder(engine, "Stedsvekst", Operation.WRITE)
            .build(engine);
    Row state = transaction.getTransactionState(engine);
    DataWriteContext context = Transaction.getWriteContext(engine, state, Map.of());
    try (CloseableIterator<FilteredColumnarBatch> batches =
            Transaction.transformLogicalData(
                engine,
                state,
                Utils.singletonCloseableIterator(batch(transaction.getSchema(engine), rows)),
                Map.of());
        CloseableIterator<DataFileStatus> files =
            engine
                .getParquetHandler()
                .writeParquetFiles(
                    context.getTargetDirectory(), batches, context.getStatisticsColumns());
        CloseableIterator<Row> added =
            Transaction.generateAppendActions(engine, state, files, context)) {
      transaction.commit(engine, CloseableIterable.inMemoryIterable(added));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FilteredColumnarBatch batch(StructType schema, List<Object[]> rows) {
    ColumnVector[] columns = new ColumnVector[schema.length()];
    for (int place = 0; place < columns.length; place++) {
      StructField field = schema.at(place);
      columns[place] = new Cells(field.getDataType(), rows, place);
    }
    return new FilteredColumnarBatch(
        new DefaultColumnarBatch(rows.size(), schema, columns), Optional.empty());
  }

  /** A column of the rows. */
  private record Cells(DataType type, List<Object[]> rows, int place) implements ColumnVector {
    @Override
    public DataType getDataType() {
      return type;
    }

    @Override
    public int getSize() {
      return rows.size();
    }

    @Override
    public void close() {
      // The rows are the caller's.
    }

    @Override
    public boolean isNullAt(int row) {
      return cell(row) == null;
    }

    @Override
    public boolean getBoolean(int row) {
      return (Boolean) cell(row);
    }

    @Override
    public int getInt(int row) {
      return (Integer) cell(row);
    }

    @Override
    public long getLong(int row) {
      return cell(row) instanceof Instant instant
          ? ChronoUnit.MICROS.between(Instant.EPOCH, instant)
          : (Long) cell(row);
    }

    @Override
    public double getDouble(int row) {
      return (Double) cell(row);
    }

    @Override
    public String getString(int row) {
      return (String) cell(row);
    }

    private Object cell(int row) {
      return rows.get(row)[place];
    }
  }
}
