package no.stedsvekst.jobs.query;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a statement gives.
 *
 * @param columns their names, types and comments
 * @param rows one after the other; they are computed as they are asked for
 * @param isThere whether they need not be computed any more
 */
public record Answer(StructType columns, Iterator<Row> rows, boolean isThere) {

  /** An answer that needs nothing computed: columns of text. */
  static Answer of(List<String> columns, List<List<String>> rows) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    return new Answer(
        schema, rows.stream().map(cells -> RowFactory.create(cells.toArray())).iterator(), true);
  }
}
