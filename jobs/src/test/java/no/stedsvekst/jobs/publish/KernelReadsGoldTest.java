package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.pipeline.Jobs;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.functions;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/**
 * Every table of gold, read by Delta Kernel, has the rows that Delta's own reader finds: as many,
 * and with the same sum of a hash of all cells.
 */
class KernelReadsGoldTest {
  private static final Lake LAKE = Lake.at(SharedLake.path());
  private static final long SEED = 42;

  /** How many rows, and the sum of their hashes. */
  private record Content(long rows, BigInteger hashes) {}

  @Test
  void everyTableHasTheSameRows() {
    List<TableSpec> tables =
        Jobs.tables().stream()
            .filter(table -> table.layer() == Layer.GOLD && LAKE.has(table))
            .toList();
    assertTrue(tables.size() > 40, "" + tables.size());
    Map<String, Content> found = new TreeMap<>();
    tables.forEach(table -> found.put(table.fullName(), byKernel(table)));
    assertEquals(byDelta(tables), found);
  }

  @Test
  void aCellThatMovesOrChangesIsSeen() {
    assertTrue(hash(Arrays.asList("a", null)) != hash(Arrays.asList(null, "a")));
    assertTrue(hash(List.of("a", 1.0)) != hash(List.of("a", 1.0000000000000002)));
  }

  private static Map<String, Content> byDelta(List<TableSpec> tables) {
    List<Dataset<Row>> parts = Concurrently.map(tables, KernelReadsGoldTest::hashed);
    Map<String, Content> content = new TreeMap<>();
    parts.stream()
        .reduce(Dataset::union)
        .orElseThrow()
        .collectAsList()
        .forEach(
            row -> {
              BigDecimal hashes = row.isNullAt(2) ? BigDecimal.ZERO : row.getDecimal(2);
              content.put(row.getString(0), new Content(row.getLong(1), hashes.toBigInteger()));
            });
    return content;
  }

  private static Dataset<Row> hashed(TableSpec table) {
    Dataset<Row> rows = TestSession.get().read().format("delta").load(LAKE.path(table));
    List<Column> cells =
        new ArrayList<>(Arrays.stream(rows.columns()).map(functions::col).toList());
    Column[] empty =
        cells.stream().map(cell -> when(cell.isNull(), "1").otherwise("0")).toArray(Column[]::new);
    cells.add(array_join(array(empty), ""));
    return rows.select(xxhash64(cells.toArray(Column[]::new)).as("hash"))
        .agg(count(lit(1)).as("rows"), sum(col("hash").cast("decimal(38,0)")).as("hashes"))
        .select(lit(table.fullName()), col("rows"), col("hashes"));
  }

  private static Content byKernel(TableSpec table) {
    PlainRows rows = PlainRows.of(LAKE, table);
    List<String> columns = rows.columns();
    long[] count = {0};
    BigInteger[] hashes = {BigInteger.ZERO};
    rows.forEach(
        row -> {
          count[0]++;
          hashes[0] = hashes[0].add(BigInteger.valueOf(hash(cells(columns, row))));
          return true;
        });
    return new Content(count[0], hashes[0]);
  }

  private static List<Object> cells(List<String> columns, PlainRow row) {
    List<Object> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(row.get(column)));
    return cells;
  }

  /** As Spark hashes cells one after the other; which are empty comes last. */
  private static long hash(List<Object> cells) {
    long hash = SEED;
    StringBuilder empty = new StringBuilder();
    for (Object cell : cells) {
      empty.append(cell == null ? '1' : '0');
      hash = cell == null ? hash : hash(cell, hash);
    }
    return hash(empty.toString(), hash);
  }

  private static long hash(Object cell, long seed) {
    if (cell instanceof String text) {
      UTF8String bytes = UTF8String.fromString(text);
      return XXH64.hashUnsafeBytes(
          bytes.getBaseObject(), bytes.getBaseOffset(), bytes.numBytes(), seed);
    }
    if (cell instanceof Integer number) {
      return XXH64.hashInt(number, seed);
    }
    if (cell instanceof Long number) {
      return XXH64.hashLong(number, seed);
    }
    if (cell instanceof Double number) {
      return XXH64.hashLong(number == 0 ? 0 : Double.doubleToLongBits(number), seed);
    }
    if (cell instanceof Boolean truth) {
      return XXH64.hashInt(truth ? 1 : 0, seed);
    }
    if (cell instanceof LocalDate date) {
      return XXH64.hashInt((int) date.toEpochDay(), seed);
    }
    return XXH64.hashLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) cell), seed);
  }
}
