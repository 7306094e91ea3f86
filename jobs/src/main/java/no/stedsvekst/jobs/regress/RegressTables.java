package no.stedsvekst.jobs.regress;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** What {@code regress} writes. */
public final class RegressTables {
  private static final String FIT = "The regression, as in gold.regression_model";
  private static final String PRESET = "Set of model parameters, as in gold.panel";
  private static final String MODEL_OF = "Which terms, as in gold.regression_model";
  private static final String LEVEL_OF = "What an observation is, as in gold.panel";
  private static final String HASH = "Differs where any parameter of the preset differs";
  private static final String VINTAGE = "Year whose municipality codes are used";
  private static final String RUN = "The run that computed it, as in ops.run";

  /** A fit as a whole. */
  public static final TableSpec MODEL =
      TableSpec.in(Layer.GOLD, "regression_model")
          .grain("One row per regression.")
          .key("fit_id")
          .column(
              "fit_id",
              TEXT,
              "Hash of all that identifies the fit: the same for the same fit of another run")
          .required("preset", TEXT, "Set of model parameters, as in gold.panel")
          .required("model", TEXT, "Which terms: a model of the book, or user: and a hash")
          .required(
              "response",
              TEXT,
              "What is explained: net_migration_excess, or residual, what book2022 leaves of it")
          .required("level", TEXT, "What an observation is: a unit of this level in a year")
          .required("sex", TEXT, "Whose migration is explained")
          .required("age_group", TEXT, "Of which age, or all")
          .required("period", TEXT, "First and last flow year of the observations")
          .required(
              "weights", TEXT, "none: every observation counts the same; population: by residents")
          .required(
              "fixed_effects",
              TEXT,
              "none, or year: a term of its own for every year but the first")
          .required("se", TEXT, "How standard errors are computed; iid is the classical way")
          .column("r_squared", DOUBLE, "Share of the variation about the mean that is explained")
          .column("adj_r_squared", DOUBLE, "R² less a price for each term: what the book calls R²")
          .column("sigma", DOUBLE, "Standard error of the residuals")
          .column(
              "statistic",
              DOUBLE,
              "Wald F of all slopes by the fit's own se; with iid the classical F")
          .column("p_value", DOUBLE, "Probability of such an F if no term mattered")
          .column("df", INTEGER, "Numerator degrees of freedom of F")
          .column("df_residual", LONG, "Observations less coefficients")
          .required("nobs", LONG, "Complete observations used")
          .column("log_lik", DOUBLE, "Logarithm of the likelihood under normal errors")
          .column("aic", DOUBLE, "Akaike's criterion, counted as in R")
          .column("bic", DOUBLE, "Schwarz' criterion, counted as in R")
          .column("deviance", DOUBLE, "Sum of squared residuals")
          .column("rank", INTEGER, "Independent columns, the intercept included")
          .column(
              "condition_number",
              DOUBLE,
              "Largest over smallest singular value of the columns, as R's kappa(exact = TRUE)")
          .column(
              "moran_i",
              DOUBLE,
              "Moran's I of the residuals on the commuting weights; about 0 where they are independent")
          .column("n_clusters", LONG, "Clusters of the standard errors, where they have any")
          .column("correction", TEXT, "Small-sample factor of the standard errors")
          .required(
              "status",
              TEXT,
              "ok, rank_deficient; too_few_clusters or covariance_not_positive where errors are empty; or why there are no numbers")
          .column(
              "classical_fit_id",
              TEXT,
              "The same fit with se iid: under that name its rows stand in gold.regression_observation")
          .required("param_hash", TEXT, HASH)
          .required("vintage", INTEGER, VINTAGE)
          .required("run_id", TEXT, "The run that fitted it, as in ops.run")
          .constraint(
              "status_is_known",
              "status in ('ok', 'rank_deficient', 'too_few_observations', 'constant_response', "
                  + "'too_few_clusters', 'covariance_not_positive')")
          .written(WriteMode.REPLACE_SLICE)
          .partedBy("preset")
          .build();

  /** A fit term by term. */
  public static final TableSpec TERM =
      TableSpec.in(Layer.GOLD, "regression_term")
          .grain("One row per regression and term.")
          .key("fit_id", "term")
          .column("fit_id", TEXT, "The regression, as in gold.regression_model")
          .column("term", TEXT, "(Intercept), or the column of gold.panel that explains")
          .required("ordinal", INTEGER, "Place in the model; the intercept is 1")
          .column(
              "estimate", DOUBLE, "Change of the excess net migration rate per unit of the term")
          .column("std_error", DOUBLE, "Standard deviation of the estimate, by the fit's se")
          .column("statistic", DOUBLE, "t: estimate over standard error")
          .column(
              "p_value", DOUBLE, "Probability of such a t if the term did not matter, both sides")
          .column("conf_low", DOUBLE, "Lower end of the 95 % interval")
          .column("conf_high", DOUBLE, "Upper end of the 95 % interval")
          .required(
              "is_aliased",
              BOOLEAN,
              "Whether it has no estimate because terms before it say the same")
          .column(
              "center", DOUBLE, "Mean that was taken off the column before the fit; empty for none")
          .column(
              "vif",
              DOUBLE,
              "Variance inflation factor: 1/(1 - R²) of the column on the other columns")
          .required("preset", TEXT, "Set of model parameters, as in gold.panel")
          .required("model", TEXT, "Which terms, as in gold.regression_model")
          .required("level", TEXT, "What an observation is, as in gold.regression_model")
          .required("se", TEXT, "How standard errors are computed, as in gold.regression_model")
          .required("param_hash", TEXT, HASH)
          .required("vintage", INTEGER, VINTAGE)
          .required("run_id", TEXT, "The run that fitted it, as in ops.run")
          .written(WriteMode.REPLACE_SLICE)
          .partedBy("preset")
          .build();

