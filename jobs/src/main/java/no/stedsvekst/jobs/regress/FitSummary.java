package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fits as R's {@code summary(lm)} prints them. */
final class FitSummary {
  private static final String LEGEND =
      "Signif. codes:  0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1";

  private FitSummary() {}

  /**
   * The lines.
   *
   * @param fits rows of {@code gold.regression_model}
   * @param terms rows of {@code gold.regression_term}
   */
  static List<String> lines(Dataset<Row> fits, Dataset<Row> terms) {
    List<String> lines = new ArrayList<>();
    for (Row fit : fits.orderBy("model", "level", "period").collectAsList()) {
      List<Row> ofFit =
          terms
              .filter(col("fit_id").equalTo(fit.<String>getAs("fit_id")))
              .orderBy("ordinal")
              .collectAsList();
      addHead(lines, fit, ofFit);
      addTerms(lines, ofFit);
      addFoot(lines, fit, ofFit);
    }
    return lines;
  }

  private static void addHead(List<String> lines, Row fit, List<Row> terms) {
    List<String> names = terms.stream().skip(1).map(term -> term.<String>getAs("term")).toList();
    lines.add(
        "%s: %s ~ %s"
            .formatted(fit.getAs("model"), fit.getAs("response"), String.join(" + ", names)));
    String clusters =
        fit.getAs("n_clusters") == null
            ? ""
            : ", %s clusters".formatted(fit.<Long>getAs("n_clusters"));
    lines.add(
        "%s, %s, %s observations, preset %s, standard errors %s%s, status %s"
            .formatted(
                fit.getAs("level"),
                fit.getAs("period"),
                fit.getAs("nobs"),
                fit.getAs("preset"),
                fit.getAs("se"),
                clusters,
                fit.getAs("status")));
    lines.add("");
  }

  private static void addTerms(List<String> lines, List<Row> terms) {
    int width =
        terms.stream().mapToInt(term -> term.<String>getAs("term").length()).max().orElse(0);
    String form = "%-" + Math.max(width, 11) + "s %12s %12s %9s %10s %s";
    lines.add(
        form.formatted("", "Estimate", "Std. Error", "t value", "Pr(>|t|)", "").stripTrailing());
    for (Row term : terms) {
      Double probability = term.getAs("p_value");
      lines.add(
          form.formatted(
                  term.<String>getAs("term"),
                  number(term.getAs("estimate"), "%.7f"),
                  number(term.getAs("std_error"), "%.7f"),
                  number(term.getAs("statistic"), "%.3f"),
                  small(probability, "<2e-16"),
                  stars(probability))
              .stripTrailing());
    }
    lines.add("---");
    lines.add(LEGEND);
    lines.add("");
  }

  private static void addFoot(List<String> lines, Row fit, List<Row> terms) {
    for (Row term : terms) {
      if (term.getAs("center") != null) {
        lines.add(
            "%s is less its mean over the units, %s"
                .formatted(term.getAs("term"), number(term.getAs("center"), "%.6f")));
      }
    }
    lines.add(
        "Residual standard error: %s on %s degrees of freedom"
            .formatted(number(fit.getAs("sigma"), "%.6f"), known(fit.getAs("df_residual"))));
    lines.add(
        "Multiple R-squared: %s,  Adjusted R-squared: %s"
            .formatted(
                number(fit.getAs("r_squared"), "%.4f"),
                number(fit.getAs("adj_r_squared"), "%.4f")));
    lines.add(
        "F-statistic: %s on %s and %s DF,  p-value: %s"
            .formatted(
                number(fit.getAs("statistic"), "%.4g"),
                known(fit.getAs("df")),
                known(fit.getAs("df_residual")),
                small(fit.getAs("p_value"), "< 2.2e-16")));
    lines.add("");
  }

  /** Two columns of estimates side by side, and what they differ by. */
  static List<String> compared(String one, String other, Dataset<Row> compared) {
    List<String> lines = new ArrayList<>();
    String form = "%-18s %-13s %-16s %12s %12s %12s";
    lines.add(form.formatted("model", "level", "term", cut(one), cut(other), "difference"));
    for (Row row : compared.collectAsList()) {
      lines.add(
          form.formatted(
              row.<String>getAs("model"),
              row.<String>getAs("level"),
              row.<String>getAs("term"),
              number(row.getAs("one"), "%.7f"),
              number(row.getAs("other"), "%.7f"),
              number(row.getAs("difference"), "%.7f")));
    }
    return lines;
  }

  private static String cut(String name) {
    return name.length() <= 12 ? name : name.substring(name.length() - 12);
  }

  private static String number(Double value, String form) {
    return value == null ? "NA" : String.format(Locale.ROOT, form, value);
  }

  private static String known(Object value) {
    return value == null ? "NA" : value.toString();
  }

  private static String small(Double value, String least) {
    if (value == null) {
      return "NA";
    }
    return value < 2.2e-16 ? least : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String stars(Double probability) {
    if (probability == null) {
      return "";
    }
    double[] limits = {0.001, 0.01, 0.05, 0.1};
    String[] codes = {"***", "**", "*", "."};
    for (int index = 0; index < limits.length; index++) {
      if (probability < limits[index]) {
        return codes[index];
      }
    }
    return "";
  }
}
