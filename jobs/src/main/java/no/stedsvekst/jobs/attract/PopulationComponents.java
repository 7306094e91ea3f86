package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.panel.UnitYears;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A7. The change of a population in a year, in persons, by what it comes from. */
final class PopulationComponents {
  /** What is left of net migration when all that is expected is taken off. */
  static final String ATTRACTIVENESS = "attractiveness";

  /** What a level's own panel finds more than its municipalities do; beside the sum. */
  static final String GAP = "aggregation_gap";

  private static final String[] KEY = {"level", "unit", "year"};
  private static final List<String> VITAL =
      List.of("births", "deaths", "births_expected", "deaths_expected", "population_next");
  private static final List<String> OF_BIRTHS_AND_DEATHS =
      List.of("births_expected", "births_deviation", "deaths_expected", "deaths_deviation");

  private final AppliedCoefficients coefficients;
  private final boolean hasOwnIntercept;
  private final List<String> migration;

  PopulationComponents(AppliedCoefficients coefficients, boolean hasOwnIntercept) {
    this.coefficients = coefficients;
    this.hasOwnIntercept = hasOwnIntercept;
    this.migration = migration();
  }

  /** Every component, in the order in which they are added up. */
  List<String> names() {
    List<String> names = new ArrayList<>(OF_BIRTHS_AND_DEATHS);
    names.addAll(migration);
    names.add("statistical_residual");
    return names;
  }

  /** Those that add up to net migration. */
  List<String> migrationNames() {
    return migration;
  }

  private List<String> migration() {
    List<String> names = new ArrayList<>(List.of("national_migration"));
    if (hasOwnIntercept) {
      names.add("intercept");
    }
    names.add("centrality");
    if (coefficients.has("ln_population")) {
      names.add("size");
    }
    if (coefficients.has("labour_market_integration")) {
      names.add("labour_market_integration");
    }
    if (!covariates().isEmpty()) {
      names.add("covariates");
    }
    names.add("own_growth");
    names.add("neighbour_growth");
    if (coefficients.has("ds")) {
      names.add("demography");
    }
    names.add(ATTRACTIVENESS);
    return names;
  }

  /** The terms that are landed covariates. */
  List<String> covariates() {
    return coefficients.terms().keySet().stream()
        .filter(term -> !MigrationModel.PANEL_TERMS.contains(term))
        .filter(term -> !term.equals(PanelFit.INTERCEPT))
        .sorted()
        .toList();
  }

  /**
   * A row a unit and year of every level, with persons by component, population and net_migration.
   * A level with a panel of its own is reckoned on that; a group and the country are the sums of
   * their municipalities, the country of those of which all is known.
   *
   * @param panel of a preset, with the covariates of the set
   * @param vital of municipalities
   * @param above which municipality is in which unit
   */
  Dataset<Row> annual(Dataset<Row> panel, Dataset<Row> vital, Dataset<Row> above) {
    Column isOwn = col("level").equalTo(Levels.MUNICIPALITY);
    Column isWhole = col("level").isin(Levels.WHOLE.toArray());
    Dataset<Row> explained = explained(panel);
    Dataset<Row> municipalities =
        explained
            .filter(isOwn)
            .join(vital.drop("population", "net_migration"), new String[] {"unit", "year"}, "left");
    Dataset<Row> sums =
        LevelSums.of(
                vital.join(
                    municipalities.select("unit", "year", ATTRACTIVENESS),
                    new String[] {"unit", "year"},
                    "left"),
                above.filter(isWhole),
                with(VITAL, ATTRACTIVENESS))
            .withColumnRenamed(ATTRACTIVENESS, "of_municipalities");
    Dataset<Row> levels =
        explained
            .filter(isWhole)
            .join(sums, KEY, "left")
            .withColumn(GAP, col(ATTRACTIVENESS).minus(col("of_municipalities")))
            .drop("of_municipalities");
    List<String> measures = with(VITAL, "population", "net_migration");
    measures.addAll(migration);
    Column isCountry = col("level").equalTo(Levels.COUNTRY);
    Dataset<Row> groups =
        LevelSums.of(
            municipalities,
            above.filter(isWhole.unary_$bang().and(isCountry.unary_$bang())),
            measures);
    Dataset<Row> country =
        LevelSums.of(
            municipalities.filter(col(ATTRACTIVENESS).isNotNull()),
            above.filter(isCountry),
            measures);
    Column none = lit(0.0);
    return derived(
        municipalities
            .withColumn(GAP, when(col(ATTRACTIVENESS).isNotNull(), none))
            .unionByName(levels)
            .unionByName(
                groups
                    .unionByName(country)
                    .withColumn(GAP, when(col(ATTRACTIVENESS).isNotNull(), none))));
  }

