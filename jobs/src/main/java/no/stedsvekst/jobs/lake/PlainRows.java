package no.stedsvekst.jobs.lake;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Or;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of a table in plain Java, read by Delta Kernel. For a few rows of a few tables it is
 * done before a session would have started.
 */
public final class PlainRows {
  /** The types that a table may have are those of {@link ColumnType}. */
  private static final Set<Class<? extends DataType>> KNOWN =
      Set.of(
          StringType.class,
          IntegerType.class,
          LongType.class,
          DoubleType.class,
          BooleanType.class,
          DateType.class,
          TimestampType.class);

  private final Engine engine;
  private final Snapshot snapshot;
  private final List<String> columns;
  private final List<Condition> conditions;

  /** A row meets it where one of the columns has one of the values. */
  private record Condition(Set<String> columns, Set<Object> values) {}

  /** What is done with each row; false where no more are wanted. */
  @FunctionalInterface
  public interface Visitor {
    boolean visit(PlainRow row);
  }

  private PlainRows(
      Engine engine, Snapshot snapshot, List<String> columns, List<Condition> conditions) {
    this.engine = engine;
    this.snapshot = snapshot;
    this.columns = columns;
    this.conditions = conditions;
  }

  /** All rows of the newest version of a table that has been written. */
  public static PlainRows of(Lake lake, TableSpec table) {
    Engine engine = DefaultEngine.create(lake.hadoop());
    Snapshot snapshot = Table.forPath(engine, lake.path(table)).getLatestSnapshot(engine);
    return new PlainRows(engine, snapshot, snapshot.getSchema().fieldNames(), List.of());
  }

  /** The names of the columns, in their order. */
  public List<String> columns() {
    return columns;
  }

  /** Whether all columns are of types that a table of the lake may have. */
  public boolean areOfKnownTypes() {
    return snapshot.getSchema().fields().stream()
        .map(StructField::getDataType)
        .allMatch(type -> KNOWN.contains(type.getClass()));
  }

  /** The same rows with these columns alone. */
  public PlainRows select(String... names) {
    return new PlainRows(engine, snapshot, List.of(names), conditions);
  }

  /** Those of the rows that have one of the values in a column. */
  public PlainRows where(String column, Object... values) {
    return whereAny(Set.of(column), Set.of(values));
  }

  /** Those of the rows that have one of the values in one of the columns. */
  public PlainRows whereAny(Set<String> names, Set<Object> values) {
    List<Condition> all = new ArrayList<>(conditions);
    all.add(new Condition(names, values));
    return new PlainRows(engine, snapshot, columns, all);
  }

  /** The rows, which are few. */
  public List<PlainRow> list() {
    List<PlainRow> rows = new ArrayList<>();
    forEach(rows::add);
    return rows;
  }

  /** Whether there is no such row. */
  public boolean isEmpty() {
    boolean[] isEmpty = {true};
    forEach(
        row -> {
          isEmpty[0] = false;
          return false;
        });
    return isEmpty[0];
  }

  /** How large the files are that may hold such rows. */
  public long bytes() {
    return files(scan()).stream()
        .map(InternalScanFileUtils::getAddFileStatus)
        .mapToLong(FileStatus::getSize)
        .sum();
  }

  /** Shows each row, until no more are wanted. */
  public void forEach(Visitor visitor) {
    Scan scan = scan();
    Row state = scan.getScanState(engine);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    for (Row file : files(scan)) {
      FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
      try (CloseableIterator<FileReadResult> read =
              engine
                  .getParquetHandler()
                  .readParquetFiles(
                      Utils.singletonCloseableIterator(status),
                      physical,
                      scan.getRemainingFilter());
          CloseableIterator<FilteredColumnarBatch> batches =
              Scan.transformPhysicalData(engine, state, file, read.map(FileReadResult::getData))) {
        while (batches.hasNext()) {
          if (!visit(batches.next(), visitor)) {
            return;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Scan scan() {
    StructType schema = snapshot.getSchema();
    Set<String> read = new LinkedHashSet<>(columns);
    conditions.forEach(condition -> read.addAll(condition.columns()));
    StructType wanted = new StructType(read.stream().map(schema::get).toList());
    Optional<Predicate> filter =
        conditions.stream().map(condition -> predicate(condition, schema)).reduce(And::new);
    return filter
        .map(snapshot.getScanBuilder().withReadSchema(wanted)::withFilter)
        .orElseGet(() -> snapshot.getScanBuilder().withReadSchema(wanted))
        .build();
  }

  private List<Row> files(Scan scan) {
    List<Row> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          rows.forEachRemaining(files::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** By this files and parts of files are passed over; each row is judged again. */
  private static Predicate predicate(Condition condition, StructType schema) {
    Stream<Predicate> each =
        condition.columns().stream()
            .flatMap(
                column ->
                    condition.values().stream()
                        .map(
                            value ->
                                new Predicate(
                                    "=",
                                    new Column(column),
                                    literal(value, schema.get(column).getDataType()))));
    return each.reduce(Or::new).orElseThrow();
  }

  private static Literal literal(Object value, DataType type) {
    if (type instanceof LongType) {
      return Literal.ofLong(((Number) value).longValue());
    }
    if (type instanceof DoubleType) {
      return Literal.ofDouble(((Number) value).doubleValue());
    }
    return value instanceof Integer number
        ? Literal.ofInt(number)
        : Literal.ofString((String) value);
  }

  private boolean visit(FilteredColumnarBatch batch, Visitor visitor) {
    ColumnarBatch data = batch.getData();
    Map<String, PlainCells> cells = new HashMap<>();
    List<String> names = data.getSchema().fieldNames();
    for (int place = 0; place < names.size(); place++) {
      cells.put(names.get(place), new PlainCells(data.getColumnVector(place)));
    }
    Map<String, Integer> places = new HashMap<>();
    columns.forEach(column -> places.put(column, places.size()));
    List<PlainCells> wanted = columns.stream().map(cells::get).toList();
    for (int row = 0; row < data.getSize(); row++) {
      if (isSelected(batch, row) && meets(cells, row)) {
        Object[] values = new Object[wanted.size()];
        for (int place = 0; place < values.length; place++) {
          values[place] = wanted.get(place).at(row);
        }
        if (!visitor.visit(new PlainRow(places, values))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isSelected(FilteredColumnarBatch batch, int row) {
    return batch
        .getSelectionVector()
        .map(selection -> !selection.isNullAt(row) && selection.getBoolean(row))
        .orElse(true);
  }

  private boolean meets(Map<String, PlainCells> cells, int row) {
    for (Condition condition : conditions) {
      boolean isMet = false;
      for (String column : condition.columns()) {
        Object value = cells.get(column).at(row);
        isMet |= value != null && condition.values().contains(value);
      }
      if (!isMet) {
        return false;
      }
    }
    return true;
  }
}
