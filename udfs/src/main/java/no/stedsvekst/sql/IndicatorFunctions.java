package no.stedsvekst.sql;

import java.util.List;
import no.stedsvekst.indicator.CommutingBalance;
import no.stedsvekst.indicator.IndustryStructure;
import no.stedsvekst.indicator.JobIndex;
import no.stedsvekst.indicator.Ratio;
import no.stedsvekst.indicator.Relocation;
import no.stedsvekst.indicator.StraightLine;
import no.stedsvekst.sql.ModelFunction.Usage;

/** What indicators are made of, as functions of SQL. */
final class IndicatorFunctions {
  static final List<ModelFunction> ALL =
      List.of(
          ModelFunction.ofThree(
              "scaled_ratio",
              Ratio::of,
              new Usage(
                  "(numerator, denominator, scale)",
                  "A share of a base; null where a number is missing or the base is not above 0.",
                  "(3, 4, 100)",
                  "75.0")),
          ModelFunction.ofNumbers(
              "concentration",
              IndustryStructure.class,
              "concentration",
              new Usage(
                  "(jobs, all_jobs)",
                  "What an industry adds to the Herfindahl-Hirschman index.",
                  "(50, 100)",
                  "0.25")),
          ModelFunction.ofNumbers(
              "share_distance",
              IndustryStructure.class,
              "distance",
              new Usage(
                  "(share, national_share)",
                  "What an industry adds to Krugman's index of specialisation.",
                  "(0.75, 0.5)",
                  "0.25")),
          ModelFunction.ofTwo(
              "location_quotient",
              IndustryStructure::quotient,
              new Usage(
                  "(share, national_share)",
                  "How many times the nation's share; null where the nation has none.",
                  "(0.75, 0.5)",
                  "1.5")),
          ModelFunction.ofThree(
              "share_of_deficit",
              CommutingBalance::shareOfDeficit,
              new Usage(
                  "(net, employed, jobs)",
                  "The share of the jobs that a place lacks which another has; null where it lacks none.",
                  "(5, 120, 100)",
                  "0.25")),
          ModelFunction.ofTwo(
              "job_index",
              JobIndex::of,
              new Usage(
                  "(jobs, base)",
                  "Jobs against those of a base year; null where there were none.",
                  "(150, 100)",
                  "1.5")),
          ModelFunction.ofTwo(
              "relocation_rate",
              Relocation::rate,
              new Usage(
                  "(net, private_jobs)",
                  "Jobs that moved in less those that moved out, over private jobs before.",
                  "(-5, 100)",
                  "-0.05")),
          ModelFunction.ofNumbers(
              "slope_error",
              StraightLine.class,
              "slopeError",
              new Usage(
                  "(count, spread, response, r_squared)",
                  "The standard error of the slope of a straight line through so many places.",
                  "(4, 2, 8, 0.5)",
                  "1.0")),
          ModelFunction.ofTwo(
              "jobs_of_move",
              Relocation::jobs,
              new Usage(
                  "(before, after)",
                  "Jobs of a move: those before it, else those after.",
                  "(null, 7)",
                  "7.0")));

  private IndicatorFunctions() {}
}
