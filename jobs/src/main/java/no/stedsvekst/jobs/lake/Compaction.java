package no.stedsvekst.jobs.lake;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.data.TransactionStateRow;
import io.delta.kernel.internal.fs.Path;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the small files of a table together into one, in this process: a night in which nothing has
 * changed adds a file of one row to its ledger, and need not start a session for hundreds of them.
 */
final class Compaction {
  /** A file of this size is read as quickly as it would be in a larger one. */
  private static final long SMALL_BYTES = 16L << 20;

  private final Engine engine;
  private final Table table;

  private Compaction(Engine engine, Table table) {
    this.engine = engine;
    this.table = table;
  }

  /**
   * Puts them together where they are many.
   *
   * @param most so many may stay
   * @return the version that holds the same rows in fewer files; empty where they were few, the
   *     files are parted by a column, or the table has constraints, which Kernel does not write to
   */
  static Optional<Long> of(Lake lake, TableSpec spec, int most) {
    Engine engine = DefaultEngine.create(lake.hadoop());
    return new Compaction(engine, Table.forPath(engine, lake.path(spec))).compacted(most);
  }

  private Optional<Long> compacted(int most) {
    Snapshot snapshot = table.getLatestSnapshot(engine);
    List<Row> small = small(snapshot);
    if (!snapshot.getPartitionColumnNames().isEmpty()
        || PlainAppend.hasConstraints(snapshot)
        || small.size() <= most) {
      return Optional.empty();
    }
    Transaction transaction =
        table
            .createTransactionBuilder(engine, "Stedsvekst upkeep", Operation.MANUAL_UPDATE)
            .build(engine);
    Row state = transaction.getTransactionState(engine);
    List<Row> actions = new ArrayList<>();
    for (Row file : small) {
      Row add = file.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
      actions.add(
          SingleAction.createRemoveFileSingleAction(
              new AddFile(add).toRemoveFileRow(false, Optional.of(System.currentTimeMillis()))));
    }
    DataWriteContext context = Transaction.getWriteContext(engine, state, Map.of());
    Scan scan = snapshot.getScanBuilder().build();
    try (CloseableIterator<FilteredColumnarBatch> rows =
            Transaction.transformLogicalData(engine, state, rows(scan, small), Map.of());
        CloseableIterator<DataFileStatus> written =
            engine
                .getParquetHandler()
                .writeParquetFiles(
                    context.getTargetDirectory(), rows, context.getStatisticsColumns())) {
      StructType schema = TransactionStateRow.getPhysicalSchema(state);
      URI root = new Path(TransactionStateRow.getTablePath(state)).toUri();
      while (written.hasNext()) {
        actions.add(
            SingleAction.createAddFileSingleAction(
                AddFile.convertDataFileStatus(
                        schema,
                        root,
                        written.next(),
                        Map.of(),
                        false,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                    .toRow()));
      }
      return Optional.of(
          transaction
              .commit(
                  engine,
                  CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())))
              .getVersion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Row> small(Snapshot snapshot) {
    List<Row> small = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        ((ScanImpl) snapshot.getScanBuilder().build()).getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> files = batches.next().getRows()) {
          while (files.hasNext()) {
            Row file = files.next();
            if (InternalScanFileUtils.getAddFileStatus(file).getSize() < SMALL_BYTES) {
              small.add(file);
            }
          }
        }
      }
      return small;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of the files, one file after the other. */
  private CloseableIterator<FilteredColumnarBatch> rows(Scan scan, List<Row> files) {
    Row state = scan.getScanState(engine);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    return Utils.toCloseableIterator(files.iterator())
        .flatMap(
            file -> {
              FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
              try {
                return Scan.transformPhysicalData(
                    engine,
                    state,
                    file,
                    engine
                        .getParquetHandler()
                        .readParquetFiles(
                            Utils.singletonCloseableIterator(status), physical, Optional.empty())
                        .map(FileReadResult::getData));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
