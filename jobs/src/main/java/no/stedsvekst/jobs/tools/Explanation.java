package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A number of a municipality and year reckoned from the silver tables, a line a step.
 *
 * <p>It is arithmetic of its own, a handful of numbers at a time: what the pipeline has is read
 * only to be set beside the result.
 */
final class Explanation {
  /** What can be explained. */
  static final List<String> MEASURES =
      List.of("relative_growth", "vra", "net_migration_excess", "attractiveness");

  private static final String OUTSIDE = "outside";

  private final PresetTables tables;
  private final String place;
  private final int year;
  private final Listing listing = new Listing("what", "how", "value");

  Explanation(PresetTables tables, String place, int year) {
    this.tables = tables;
    this.place = place;
    this.year = year;
  }

  /** The lines. */
  Listing of(String measure) {
    double value =
        switch (measure) {
          case "relative_growth" -> relativeGrowth();
          case "vra" -> vra();
          case "net_migration_excess" -> excess();
          default -> attractiveness();
        };
    say(measure, "as reckoned here", value);
    if (measure.equals("attractiveness")) {
      double inLake =
          one(
              tables
                  .ofPreset(AttractTables.ATTRACTIVENESS)
                  .filter(col("level").equalTo(Levels.MUNICIPALITY))
                  .withColumn("year", col("period").try_cast("int")),
              "unit",
              year,
              measure);
      say(measure, "as in gold.attractiveness", inLake);
    } else {
      say(measure, "as in gold.panel", inLake(measure));
    }
    return listing;
  }

  private double relativeGrowth() {
    Map<String, double[]> jobs = jobs(List.of(place));
    say("jobs", "silver.jobs, fourth quarter of " + year, known(jobs, place)[0]);
    say("jobs before", "silver.jobs, fourth quarter of " + (year - 1), known(jobs, place)[1]);
    double nation = nationalGrowth();
    return known(jobs, place)[1] == 0 ? 0 : grown(jobs, place) - nation;
  }

  private double vra() {
    double nation = nationalGrowth();
    Dataset<Row> commuting = tables.read(SilverTables.COMMUTING);
    int shareYear = tables.shareYear(year, commuting);
    double employed =
        one(tables.read(SilverTables.EMPLOYMENT), "municipality", shareYear, "employed_residents");
    say("employed residents", "silver.employment of " + shareYear, employed);
    // As many as there are places to which people of this one commute.
    List<Row> flows =
        commuting
            .filter(col("year").equalTo(shareYear).and(col("home").equalTo(place)))
            .select(col("work"), col("employed").cast("double"))
            .orderBy(col("employed").desc(), col("work"))
            .collectAsList();
    Map<String, double[]> jobs = jobs(flows.stream().map(row -> row.getString(0)).toList());
    double sum = 0;
    for (Row flow : flows) {
      String work = flow.getString(0);
      double going = flow.getDouble(1);
      if (work.equals(OUTSIDE)) {
        say(work, "%.0f work off the map".formatted(going), 0);
      } else if (known(jobs, work)[1] == 0) {
        say(work, "%.0f work where there were no jobs before".formatted(going), 0);
      } else {
        double effect = going / employed * (grown(jobs, work) - nation);
        sum += effect;
        say(
            work,
            "%.0f / %.0f × (%.0f / %.0f − 1 − %.6f)"
                .formatted(going, employed, known(jobs, work)[0], known(jobs, work)[1], nation),
            effect);
      }
    }
    return sum;
  }

  private double excess() {
    Dataset<Row> people = totals(SilverTables.POPULATION, "persons", year);
    Dataset<Row> both =
        totals(SilverTables.VITAL, "net_migration", year)
            .withColumnRenamed("number", "migrants")
            .join(people, "municipality");
    Map<String, double[]> own = pairs(both, List.of(place), "migrants", "number");
    Row nation = both.agg(sum("migrants"), sum("number")).head();
    say("net migration", "silver.vital of " + year, known(own, place)[0]);
    say("residents", "silver.population, 1 January " + year, known(own, place)[1]);
    double rate = known(own, place)[0] / known(own, place)[1];
    say("rate", "net migration / residents", rate);
    say("net migration of the nation", "Σ silver.vital", nation.getDouble(0));
    say("residents of the nation", "Σ silver.population", nation.getDouble(1));
    double ofNation = nation.getDouble(0) / nation.getDouble(1);
    say("rate of the nation", "net migration / residents", ofNation);
    return rate - ofNation;
  }

