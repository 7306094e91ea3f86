package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Set;
import java.util.TreeSet;
import no.stedsvekst.jobs.regress.RegressTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The words that regressions bear.
 *
 * @param models of any fit
 * @param errors how their standard errors are computed
 * @param terms of any fit
 */
record RegressionWords(Set<String> models, Set<String> errors, Set<String> terms) {

  /** Found in one query: some dozens. */
  static RegressionWords of(StarInputs inputs) {
    RegressionWords found = new RegressionWords(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    if (inputs.context().has(RegressTables.TERM) && inputs.context().has(RegressTables.MODEL)) {
      Dataset<Row> fits = inputs.read(RegressTables.MODEL);
      words(fits, "model")
          .union(words(fits, "se"))
          .union(words(inputs.read(RegressTables.TERM), "term"))
          .distinct()
          .collectAsList()
          .forEach(row -> found.of(row.getString(0)).add(row.getString(1)));
    }
    return found;
  }

  private static Dataset<Row> words(Dataset<Row> rows, String column) {
    return rows.select(lit(column).as("column"), col(column).as("word"));
  }

  private Set<String> of(String column) {
    return switch (column) {
      case "model" -> models;
      case "se" -> errors;
      default -> terms;
    };
  }
}
