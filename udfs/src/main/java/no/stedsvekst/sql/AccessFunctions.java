package no.stedsvekst.sql;

import java.util.List;
import no.stedsvekst.access.CentralityIndex;
import no.stedsvekst.access.Reach;
import no.stedsvekst.attractiveness.Impulse;
import no.stedsvekst.sql.ModelFunction.Usage;

/** What is within reach, as functions of SQL. */
final class AccessFunctions {
  static final List<ModelFunction> ALL =
      List.of(
          ModelFunction.ofNumbers(
              "reach_decay",
              Reach.class,
              "decay",
              new Usage(
                  "(beta, minutes)",
                  "How much of what lies so many minutes away counts; nothing beyond 90.",
                  "(0.05, 0)",
                  "1.0")),
          ModelFunction.ofNumbers(
              "reach_worth",
              Reach.class,
              "worth",
              new Usage(
                  "(sum, gamma)",
                  "What a sum within reach is worth: to the power of gamma, the logarithm of 1 + sum where gamma is 0.",
                  "(16, 0.5)",
                  "4.0")),
          ModelFunction.ofNumbers(
              "minutes_over_link",
              Reach.class,
              "overLink",
              new Usage(
                  "(to_near, along, from_far)",
                  "Minutes to the near end of a new link, along it and from its far end.",
                  "(10, 5, 20)",
                  "35.0")),
          ModelFunction.ofNumbers(
              "centrality_of",
              CentralityIndex.class,
              "of",
              new Usage(
                  "(mean, highest)",
                  "The index of a municipality whose residents have so much within reach: 1000 for the highest.",
                  "(3, 4)",
                  "750.0")),
          ModelFunction.ofNumbers(
              "centrality_of_both",
              CentralityIndex.class,
              "both",
              new Usage(
                  "(jobs, services)",
                  "Two thirds of the index of jobs and one of that of services.",
                  "(900, 600)",
                  "800.0")),
          ModelFunction.ofNumbers(
              "migrants_by_centrality",
              Impulse.class,
              "byCentrality",
              new Usage(
                  "(population, coefficient, difference)",
                  "Persons a year that a place draws that has come so much closer to jobs, the index over 1000.",
                  "(20000, 0.03, 0.01)",
                  "6.0")));

  private AccessFunctions() {}
}