  private double attractiveness() {
    double excess = excess();
    say("net_migration_excess", "rate − rate of the nation", excess);
    AppliedCoefficients coefficients = tables.coefficients();
    double expected = coefficients.estimate(PanelFit.INTERCEPT);
    say(PanelFit.INTERCEPT, coefficients.id(), expected);
    for (String term : coefficients.terms().keySet().stream().sorted().toList()) {
      if (!term.equals(PanelFit.INTERCEPT)) {
        AppliedCoefficients.Term of = coefficients.terms().get(term);
        double value = inLake(term);
        double effect = of.estimate() * (value - of.center());
        expected += effect;
        say(term, "%.7f × (%.7f − %.7f)".formatted(of.estimate(), value, of.center()), effect);
      }
    }
    say("expected beyond the nation's", "Σ of the terms", expected);
    double rate = excess - expected;
    say("attractiveness rate", "net_migration_excess − expected", rate);
    double people = inLake("population");
    say("residents", "silver.population, 1 January " + year, people);
    return rate * people;
  }

  private double nationalGrowth() {
    Row nation = jobs().agg(sum("number"), sum("before")).head();
    double growth = nation.getDouble(0) / nation.getDouble(1) - 1;
    say("jobs of the nation", "Σ silver.jobs of " + year, nation.getDouble(0));
    say("jobs of the nation before", "Σ silver.jobs of " + (year - 1), nation.getDouble(1));
    say("growth of the nation", "jobs / jobs before − 1", growth);
    return growth;
  }

  /** Where jobs are known in both years. */
  private Dataset<Row> jobs() {
    return totals(SilverTables.JOBS, "jobs", year)
        .join(
            totals(SilverTables.JOBS, "jobs", year - 1).withColumnRenamed("number", "before"),
            "municipality");
  }

  private Map<String, double[]> jobs(List<String> codes) {
    return pairs(jobs(), codes, "number", "before");
  }

  private static double grown(Map<String, double[]> jobs, String code) {
    return jobs.get(code)[0] / jobs.get(code)[1] - 1;
  }

  /** A number a municipality. */
  private Dataset<Row> totals(TableSpec table, String measure, int of) {
    return tables
        .read(table)
        .filter(col("year").equalTo(of).and(col(measure).isNotNull()))
        .groupBy("municipality")
        .agg(sum(measure).cast("double").as("number"));
  }

  private static Map<String, double[]> pairs(
      Dataset<Row> rows, List<String> codes, String one, String other) {
    Map<String, double[]> pairs = new HashMap<>();
    rows.filter(col("municipality").isin(codes.toArray()))
        .select("municipality", one, other)
        .collectAsList()
        .forEach(
            row -> pairs.put(row.getString(0), new double[] {row.getDouble(1), row.getDouble(2)}));
    return pairs;
  }

  private double one(Dataset<Row> rows, String column, int of, String measure) {
    return rows
        .filter(col(column).equalTo(place).and(col("year").equalTo(of)))
        .select(col(measure).cast("double"))
        .collectAsList()
        .stream()
        .filter(row -> !row.isNullAt(0))
        .map(row -> row.getDouble(0))
        .findFirst()
        .orElseThrow(() -> Refusals.unknownNumber(measure, place, of));
  }

  private double inLake(String column) {
    return one(tables.municipalities(), "unit", year, column);
  }

  private double[] known(Map<String, double[]> pairs, String code) {
    double[] pair = pairs.get(code);
    if (pair == null) {
      throw Refusals.unknownNumber("a number", code, year);
    }
    return pair;
  }

  private void say(String what, String how, double value) {
    listing.add(what, how, "%.10g".formatted(value));
  }
}
