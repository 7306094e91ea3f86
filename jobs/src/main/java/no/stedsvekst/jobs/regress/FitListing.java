package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;

import no.stedsvekst.jobs.engine.Listing;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fits for programs, a row a term. */
final class FitListing {
  private static final String[] OF_TERMS = {
    "fit_id",
    "ordinal",
    "term",
    "estimate",
    "std_error",
    "statistic",
    "p_value",
    "conf_low",
    "conf_high",
    "is_aliased",
    "center"
  };
  private static final String[] OF_FITS = {
    "fit_id",
    "preset",
    "model",
    "level",
    "period",
    "se",
    "nobs",
    "df_residual",
    "r_squared",
    "status"
  };

  private FitListing() {}

  /**
   * Of fits.
   *
   * @param fits rows of {@code gold.regression_model}
   * @param terms rows of {@code gold.regression_term}
   */
  static Listing of(Dataset<Row> fits, Dataset<Row> terms) {
    return of(
        terms
            .selectExpr(OF_TERMS)
            .join(fits.selectExpr(OF_FITS), "fit_id")
            .orderBy("model", "level", "period", "ordinal"));
  }

  /** Of rows, which are few. */
  static Listing of(Dataset<Row> rows) {
    Listing listing = new Listing(rows.columns());
    for (Row row : rows.collectAsList()) {
      Object[] cells = new Object[row.size()];
      for (int place = 0; place < cells.length; place++) {
        cells[place] = row.get(place);
      }
      listing.add(cells);
    }
    return listing;
  }

  /** The terms of two fits of the same models and levels side by side. */
  static Dataset<Row> compared(Dataset<Row> terms, Dataset<Row> others) {
    return terms
        .select(
            col("model"),
            col("level"),
            col("ordinal"),
            col("term"),
            col("estimate").as("one"),
            col("std_error").as("one_std_error"))
        .join(
            others.select(
                col("model"),
                col("level"),
                col("term"),
                col("estimate").as("other"),
                col("std_error").as("other_std_error")),
            new String[] {"model", "level", "term"},
            "full")
        .withColumn("difference", col("other").minus(col("one")))
        .orderBy("model", "level", "ordinal");
  }
}
