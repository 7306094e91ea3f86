package no.stedsvekst.jobs.publish;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;
import static org.apache.spark.sql.functions.col;

import java.util.Optional;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.regress.RegressTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What each term of a regression was worth, year by year. Gold tells fits apart by nine columns;
 * here are those that differ by the year alone: of one year, without weights, classical errors.
 */
final class Coefficients {
  /** A fit of a year and term. */
  static final TableSpec COEFFICIENT_YEAR =
      Mart.modelled(
          TableSpec.in(Layer.GOLD, "mart_coefficient_year")
              .grain(
                  "One row per level, model, sex, age group, flow year and term: regressions of one year, unweighted, classical errors.")
              .key("model", "level", "sex", "age_group", "year", "term")
              .refers("model", TEXT, StarDimensions.MODEL, "Which terms the regression has")
              .column(
                  "level",
                  TEXT,
                  "What an observation is: municipality, region or county; which fit is applied to places, dim_model.applied_set tells")
              .refers("sex", TEXT, StarDimensions.SEX, "Whose migration is explained")
              .refers("age_group", TEXT, StarDimensions.AGE_GROUP, "Of which age")
              .refers("year", INTEGER, PanelTables.DIM_YEAR, "The flow year that is explained")
              .refers("term", TEXT, StarDimensions.TERM, "What explains")
              .column("estimate", DOUBLE, "Change of the excess net migration rate per unit")
              .column("std_error", DOUBLE, "Standard deviation of the estimate")
              .column(
                  "p_value", DOUBLE, "Probability of such an estimate if the term did not matter")
              .column("conf_low", DOUBLE, "Lower end of the 95 % interval")
              .column("conf_high", DOUBLE, "Upper end of the 95 % interval")
              .column("adj_r_squared", DOUBLE, "What the whole regression explains")
              .column("nobs", LONG, "Observations of the whole regression"));

  private Coefficients() {}

  /** The rows of the preset. */
  static Optional<Dataset<Row>> rows(StarInputs inputs) {
    return inputs
        .ofPreset(RegressTables.MODEL)
        .map(
            fits ->
                fits.filter(
                        "se = 'iid' and weights = 'none' and fixed_effects = 'none'"
                            + " and response = 'net_migration_excess' and period rlike '^[0-9]+$'")
                    .select(
                        col("fit_id"),
                        col("sex"),
                        col("age_group"),
                        col("period").cast("int").as("year"),
                        col("adj_r_squared"),
                        col("nobs")))
        .flatMap(
            fits ->
                inputs
                    .ofPreset(RegressTables.TERM)
                    .map(
                        terms ->
                            terms
                                .select(
                                    "fit_id",
                                    "model",
                                    "level",
                                    "term",
                                    "estimate",
                                    "std_error",
                                    "p_value",
                                    "conf_low",
                                    "conf_high")
                                .join(fits, "fit_id")));
  }
}