  /** How the estimates of a fit move together. */
  public static final TableSpec COVARIANCE =
      TableSpec.in(Layer.GOLD, "regression_covariance")
          .grain("One row per regression that is told in detail, and pair of terms.")
          .key("fit_id", "term", "other_term")
          .column("fit_id", TEXT, FIT)
          .column("term", TEXT, "One term")
          .column("other_term", TEXT, "Another, or the same: then it is the variance")
          .required("covariance", DOUBLE, "Of the two estimates, by the fit's se")
          .required("preset", TEXT, PRESET)
          .required("model", TEXT, MODEL_OF)
          .required("level", TEXT, LEVEL_OF)
          .required("se", TEXT, "How it is computed, as in gold.regression_model")
          .required("param_hash", TEXT, HASH)
          .required("vintage", INTEGER, VINTAGE)
          .required("run_id", TEXT, RUN)
          .written(WriteMode.REPLACE_SLICE)
          .partedBy("preset")
          .build();

  /** A fit row by row. */
  public static final TableSpec OBSERVATION =
      TableSpec.in(Layer.GOLD, "regression_observation")
          .grain(
              "One row per pooled fit without weights of the whole migration, unit and year; of whatever standard errors.")
          .key("fit_id", "unit", "year")
          .column("fit_id", TEXT, "The fit: classical_fit_id of gold.regression_model")
          .column("unit", TEXT, "The unit, as in gold.panel")
          .column("year", INTEGER, "The flow year")
          .required("observed", DOUBLE, "Excess net migration rate that was")
          .required("fitted", DOUBLE, "The rate that the fit expects")
          .required("residual", DOUBLE, "Observed less fitted")
          .required("leverage", DOUBLE, "The part of a row in its own fitted value, 0 to 1")
          .column("std_residual", DOUBLE, "Residual over its standard deviation, as rstandard in R")
          .column("cooks_distance", DOUBLE, "How far the fit would move without the row")
          .required("preset", TEXT, PRESET)
          .required("model", TEXT, MODEL_OF)
          .required("level", TEXT, LEVEL_OF)
          .required("param_hash", TEXT, HASH)
          .required("vintage", INTEGER, VINTAGE)
          .required("run_id", TEXT, RUN)
          .written(WriteMode.REPLACE_SLICE)
          .partedBy("preset")
          .build();

  /** Rows that no fit of a model uses. */
  public static final TableSpec EXCLUSION =
      TableSpec.in(Layer.GOLD, "panel_exclusion")
          .grain(
              "One row per preset, level, unit, flow year and model that leaves it out; and one per period that is not fitted.")
          .key("preset", "level", "unit", "year", "model")
          .column("preset", TEXT, PRESET)
          .column("level", TEXT, LEVEL_OF)
          .column(
              "unit", TEXT, "The unit, as in gold.panel; with too_few_rows and empty_… the period")
          .column("year", INTEGER, "The flow year; of a period the last")
          .column("model", TEXT, MODEL_OF)
          .required(
              "reason",
              TEXT,
              "missing_jobs, missing_commuting, break_year, first_years, …; too_few_rows: fewer than three a term; empty_ and a column that no row of the level has")
          .required("param_hash", TEXT, HASH)
          .required("vintage", INTEGER, VINTAGE)
          .required("run_id", TEXT, RUN)
          .written(WriteMode.REPLACE_SLICE)
          .partedBy("preset")
          .build();

  /** Coefficients that can be applied. */
  public static final TableSpec COEFFICIENT_SET =
      TableSpec.in(Layer.GOLD, "coefficient_set")
          .grain("One row per set of coefficients and term.")
          .key("coef_set_id", "term")
          .column("coef_set_id", TEXT, "The set: a published one, or of a pooled fit")
          .column("term", TEXT, "(Intercept), or what it is multiplied by")
          .required("estimate", DOUBLE, "Change of the excess net migration rate per unit")
          .column("center", DOUBLE, "Taken off the term before; empty for nothing")
          .required("source", TEXT, "Where it was published, or the fit that made it")
          .required("preset", TEXT, PRESET)
          .required("model", TEXT, "The model whose terms it has")
          .column("param_hash", TEXT, HASH + "; empty of a published set")
          .required("vintage", INTEGER, VINTAGE)
          .required("run_id", TEXT, RUN)
          .written(WriteMode.REPLACE_SLICE)
          .partedBy("preset")
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(MODEL, TERM, COVARIANCE, OBSERVATION, EXCLUSION, COEFFICIENT_SET);

  private RegressTables() {}
}
