package no.stedsvekst.jobs.land;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.geography.CodeHistory;
import no.stedsvekst.geography.CodeHistory.Change;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The landed changes of municipality codes as a history that can be followed. */
public final class CodeChanges {
  private static final String[] KEY = {"from_code", "to_code", "year"};

  private CodeChanges() {}

  /**
   * Brings the changes to the driver: there are no more of them than a broadcast of what they
   * resolve to would bring there, whatever the size of the country.
   *
   * @param changes typed
   */
  public static CodeHistory history(Dataset<Row> changes) {
    List<Change> rows = new ArrayList<>();
    for (Row row :
        changes.select("from_code", "to_code", "year", "weight").na().drop(KEY).collectAsList()) {
      rows.add(
          new Change(
              row.getString(0),
              row.getString(1),
              row.getInt(2),
              row.isNullAt(3) ? Double.NaN : row.getDouble(3)));
    }
    return new CodeHistory(rows);
  }
}
