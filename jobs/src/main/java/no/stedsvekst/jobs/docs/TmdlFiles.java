package no.stedsvekst.jobs.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.docs.StarModel.Link;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnSpec.Ratio;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.TableFiles;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.publish.StarDimensions;

/**
 * The star as a semantic model of Power BI, in its text format: tables with what they mean, what
 * joins them, and measures that are right also where people of several years must not be added.
 */
final class TmdlFiles {
  private final StarModel star;
  private final Map<TableSpec, TableFiles> files;
  private final String folder;

  /**
   * A model.
   *
   * @param files where the rows of the tables are
   * @param folder the lake
   */
  TmdlFiles(StarModel star, Map<TableSpec, TableFiles> files, String folder) {
    this.star = star;
    this.files = files;
    this.folder = folder;
  }

  /** All files by their names. */
  Map<String, String> files() {
    List<TableSpec> tables =
        Stream.concat(star.facts().stream(), star.dimensions().stream())
            .distinct()
            .filter(files::containsKey)
            .toList();
    Map<String, String> written = new LinkedHashMap<>();
    written.put("definition.pbism", "{\"version\": \"4.0\", \"settings\": {}}\n");
    written.put("definition/database.tmdl", "database\n\tcompatibilityLevel: 1567\n");
    written.put("definition/model.tmdl", model(tables));
    written.put(
        "definition/expressions.tmdl",
        """
        /// The folder of the lake
        expression Lake = "%s" meta [IsParameterQuery=true, Type="Text", IsParameterQueryRequired=true]
        """
            .formatted(folder));
    written.put("definition/relationships.tmdl", relationships(tables));
    tables.forEach(
        table -> written.put("definition/tables/%s.tmdl".formatted(table.name()), table(table)));
    return written;
  }

  private static String model(List<TableSpec> tables) {
    return "model Model\n\tculture: nb-NO\n\tdefaultPowerBIDataSourceVersion: powerBI_V3\n\n"
        + tables.stream()
            .map(table -> "ref table %s\n".formatted(table.name()))
            .collect(Collectors.joining());
  }

  /**
   * Of two ways from a fact to a dimension one is taken unless a measure asks for the other; a way
   * that no measure could ask for is left out.
   */
  private String relationships(List<TableSpec> tables) {
    StringBuilder text = new StringBuilder();
    for (TableSpec table : tables) {
      List<Link> others = others(table);
      for (Link link : star.links(table)) {
        boolean isOther = others.contains(link);
        if (tables.contains(link.to()) && !(isOther && star.measures(table).isEmpty())) {
          text.append("relationship %s_%s\n".formatted(table.name(), link.column().name()));
          if (isOther) {
            text.append("\tisActive: false\n");
          }
          // Who chooses a group sees its members, and with them the facts of these.
          if (star.isBridge(table)) {
            text.append("\tcrossFilteringBehavior: bothDirections\n");
          }
          text.append("\tfromColumn: %s.%s\n".formatted(table.name(), link.column().name()));
          text.append("\ttoColumn: %s.%s\n\n".formatted(link.to().name(), link.key()));
        }
      }
    }
    return text.toString();
  }

  /** What leads to a dimension to which an earlier column leads too. */
  private List<Link> others(TableSpec table) {
    List<TableSpec> reached = new ArrayList<>();
    List<Link> others = new ArrayList<>();
    for (Link link : star.links(table)) {
      if (reached.contains(link.to())) {
        others.add(link);
      }
      reached.add(link.to());
    }
    return others;
  }

  private String table(TableSpec table) {
    StringBuilder text = new StringBuilder();
    text.append("/// %s\ntable %s\n\n".formatted(table.grain(), table.name()));
    for (ColumnSpec measure : star.measures(table)) {
      measures(text, table, measure, formula(table, measure), "#,0");
    }
    for (ColumnSpec share : star.ratios(table)) {
      measures(text, table, share, share(table, share), "0.000");
    }
    List<String> stored = files.get(table).columns();
    for (ColumnSpec column : table.columns()) {
      if (stored.contains(column.name())) {
        text.append("\t/// %s\n\tcolumn %s\n".formatted(column.told(), column.name()));
        text.append("\t\tdataType: %s\n".formatted(type(column.type())));
        if (table.key().equals(List.of(column.name()))) {
          text.append("\t\tisKey\n");
        }
        text.append("\t\tsummarizeBy: none\n\t\tsourceColumn: %s\n".formatted(column.name()));
        order(table, column)
            .filter(stored::contains)
            .ifPresent(order -> text.append("\t\tsortByColumn: %s\n".formatted(order)));
        text.append('\n');
      }
    }
    return text.append(partition(table)).toString();
  }

