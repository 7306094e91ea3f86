package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import no.stedsvekst.scenario.Persistence;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What was foretold of places and what came, summed over them: a row a pair of years. */
final class PersistenceSums {
  /** A place counts by the root of its people: neither by persons nor by places alone. */
  static final String WEIGHT = "weight";

  static final String FORETOLD = "foretold";
  static final String CAME = "came";

  private PersistenceSums() {}

  /**
   * How much of it lasts.
   *
   * @param pairs from, target, weight, foretold, came: a row a place and pair of years
   * @param fallback the share where too little is known
   */
  static Persistence of(Dataset<Row> pairs, double fallback) {
    Column weight = col(WEIGHT);
    Column foretold = weight.multiply(col(FORETOLD));
    List<Persistence.Sums> sums =
        pairs
            .groupBy("from", "target")
            .agg(
                sum(weight),
                sum(foretold),
                sum(weight.multiply(col(CAME))),
                sum(foretold.multiply(col(FORETOLD))),
                sum(foretold.multiply(col(CAME))))
            .collectAsList()
            .stream()
            .map(
                row ->
                    new Persistence.Sums(
                        row.getInt(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6)))
            .toList();
    return Persistence.of(sums, fallback);
  }
}
