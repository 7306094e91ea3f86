package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.stedsvekst.migration.MigrationModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Why a model leaves a unit and year out. */
final class Exclusions {
  private static final StructType THIN =
      new StructType()
          .add("level", DataTypes.StringType)
          .add("unit", DataTypes.StringType)
          .add("year", DataTypes.IntegerType)
          .add("model", DataTypes.StringType)
          .add("reason", DataTypes.StringType);

  private Exclusions() {}

  /** A row for each period of a level that is not fitted; its unit holds the period. */
  static Dataset<Row> thin(SparkSession spark, Collection<Fits.Thin> thin, EmptyModels empty) {
    return spark.createDataFrame(
        thin.stream()
            .map(
                fit ->
                    RowFactory.create(
                        fit.level(),
                        fit.period(),
                        fit.last(),
                        fit.model(),
                        empty.reason(fit).orElse("too_few_rows")))
            .toList(),
        THIN);
  }

  /** A row for each that is left out: level, unit, year, model, reason. */
  static Dataset<Row> of(Dataset<Row> rows, List<MigrationModel> models) {
    Row first = rows.filter(col("own_growth").isNotNull()).agg(min("year")).head();
    Integer firstGrowth = first.isNullAt(0) ? null : Integer.valueOf(first.getInt(0));
    List<Column> reasons = new ArrayList<>();
    for (MigrationModel model : models) {
      reasons.add(struct(lit(model.name()).as("model"), reason(model, firstGrowth).as("reason")));
    }
    return rows.select(
            col("level"),
            col("unit"),
            col("year"),
            explode(array(reasons.toArray(Column[]::new))).as("left_out"))
        .select("level", "unit", "year", "left_out.*")
        .filter(col("reason").isNotNull());
  }

  private static Column reason(MigrationModel model, Integer firstGrowth) {
    List<Column> reasons = new ArrayList<>();
    reasons.add(
        when(col("population").isNull().or(col("population").equalTo(0)), "missing_population"));
    reasons.add(when(col("net_migration").isNull(), "missing_net_migration"));
    reasons.add(when(col("is_after_break"), "break_year"));
    for (String term : model.terms()) {
      reasons.add(when(col(term).isNull(), missing(term, firstGrowth)));
    }
    return coalesce(reasons.toArray(Column[]::new));
  }

  private static Column missing(String term, Integer firstGrowth) {
    int lag = term.endsWith("_1") ? 1 : term.endsWith("_2") ? 2 : 0;
    boolean isOfJobs =
        term.startsWith("vra") || term.startsWith("own_") || term.startsWith("neighbour_");
    if (!isOfJobs) {
      return lit("missing_" + term);
    }
    // Jobs are known and yet nothing is weighted: it is the flows, or the jobs where they lead.
    String ownGrowth = lag == 0 ? "own_growth" : "own_growth_" + lag;
    Column why =
        when(
                col(ownGrowth).isNotNull().and(col("labour_market_integration").isNull()),
                "missing_commuting")
            .otherwise("missing_jobs");
    return firstGrowth == null
        ? lit("missing_jobs")
        : when(col("year").lt(firstGrowth + lag), "first_years").otherwise(why);
  }
}
