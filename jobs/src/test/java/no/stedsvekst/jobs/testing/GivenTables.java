package no.stedsvekst.jobs.testing;

import java.util.Map;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.project.input.SourceTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tables that a test has made, in place of a lake's: any other is not there.
 *
 * @param bytes how large each is said to be
 */
public record GivenTables(Map<TableSpec, Dataset<Row>> tables, long bytes) implements SourceTables {
  /** Small ones. */
  public GivenTables(Map<TableSpec, Dataset<Row>> tables) {
    this(tables, 0);
  }

  @Override
  public Dataset<Row> read(TableSpec table) {
    if (!has(table)) {
      throw new AssertionError(table.fullName() + " was not given, and is read");
    }
    return tables.get(table);
  }

  @Override
  public boolean has(TableSpec table) {
    return tables.containsKey(table);
  }

  @Override
  public long bytes(TableSpec table) {
    return bytes;
  }
}
