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
          .required("model", TEXT, "Which terms: v1, book2019 or v3")
          .required("level", TEXT, "What an observation is: a region in a year")
          .required("sex", TEXT, "Whose migration is explained")
          .required("age_group", TEXT, "Of which age, or all")
          .required("period", TEXT, "First and last flow year of the observations")
          .required("weights", TEXT, "none: every observation counts the same")
          .required("fixed_effects", TEXT, "none: no term of its own for a year")
          .required("se", TEXT, "How standard errors are computed; iid is the classical way")
          .column("r_squared", DOUBLE, "Share of the variation about the mean that is explained")
          .column("adj_r_squared", DOUBLE, "R² less a price for each term: what the book calls R²")
          .column("sigma", DOUBLE, "Standard error of the residuals")
          .column("statistic", DOUBLE, "F, against a model with the intercept alone")
          .column("p_value", DOUBLE, "Probability of such an F if no term mattered")
          .column("df", INTEGER, "Numerator degrees of freedom of F")
          .column("df_residual", LONG, "Observations less coefficients")
          .required("nobs", LONG, "Complete observations used")
          .column("log_lik", DOUBLE, "Logarithm of the likelihood under normal errors")
          .column("aic", DOUBLE, "Akaike's criterion, counted as in R")
          .column("bic", DOUBLE, "Schwarz' criterion, counted as in R")
          .column("deviance", DOUBLE, "Sum of squared residuals")
          .column("rank", INTEGER, "Independent columns, the intercept included")
          .required("status", TEXT, "ok, or why there are no numbers")
          .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .required("run_id", TEXT, "The run that fitted it, as in ops.run")
          .constraint(
              "status_is_known",
              "status in ('ok', 'rank_deficient', 'too_few_observations', 'constant_response')")
          .written(WriteMode.REPLACE_SLICE)
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
              "Whether this term alone has no estimate because others say the same")
          .column(
              "center", DOUBLE, "Mean that was taken off the column before the fit; empty for none")
          .required("preset", TEXT, "Set of model parameters, as in gold.panel")
          .required("model", TEXT, "Which terms, as in gold.regression_model")
          .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .required("run_id", TEXT, "The run that fitted it, as in ops.run")
          .written(WriteMode.REPLACE_SLICE)
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL = List.of(MODEL, TERM);

  private RegressTables() {}
}
