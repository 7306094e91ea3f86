package no.stedsvekst.jobs.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainAppend;
import no.stedsvekst.jobs.lake.StoreSettings;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.Eventually;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A program that adds rows to a table again and again, by Spark and by Delta Kernel in turns, with
 * no regard for others: two of them meet on the log of one table.
 */
final class AppendingDriver {
  /** How many rows each commit has. */
  static final int ROWS = 3;

  private AppendingDriver() {}

  /** Settings, lake, name of the driver, how many commits. */
  public static void main(String[] arguments) {
    Settings settings = Settings.load(Map.of("conf", arguments[0]));
    StoreSettings.use(settings);
    Lake lake = Lake.at(arguments[1]);
    String driver = arguments[2];
    try (Sessions.Handle session = Sessions.open(settings, driver)) {
      if (driver.equals("a")) {
        append(session, lake, List.of(row("made", 0)));
      }
      Eventually.holds(
          "the table that the other makes",
          Duration.ofMinutes(2),
          () -> lake.has(OpsTables.METRIC));
      for (int commit = 0; commit < Integer.parseInt(arguments[3]); commit++) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
          rows.add(row(driver + commit, row));
        }
        if (commit % 2 == 0) {
          append(session, lake, rows);
        } else {
          PlainAppend.to(
              lake, OpsTables.METRIC, rows.stream().map(AppendingDriver::cells).toList());
        }
      }
    }
  }

  private static Row row(String run, int row) {
    return RowFactory.create(run, "table", "metric" + row, (double) row, "");
  }

  private static Object[] cells(Row row) {
    return new Object[] {row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)};
  }

  private static void append(Sessions.Handle session, Lake lake, List<Row> rows) {
    lake.write(
        session.spark(),
        OpsTables.METRIC,
        session.spark().createDataFrame(rows, OpsTables.METRIC.schema()));
  }
}
