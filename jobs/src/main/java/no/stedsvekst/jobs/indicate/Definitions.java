package no.stedsvekst.jobs.indicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.indicator.Expression;
import no.stedsvekst.indicator.KnownNames;
import no.stedsvekst.indicator.Measure;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorParts;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.settings.ShippedTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The indicators that there are: the shipped ones and those of the user, some dozens. One of the
 * user's stands in for a shipped one of its name.
 *
 * @param all in the order in which they were written
 */
public record Definitions(List<Definition> all) {
  private static final StructType TERMS =
      StructType.fromDDL(
          "indicator string, part string, number double, measure string, offset int");
  private static final StructType INDICATORS =
      StructType.fromDDL(
          "indicator string, is_up boolean, scale double, numerators long, denominators long,"
              + " whole_offset boolean");

  /** Which of the two parts of an indicator a term is of. */
  public static final String NUMERATOR = "numerator";

  /** The other; an indicator that has none is no ratio. */
  public static final String DENOMINATOR = "denominator";

  /**
   * A number of times a measure of a year.
   *
   * @param part numerator or denominator
   * @param number with its sign
   * @param measure as expressions name it, or what they cannot name
   * @param offset of how many years after the indicator's
   */
  public record Term(String part, double number, String measure, int offset) {}

  /** Shipped indicators that are made of what expressions cannot name. */
  private static final Map<String, List<Term>> OWN_WAY =
      Map.of(
          "hhi",
          List.of(new Term(NUMERATOR, 1, OneSidedness.HHI, 0)),
          "krugman",
          List.of(new Term(NUMERATOR, 1, OneSidedness.KRUGMAN, 0)),
          "large_workplace_100",
          ratio(Workplaces.FROM_100, Facts.JOBS),
          "large_workplace_250",
          ratio(Workplaces.FROM_250, Facts.JOBS),
          "largest_workplace_share",
          ratio(Workplaces.LARGEST, Facts.JOBS),
          "node_job_share",
          ratio(Workplaces.IN_NODES, Facts.JOBS),
          "node_growth_share",
          List.of(
              new Term(NUMERATOR, 1, Workplaces.IN_NODES, 0),
              new Term(NUMERATOR, -1, Workplaces.IN_NODES, -1),
              new Term(DENOMINATOR, 1, Facts.JOBS, 0),
              new Term(DENOMINATOR, -1, Facts.JOBS, -1)));

  private static List<Term> ratio(String numerator, String denominator) {
    return List.of(new Term(NUMERATOR, 1, numerator, 0), new Term(DENOMINATOR, 1, denominator, 0));
  }

  /**
   * Of a lake.
   *
   * @param rows of a table, where there is one
   */
  public static Definitions of(Function<TableSpec, Optional<PlainRows>> rows, Schemes schemes) {
    KnownNames names = names(rows, schemes);
    Map<String, Definition> all = new LinkedHashMap<>();
    for (Map<String, String> line : ShippedTable.lines("indicator")) {
      all.put(line.get("indicator"), definition(line, names, true));
    }
    Optional<PlainRows> landed = rows.apply(SilverTables.of(IndicatorTables.INDICATOR));
    if (landed.isPresent()) {
      for (PlainRow row : landed.get().list()) {
        Map<String, String> line = new HashMap<>();
        for (String column : IndicatorTables.INDICATOR.columnNames()) {
          line.put(column, row.isEmpty(column) ? null : row.get(column).toString());
        }
        all.put(line.get("indicator"), definition(line, names, false));
      }
    }
    return new Definitions(List.copyOf(all.values()));
  }

  private static Definition definition(
      Map<String, String> line, KnownNames names, boolean isShipped) {
    IndicatorParts parts =
        IndicatorParts.read(
            line.get("indicator"), line.get("numerator"), line.get("denominator"), names);
    return new Definition(
        line.get("indicator"),
        parts.numerator(),
        parts.denominator(),
        line.get("scale") == null ? 1 : Double.parseDouble(line.get("scale")),
        "rank".equals(line.get("unit")),
        isShipped && OWN_WAY.containsKey(line.get("indicator")),
        line.get("direction").equals("up"),
        number(line.get("min")),
        number(line.get("max")));
  }

  private static Double number(String text) {
    return text == null ? null : Double.valueOf(text);
  }

  private static KnownNames names(Function<TableSpec, Optional<PlainRows>> rows, Schemes schemes) {
    return new KnownNames(
        texts(rows.apply(DimensionTables.INDUSTRY), "code"),
        schemes.groups(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(texts(rows.apply(SilverTables.of(IndicatorTables.RANKING)), "scheme")));
  }

  private static Set<String> texts(Optional<PlainRows> rows, String column) {
    return rows.stream()
        .flatMap(table -> table.select(column).list().stream())
        .map(row -> row.text(column))
        .collect(Collectors.toSet());
  }

  /** One of them. */
  public Optional<Definition> named(String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The measures of indicators that are reckoned. */
  Set<Measure> measures() {
    return all.stream()
        .flatMap(each -> Stream.concat(each.numerator().stream(), each.denominator().stream()))
        .flatMap(expression -> expression.terms().stream())
        .map(Expression.Term::measure)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** A row a term of those indicators that are reckoned and wanted. */
  Dataset<Row> terms(SparkSession spark, Predicate<Definition> isWanted) {
    return spark.createDataFrame(
        all.stream().filter(isWanted).flatMap(Definitions::rows).toList(), TERMS);
  }

  /** What the numerator and the denominator of an indicator are made of. */
  public static List<Term> terms(Definition of) {
    return of.isOfItsOwnWay()
        ? OWN_WAY.get(of.name())
        : Stream.concat(terms(NUMERATOR, of.numerator()), terms(DENOMINATOR, of.denominator()))
            .toList();
  }

  private static Stream<Term> terms(String part, Optional<Expression> sum) {
    return sum.stream()
        .flatMap(expression -> expression.terms().stream())
        .map(term -> new Term(part, term.number(), term.measure().key(), term.offset()));
  }

  private static Stream<Row> rows(Definition of) {
    return terms(of).stream()
        .map(
            term ->
                RowFactory.create(
                    of.name(), term.part(), term.number(), term.measure(), term.offset()));
  }

  /** A row an indicator. */
  Dataset<Row> table(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (Definition each : all) {
      List<Term> terms = terms(each);
      rows.add(
          RowFactory.create(
              each.name(),
              each.isUp(),
              each.scale(),
              terms.stream().filter(term -> term.part().equals(NUMERATOR)).count(),
              terms.stream().filter(term -> term.part().equals(DENOMINATOR)).count(),
              terms.stream().anyMatch(term -> term.offset() == 0)));
    }
    return spark.createDataFrame(rows, INDICATORS);
  }
}