  private static List<String> with(List<String> names, String... more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(List.of(more));
    return all;
  }

  private Dataset<Row> explained(Dataset<Row> panel) {
    Dataset<Row> rows = UnitYears.withLags(panel, "vra_own", "vra_own");
    rows = UnitYears.withLags(rows, "vra_neighbour", "vra_neighbour");
    Column persons = col("population");
    List<Column> columns = new ArrayList<>();
    columns.add(col("level"));
    columns.add(col("unit"));
    columns.add(col("year"));
    columns.add(col("population"));
    columns.add(col("net_migration"));
    Column expected = lit(0.0);
    for (String name : migration) {
      if (!name.equals(ATTRACTIVENESS)) {
        columns.add(persons.multiply(rate(name)).as(name));
        expected = expected.plus(rate(name));
      }
    }
    columns.add(
        call_function("residential_attractiveness", col("net_migration"), persons, expected)
            .as(ATTRACTIVENESS));
    return rows.select(columns.toArray(Column[]::new));
  }

  private Column rate(String component) {
    return switch (component) {
      case "national_migration" -> col("net_migration_rate").minus(col("net_migration_excess"));
      case "intercept" -> coefficients.intercept();
      case "centrality" -> {
        Column both =
            coefficients.effect("centrality").plus(coefficients.effect("centrality_jobs"));
        yield hasOwnIntercept ? both : both.plus(coefficients.intercept());
      }
      case "size" -> coefficients.effect("ln_population", log(col("population")));
      case "labour_market_integration" -> coefficients.effect("labour_market_integration");
      case "covariates" ->
          covariates().stream().map(coefficients::effect).reduce(Column::plus).orElseThrow();
      case "own_growth" -> growth("vra_own", "own_growth", "relative_growth");
      case "neighbour_growth" -> growth("vra_neighbour", "neighbour_growth", "neighbour_growth");
      case "demography" -> coefficients.effect("ds");
      default -> throw new IllegalArgumentException("no component: " + component);
    };
  }

  /** The part of VRA, or of the model of 2018 the growth itself. */
  private Column growth(String part, String term, String now) {
    return coefficients
        .effect("vra", col(part))
        .plus(coefficients.effect("vra_1", col(part + "_1")))
        .plus(coefficients.effect("vra_2", col(part + "_2")))
        .plus(coefficients.effect(term, col(now)))
        .plus(coefficients.effect(term + "_1", col(term + "_1")))
        .plus(coefficients.effect(term + "_2", col(term + "_2")));
  }

  private static Dataset<Row> derived(Dataset<Row> rows) {
    Column change = col("population_next").minus(col("population"));
    Column counted = col("births").minus(col("deaths")).plus(col("net_migration"));
    return rows.withColumn("births_deviation", col("births").minus(col("births_expected")))
        .withColumn("deaths_deviation", col("deaths_expected").minus(col("deaths")))
        .withColumn("deaths_expected", col("deaths_expected").unary_$minus())
        .withColumn("statistical_residual", change.minus(counted));
  }
}
