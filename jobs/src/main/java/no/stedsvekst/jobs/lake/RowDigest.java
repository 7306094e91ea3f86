package no.stedsvekst.jobs.lake;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.isnull;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * What rows hold, in a word: equal where they are the same rows, in whatever order and files.
 *
 * <p>A hash of 64 bits a row, put together in two ways, and how many there are. Sums are the same
 * in any order; a row that stands twice is no longer nothing, as it would be of the bits alone.
 */
final class RowDigest {
  /** Half of the hash, so that a sum over any number of rows is a number of 64 bits. */
  private static final long LOW = 0xffffffffL;

  private RowDigest() {}

  /** The hash of a row, without the name of the run that wrote it unless that is content. */
  static Column ofRow(TableSpec table) {
    return xxhash64(
        table.columns().stream()
            .filter(column -> table.isContent(column.name()))
            .flatMap(RowDigest::cell)
            .toArray(Column[]::new));
  }

  /** That of rows, of their hashes. */
  static Column ofRows(Column hash) {
    return concat_ws(
        "-",
        hex(coalesce(bit_xor(hash), lit(0L))),
        hex(coalesce(sum(hash.bitwiseAND(lit(LOW))), lit(0L))),
        count(lit(1)));
  }

  /** An empty cell leaves a hash as it is: that it is empty is hashed beside it. */
  private static Stream<Column> cell(ColumnSpec column) {
    Column cell = col(column.name());
    return column.isRequired() ? Stream.of(cell) : Stream.of(cell, isnull(cell));
  }
}
