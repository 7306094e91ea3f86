package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.CheckResult;
import no.stedsvekst.jobs.lake.OnePass;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What tables say of each other and of themselves a year before.
 *
 * @param jump a change within a year that is told
 * @param balance a miss of the population's balance that is told, as a share of the population
 * @param commutingExcess how far commuters may exceed the employed, as a share of them
 */
public record BalanceChecks(double jump, double balance, double commutingExcess) {
  private static final WindowSpec BY_UNIT = Window.partitionBy("municipality").orderBy("year");

  /** The counts whose changes from year to year are looked at. */
  private static final List<String> SERIES = List.of("persons", "jobs", "employed_residents");

  /** As the settings say. */
  public static BalanceChecks of(Settings settings) {
    return new BalanceChecks(
        settings.number("gate.jump", 0, 1000),
        settings.number("gate.balance", 0, 1000),
        settings.number("gate.commuting_excess", 0, 1000));
  }

  /**
   * How the tables agree.
   *
   * @param commuters sentences where more commute than work
   * @param jumps where a count changes much in a year
   * @param balance where births, deaths and migration do not make the change of the population
   * @param residualShare the sum of all that they miss it by, as a share of the population
   * @param migration where migration by age is not all migration
   * @param results what each check has found
   */
  record Agreement(
      List<String> commuters,
      List<String> jumps,
      List<String> balance,
      double residualShare,
      List<String> migration,
      List<CheckResult> results) {}

  /**
   * Looks at all of it at once.
   *
   * @param totals of municipalities by year, as {@link UnitTotals} makes them
   */
  Agreement agreement(Dataset<Row> totals) {
    Dataset<Row> rows = compared(totals);
    OnePass pass =
        OnePass.over(rows)
            .check(List.of(commutersCheck(), balanceCheck(), migrationCheck()))
            .ask("missed", sum(abs(col("residual"))))
            .ask("persons", sum(when(col("residual").isNotNull(), col("persons"))));
    SERIES.forEach(
        count -> pass.ask(count + "_jumps", sum(when(isJump(count), 1.0).otherwise(0.0))));
    OnePass.Answers answers = pass.answers();
    long jumps = 0;
    for (String count : SERIES) {
      Double found = answers.number(count + "_jumps");
      jumps += found == null ? 0 : found.longValue();
    }
    List<CheckResult> results = new ArrayList<>(answers.results());
    results.add(new CheckResult(jumpCheck().complaint(), jumps));
    Double persons = answers.number("persons");
    return new Agreement(
        answers.findings(0, rows),
        jumps == 0 ? List.of() : List.of(jumpCheck().finding(changes(rows), jumps)),
        answers.findings(1, rows.orderBy(abs(col("residual")).divide(col("persons")).desc())),
        persons == null || persons == 0 ? 0 : answers.number("missed") / persons,
        answers.findings(2, rows),
        results);
  }

  /** With each count of the year before, and what the population's balance misses. */
  private static Dataset<Row> compared(Dataset<Row> totals) {
    Column isNextYear = lag("year", 1).over(BY_UNIT).equalTo(col("year").minus(1));
    Column isYearBefore = lead("year", 1).over(BY_UNIT).equalTo(col("year").plus(1));
    Dataset<Row> rows =
        totals.withColumn("next", when(isYearBefore, lead("persons", 1).over(BY_UNIT)));
    for (String count : SERIES) {
      rows = rows.withColumn(before(count), when(isNextYear, lag(count, 1).over(BY_UNIT)));
    }
    return rows.withColumn(
            "residual",
            round(
                col("next")
                    .minus(col("persons"))
                    .minus(col("births"))
                    .plus(col("deaths"))
                    .minus(col("net_migration")),
                6))
        .withColumn("by_age", col("in_migrants").minus(col("out_migrants")));
  }

  private static String before(String count) {
    return count + "_before";
  }

  private static Column change(String count) {
    return round(when(col(before(count)).gt(0), col(count).divide(col(before(count))).minus(1)), 3);
  }

  private Column isJump(String count) {
    return abs(change(count)).gt(jump);
  }

  /** Large changes from one year to the next: official series have them, so they only warn. */
  private RowCheck jumpCheck() {
    return new RowCheck(
        "of a municipality that changes by more than %s in a year".formatted(jump),
        abs(col("change")).gt(jump),
        List.of("of", "municipality", "year", "before", "now", "change"));
  }

  /** A row a change, the largest first. */
  private static Dataset<Row> changes(Dataset<Row> rows) {
    List<Column> series = new ArrayList<>();
    for (String count : SERIES) {
      series.add(
          struct(
              lit(count).as("of"),
              col(before(count)).as("before"),
              col(count).as("now"),
              change(count).as("change")));
    }
    return rows.select(
            col("municipality"), col("year"), inline(array(series.toArray(Column[]::new))))
        .orderBy(abs(col("change")).desc(), col("of"), col("municipality"), col("year"));
  }

  /** Where births, deaths and migration do not make the change of the population. */
  private RowCheck balanceCheck() {
    return new RowCheck(
        "of a municipality where births, deaths and net_migration miss the change of"
            + " the population by more than %s of it".formatted(balance),
        abs(col("residual")).gt(col("persons").multiply(balance)),
        List.of("municipality", "year", "persons", "next", "residual"));
  }

  /** More commuters than people who work. */
  private RowCheck commutersCheck() {
    return new RowCheck(
        "of a municipality with more commuters than employed_residents",
        col("employed").gt(col("employed_residents").multiply(1 + commutingExcess)),
        List.of("municipality", "year", "employed", "employed_residents"));
  }

  /** Migration by age that does not add up to the total. */
  private static RowCheck migrationCheck() {
    return new RowCheck(
        "of a municipality whose migration_age does not add up to net_migration",
        abs(col("by_age").minus(col("net_migration"))).gt(0.5),
        List.of("municipality", "year", "by_age", "net_migration"));
  }
}
