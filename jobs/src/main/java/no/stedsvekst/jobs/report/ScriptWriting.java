package no.stedsvekst.jobs.report;

import java.util.Iterator;
import no.stedsvekst.jobs.lake.OutFolder;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;

/**
 * Writes each row, a name and a text, as a script of that name.
 *
 * @param out the folder of the site
 */
record ScriptWriting(OutFolder out) implements ForeachPartitionFunction<Row> {
  @Override
  public void call(Iterator<Row> rows) {
    rows.forEachRemaining(
        row -> {
          String name = row.getAs("name");
          out.write("data/%s.js".formatted(name), Scripts.of(name, row.getAs("text")));
        });
  }
}
