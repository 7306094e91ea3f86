package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.RowCheck;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows whose municipality code is not one of those that are known. */
public final class UnknownCodes {
  private static final List<String> CODE_COLUMNS = List.of("municipality", "home", "work");

  private UnknownCodes() {}

  /**
   * A sentence for each column with unknown codes.
   *
   * @param codes one column, the known ones; one may stand more than once
   */
  public static List<String> findings(LandingTable table, Dataset<Row> rows, Dataset<Row> codes) {
    List<RowCheck> checks = new ArrayList<>();
    Dataset<Row> marked = rows;
    Dataset<Row> known = codes.select("code").distinct();
    for (String column : CODE_COLUMNS) {
      if (table.columnNames().contains(column)) {
        String mark = column + "_known";
        marked =
            marked.join(
                broadcast(known.select(col("code").as(column), lit(true).as(mark))),
                new String[] {column},
                "left");
        checks.add(
            new RowCheck(
                "of an unknown " + column,
                col(mark).isNull().and(col(column).notEqual(allowed(column))),
                table.columnNames()));
      }
    }
    return checks.isEmpty() ? List.of() : RowCheck.findings(marked, checks);
  }

  /** The one word that may stand for a code: people work outside the map, nobody lives there. */
  private static String allowed(String column) {
    return column.equals("work") ? LandingTables.OUTSIDE : "";
  }
}
