package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows whose municipality code is not one of the vintage's. */
final class UnknownCodes {
  private static final List<String> CODE_COLUMNS = List.of("municipality", "home", "work");

  private UnknownCodes() {}

  /** A sentence for each column with unknown codes. */
  static List<String> findings(LandingTable table, Dataset<Row> rows, Dataset<Row> codes) {
    List<RowCheck> checks = new ArrayList<>();
    Dataset<Row> marked = rows;
    for (String column : CODE_COLUMNS) {
      if (table.columnNames().contains(column)) {
        String known = column + "_known";
        marked =
            marked.join(
                broadcast(codes.select(col("code").as(column), lit(true).as(known))),
                new String[] {column},
                "left");
        checks.add(
            new RowCheck(
                "of an unknown " + column,
                col(known).isNull().and(col(column).notEqual(allowed(column))),
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
