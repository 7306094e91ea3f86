package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;

/** What surveys tell of units. */
public final class SurveyEstimateTable {
  /** Stands in {@code preset}: the estimates are the same in all. */
  static final String ANY_PRESET = "all";

  /** Stands in {@code stratum} for all who answered. */
  static final String ALL = "all";

  /** The table. */
  public static final TableSpec TABLE =
      TableSpec.in(Layer.GOLD, "survey_estimate")
          .grain(
              "One row per survey, question, stratum, level and unit in which five or more answered.")
          .key("preset", "survey", "question", "stratum", "level", "unit")
          .column("preset", TEXT, "all: no parameter of the model is in it")
          .column("survey", TEXT, "As in silver.survey_response")
          .column("question", TEXT, "As in silver.survey_response")
          .column("stratum", TEXT, "all, or a part of the people")
          .column("level", TEXT, "As in gold.panel")
          .column("unit", TEXT, "The unit, as in gold.panel")
          .column("n", LONG, "Who answered, without those of split municipalities")
          .column(
              "mean",
              DOUBLE,
              "Weighted; by people where survey_frame has the stratum of every answer")
          .column("std_error", DOUBLE, "Of the mean")
          .column(
              "shrunken", DOUBLE, "The mean drawn to that of all units as far as chance is in it")
          .column("agree_share", DOUBLE, "Share whose answer is 4 or more, weighted likewise")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .required("run_id", TEXT, "The run that computed it, as in ops.run")
          .constraint("agree_share_is_a_share", "coalesce(agree_share, 0) between 0 and 1.000001")
          .build();

  private SurveyEstimateTable() {}
}