  /** By which column another is sorted, were it there. */
  private static Optional<String> order(TableSpec table, ColumnSpec column) {
    if (!column.name().startsWith("name_")) {
      return Optional.of(column.name() + "_order");
    }
    // A name is sorted by one number alone: Oslo is a municipality, a region and a county, and
    // users
    // may call two indicators the same.
    return table.equals(StarDimensions.UNIT) || table.equals(StarDimensions.INDICATOR)
        ? Optional.empty()
        : Optional.of("sort_order");
  }

  /** A measure, and the same by each way to a dimension that is not taken unless asked for. */
  private void measures(
      StringBuilder text, TableSpec table, ColumnSpec column, String formula, String format) {
    String name = label(table, column);
    measure(text, name, column.told(), formula, format);
    for (Link other : others(table)) {
      measure(
          text,
          "%s by %s".formatted(name, other.role()),
          "%s; here of %s: %s"
              .formatted(column.told(), other.column().name(), other.column().comment()),
          "CALCULATE([%s], USERELATIONSHIP(%s[%s], %s[%s]))"
              .formatted(name, table.name(), other.column().name(), other.to().name(), other.key()),
          format);
    }
  }

  private static void measure(
      StringBuilder text, String name, String meaning, String formula, String format) {
    text.append("\t/// %s\n".formatted(meaning));
    text.append("\tmeasure '%s' = %s\n\t\tformatString: %s\n\n".formatted(name, formula, format));
  }

  /** A name that no other table's measure has. */
  private static String label(TableSpec table, ColumnSpec measure) {
    return (measure.name() + " of " + table.name().replace("mart_", "")).replace('_', ' ');
  }

  /**
   * People are those of the last year in sight that has them; births are those of all years in
   * sight.
   */
  private String formula(TableSpec table, ColumnSpec measure) {
    String sum = "SUM(%s[%s])".formatted(table.name(), measure.name());
    return star.isOfADay(table, measure) && table.columnNames().contains("year")
        ? "VAR lastYear = MAXX(FILTER(%1$s, NOT ISBLANK(%1$s[%2$s])), %1$s[year]) RETURN CALCULATE(%3$s, %1$s[year] = lastYear)"
            .formatted(table.name(), measure.name(), sum)
        : sum;
  }

  /** The sum of the one over that of the other, of rows that have both. */
  private String share(TableSpec table, ColumnSpec share) {
    Ratio ratio = share.ratio().orElseThrow();
    String known =
        "FILTER(%1$s, NOT ISBLANK(%1$s[%2$s]) && NOT ISBLANK(%1$s[%3$s]))"
            .formatted(table.name(), ratio.numerator(), ratio.denominator());
    String rows =
        star.isOfADay(table, share) && table.columnNames().contains("year")
            ? "VAR known = %1$s VAR lastYear = MAXX(known, %2$s[year]) VAR counted = FILTER(known, %2$s[year] = lastYear)"
                .formatted(known, table.name())
            : "VAR counted = " + known;
    return "%1$s RETURN DIVIDE(SUMX(counted, %2$s[%3$s]), SUMX(counted, %2$s[%4$s]))"
        .formatted(rows, table.name(), ratio.numerator(), ratio.denominator());
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case TEXT -> "string";
      case INTEGER, LONG -> "int64";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      default -> "dateTime";
    };
  }

  private String partition(TableSpec table) {
    String parts =
        files.get(table).files().isEmpty()
            ? "#table({%s}, {})"
                .formatted(
                    table.columnNames().stream()
                        .map(name -> '"' + name + '"')
                        .collect(Collectors.joining(", ")))
            : files.get(table).files().stream()
                .map(this::source)
                .collect(Collectors.joining(",\n\t\t\t\t\t\t"));
    return """
        \tpartition %s = m
        \t\tmode: import
        \t\tsource =
        \t\t\t\tlet
        \t\t\t\t\tRows = Table.Combine({
        \t\t\t\t\t\t%s
        \t\t\t\t\t})
        \t\t\t\tin
        \t\t\t\t\tRows
        """
        .formatted(table.name(), parts);
  }

  private String source(TableFiles.File file) {
    String rows =
        "Parquet.Document(File.Contents(Lake & \"%s\"))"
            .formatted(file.path().replaceFirst("^file:/+", "/").replace(folder, ""));
    for (Map.Entry<String, String> value : file.partition().entrySet()) {
      rows =
          "Table.AddColumn(%s, \"%s\", each \"%s\")"
              .formatted(rows, value.getKey(), value.getValue());
    }
    return rows;
  }
}
