package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.WorkTables;
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
  private static final WindowSpec BY_UNIT =
      Window.partitionBy("of", "municipality").orderBy("year");

  /** As the settings say. */
  public static BalanceChecks of(Settings settings) {
    return new BalanceChecks(
        settings.number("gate.jump", 0, 1000),
        settings.number("gate.balance", 0, 1000),
        settings.number("gate.commuting_excess", 0, 1000));
  }

  /** Large changes from one year to the next: official series have them, so they only warn. */
  List<String> jumps(Dataset<Row> totals) {
    List<Dataset<Row>> series = new ArrayList<>();
    for (LandingTable table :
        List.of(PeopleTables.POPULATION, WorkTables.JOBS, WorkTables.EMPLOYMENT)) {
      String count = table.counts().get(0);
      series.add(
          UnitTotals.of(table, totals)
              .select(lit(count).as("of"), col("municipality"), col("year"), col(count).as("now")));
    }
    Column isNextYear = lag("year", 1).over(BY_UNIT).equalTo(col("year").minus(1));
    Dataset<Row> changes =
        series.stream()
            .reduce(Dataset::union)
            .orElseThrow()
            .withColumn("before", when(isNextYear, lag("now", 1).over(BY_UNIT)))
            .filter(col("before").gt(0))
            .withColumn("change", round(col("now").divide(col("before")).minus(1), 3))
            .orderBy(abs(col("change")).desc(), col("of"), col("municipality"), col("year"));
    return RowCheck.findings(
        changes,
        List.of(
            new RowCheck(
                "of a municipality that changes by more than %s in a year".formatted(jump),
                abs(col("change")).gt(jump),
                List.of("of", "municipality", "year", "before", "now", "change"))));
  }

  /** Where births, deaths and migration do not make the change of the population. */
  Balance balance(Dataset<Row> totals) {
    Dataset<Row> population = UnitTotals.of(PeopleTables.POPULATION, totals);
    Dataset<Row> next =
        population.select(
            col("municipality"), col("year").minus(1).as("year"), col("persons").as("next"));
    String[] key = {"municipality", "year"};
    Dataset<Row> rows =
        population
            .join(UnitTotals.of(PeopleTables.VITAL, totals), key)
            .join(next, key)
            .withColumn(
                "residual",
                round(
                    col("next")
                        .minus(col("persons"))
                        .minus(col("births"))
                        .plus(col("deaths"))
                        .minus(col("net_migration")),
                    6))
            .filter(col("residual").isNotNull());
    List<String> findings =
        RowCheck.findings(
            rows.orderBy(abs(col("residual")).divide(col("persons")).desc()),
            List.of(
                new RowCheck(
                    "of a municipality where births, deaths and net_migration miss the change of"
                        + " the population by more than %s of it".formatted(balance),
                    abs(col("residual")).gt(col("persons").multiply(balance)),
                    List.of("municipality", "year", "persons", "next", "residual"))));
    Row sums = rows.agg(sum(abs(col("residual"))), sum("persons")).head();
    double share =
        sums.isNullAt(1) || sums.getDouble(1) == 0 ? 0 : sums.getDouble(0) / sums.getDouble(1);
    return new Balance(findings, share);
  }

  /**
   * How the population's balance closes.
   *
   * @param findings where it misses by too much
   * @param residualShare the sum of all misses, as a share of the population
   */
  record Balance(List<String> findings, double residualShare) {}

  /** More commuters than people who work. */
  List<String> commuters(Dataset<Row> totals) {
    Dataset<Row> rows =
        UnitTotals.of(WorkTables.COMMUTING, totals)
            .join(
                UnitTotals.of(WorkTables.EMPLOYMENT, totals),
                new String[] {"municipality", "year"});
    return RowCheck.findings(
        rows,
        List.of(
            new RowCheck(
                "of a municipality with more commuters than employed_residents",
                col("employed").gt(col("employed_residents").multiply(1 + commutingExcess)),
                List.of("municipality", "year", "employed", "employed_residents"))));
  }

  /** Migration by age that does not add up to the total. */
  List<String> migration(Dataset<Row> totals) {
    Dataset<Row> rows =
        UnitTotals.of(PeopleTables.MIGRATION_AGE, totals)
            .join(UnitTotals.of(PeopleTables.VITAL, totals), new String[] {"municipality", "year"})
            .withColumn("by_age", col("in_migrants").minus(col("out_migrants")));
    return RowCheck.findings(
        rows,
        List.of(
            new RowCheck(
                "of a municipality whose migration_age does not add up to net_migration",
                abs(col("by_age").minus(col("net_migration"))).gt(0.5),
                List.of("municipality", "year", "by_age", "net_migration"))));
  }
}
