package no.stedsvekst.jobs.testing;

import java.util.Map;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.project.input.SourceTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tables that a test has made, in place of a lake's: any other is not there. */
public record GivenTables(Map<TableSpec, Dataset<Row>> tables) implements SourceTables {
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
    return 0;
  }
}
