package no.stedsvekst.jobs.docs;

import static no.stedsvekst.jobs.docs.SupersetFiles.text;
import static no.stedsvekst.jobs.docs.SupersetFiles.uuid;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.stedsvekst.jobs.docs.StarModel.Link;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnSpec.Ratio;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * A fact as Superset has it: a statement that joins what its dimensions say, the columns to group
 * and filter by, and what may be computed of its rows.
 */
final class SupersetDataset {
  private static final String YEARS =
      "  warning_text: 'Group or filter by year: years count the same again'\n";

  /** Say by which run a row was written, and of what; nobody groups by them. */
  private static final Set<String> UNTOLD = Set.of("vintage", "run_id");

  private final StarModel star;
  private final TableSpec fact;
  private final List<Joined> joined = new ArrayList<>();

  /**
   * A column of a dimension, as it stands beside those of the fact.
   *
   * @param link how the fact refers to it
   * @param column of the dimension
   */
  private record Joined(Link link, ColumnSpec column) {
    String alias() {
      return "d_" + link.role();
    }

    String name() {
      String own = column.name().equals("name_no") ? "name" : column.name();
      return link.role() + "_" + own;
    }
  }

  SupersetDataset(StarModel star, TableSpec fact) {
    this.star = star;
    this.fact = fact;
    for (Link link : star.links(fact)) {
      for (ColumnSpec column : link.to().columns()) {
        if (isTold(link, column)) {
          joined.add(new Joined(link, column));
        }
      }
    }
  }

  /** Numbers of a dimension are of its own rows: they are nothing to group those of a fact by. */
  private static boolean isTold(Link link, ColumnSpec column) {
    return !column.name().equals(link.key())
        && !UNTOLD.contains(column.name())
        && column.type() != ColumnType.DOUBLE
        && column.type() != ColumnType.LONG;
  }

  String yaml() {
    StringBuilder yaml = new StringBuilder();
    yaml.append("table_name: %s\n".formatted(fact.name()));
    yaml.append("description: %s\n".formatted(text(fact.grain())));
    joined.stream()
        .filter(column -> isOfTime(column.column()))
        .findFirst()
        .ifPresent(column -> yaml.append("main_dttm_col: %s\n".formatted(column.name())));
    yaml.append("schema: gold\nfilter_select_enabled: true\n");
    yaml.append("sql: %s\n".formatted(text(statement())));
    yaml.append("uuid: %s\n".formatted(uuid("dataset " + fact.name())));
    yaml.append("metrics:\n");
    metrics(yaml);
    yaml.append("columns:\n");
    for (ColumnSpec column : fact.columns()) {
      column(yaml, column.name(), column, column.told());
    }
    for (Joined column : joined) {
      column(
          yaml,
          column.name(),
          column.column(),
          "%s, of %s: %s"
              .formatted(
                  column.column().name(), column.link().column().name(), column.column().told()));
    }
    yaml.append("version: 1.0.0\ndatabase_uuid: %s\n".formatted(uuid("database")));
    return yaml.toString();
  }

  private void metrics(StringBuilder yaml) {
    for (ColumnSpec measure : star.measures(fact)) {
      metric(yaml, sumOf(measure), "SUM(" + measure.name() + ")", measure.told(), ",.0f");
      if (star.isOfADay(fact, measure)) {
        yaml.append(YEARS);
      }
    }
    for (ColumnSpec share : star.ratios(fact)) {
      metric(yaml, share.name(), formula(share.ratio().orElseThrow()), share.told(), ",.3f");
    }
    for (ColumnSpec column : fact.columns()) {
      if (isOrder(column)) {
        order(yaml, column.name());
      }
    }
    for (Joined column : joined) {
      if (isOrder(column.column())) {
        order(yaml, column.name());
      }
    }
    metric(yaml, "number of rows", "COUNT(*)", fact.grain(), ",.0f");
  }

  private static boolean isOrder(ColumnSpec column) {
    return column.name().endsWith("_order");
  }

  private static void order(StringBuilder yaml, String column) {
    String ordered = column.replaceAll("(_sort)?_order$", "");
    metric(
        yaml,
        "order of " + ordered,
        "MIN(" + column + ")",
        "To sort a chart by %s as one reads it, not by the letters".formatted(ordered),
        ",.0f");
  }

  /** Rows that lack one of the two are in neither sum. */
  private static String formula(Ratio ratio) {
    return "SUM(CASE WHEN %2$s IS NOT NULL THEN %1$s END) / NULLIF(SUM(CASE WHEN %1$s IS NOT NULL THEN %2$s END), 0)"
        .formatted(ratio.numerator(), ratio.denominator());
  }

  private static void metric(
      StringBuilder yaml, String name, String expression, String meaning, String format) {
    yaml.append("- metric_name: %s\n".formatted(text(name)));
    yaml.append("  expression: %s\n".formatted(text(expression)));
    yaml.append("  description: %s\n".formatted(text(meaning)));
    yaml.append("  d3format: '%s'\n".formatted(format));
  }

  private static void column(StringBuilder yaml, String name, ColumnSpec column, String meaning) {
    yaml.append("- column_name: %s\n".formatted(name));
    yaml.append("  is_dttm: %s\n  is_active: true\n".formatted(isOfTime(column)));
    yaml.append("  type: %s\n".formatted(column.type().sparkType().sql()));
    yaml.append("  groupby: true\n  filterable: true\n");
    yaml.append("  description: %s\n".formatted(text(meaning)));
  }

  private static boolean isOfTime(ColumnSpec column) {
    return column.type() == ColumnType.DATE || column.type() == ColumnType.TIMESTAMP;
  }

  /** The fact with what is said of all that it refers to. */
  private String statement() {
    List<String> columns = new ArrayList<>(List.of("f.*"));
    for (Joined column : joined) {
      columns.add("%s.%s AS %s".formatted(column.alias(), column.column().name(), column.name()));
    }
    StringBuilder joins = new StringBuilder();
    for (Link link : star.links(fact)) {
      String alias = "d_" + link.role();
      joins.append(
          " LEFT JOIN %s %s ON f.%s = %s.%s"
              .formatted(link.to().fullName(), alias, link.column().name(), alias, link.key()));
    }
    return "SELECT %s FROM %s f%s".formatted(String.join(", ", columns), fact.fullName(), joins);
  }

  static String sumOf(ColumnSpec measure) {
    return "sum of " + measure.name();
  }
}
