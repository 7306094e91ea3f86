package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.lake.CheckResult;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.migration.AgeGroup;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What must hold of any panel, whatever was landed.
 *
 * @param commutingExcess how far commuters may exceed the employed, as a share of them
 */
record PanelChecks(double commutingExcess) {
  /** How far the same sum in another order may be off. */
  private static final double ROUNDING = 1e-12;

  /** What must hold of every row. */
  private List<RowCheck> ofRows() {
    Column parts = col("vra_own").plus(col("vra_neighbour"));
    return List.of(
        new RowCheck(
            "whose own and neighbour part do not add up to vra",
            abs(parts.minus(col("vra"))).gt(ROUNDING),
            List.of("level", "unit", "year", "vra_own", "vra_neighbour", "vra")),
        new RowCheck(
            "whose commuting shares sum to more than 1",
            col("share_sum").gt(1 + commutingExcess + ROUNDING),
            List.of("level", "unit", "year", "share_sum")));
  }

  /** Looks at the panel once: whether it holds, and what is known of each of its years. */
  PanelYears years(Dataset<Row> panel) {
    List<RowCheck> checks = ofRows();
    List<Column> aggregates = new ArrayList<>();
    checks.forEach(check -> aggregates.add(count_if(check.isBad())));
    Column isOwn = col("level").equalTo(Levels.MUNICIPALITY);
    Column isGrowing = isOwn.and(col("relative_growth").isNotNull()).and(col("jobs_before").gt(0));
    Column grown = when(isGrowing, col("relative_growth").multiply(col("jobs_before")));
    // Places that had no jobs to grow from have grown by all that they have now.
    Column begun =
        when(
            isOwn.and(col("jobs_before").equalTo(0)).and(col("relative_growth").isNotNull()),
            col("jobs"));
    aggregates.add(sum(coalesce(grown, begun)));
    aggregates.add(sum(when(isGrowing, col("jobs_before"))));
    aggregates.add(bool_or(col("relative_growth").isNotNull()));
    aggregates.add(bool_or(col("net_migration").isNotNull()));
    List<Row> years =
        panel
            .groupBy("year")
            .agg(aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new))
            .orderBy("year")
            .collectAsList();
    Findings findings = Findings.NONE;
    for (int check = 0; check < checks.size(); check++) {
      int place = check + 1;
      long count = years.stream().mapToLong(row -> row.getLong(place)).sum();
      RowCheck each = checks.get(check);
      findings =
          findings.and(
              new Findings(
                  count == 0 ? List.of() : List.of(each.finding(panel, count)),
                  List.of(new CheckResult(each.complaint(), count))));
    }
    findings = findings.and(beyondTheNation(years, checks.size() + 1));
    return new PanelYears(findings, years, checks.size() + 3);
  }

  /** Where all grow alike nobody grows beyond the nation: the mean over all jobs is 0. */
  private static Findings beyondTheNation(List<Row> years, int place) {
    List<String> off = new ArrayList<>();
    for (Row row : years) {
      if (!row.isNullAt(place) && !row.isNullAt(place + 1)) {
        double mean = row.getDouble(place) / row.getDouble(place + 1);
        if (Math.abs(mean) > ROUNDING) {
          off.add("(year=%d, mean=%s)".formatted(row.getInt(0), mean));
        }
      }
    }
    String check = "in which growth beyond the nation's, weighted by jobs, is not 0";
    return new Findings(
        off.isEmpty()
            ? List.of()
            : List.of(
                "%d %s %s: %s"
                    .formatted(
                        off.size(),
                        off.size() == 1 ? "row" : "rows",
                        check,
                        String.join(" ", off))),
        List.of(new CheckResult(check, off.size())));
  }

  /** What must hold of migration by sex and age group. */
  static List<RowCheck> ofSubgroups() {
    List<RowCheck> checks = new ArrayList<>();
    List<String> ages = new ArrayList<>(AgeGroup.labels());
    ages.add("all");
    Column isOff = lit(false);
    for (String age : ages) {
      Column all = of("all", age);
      isOff = isOff.or(abs(of("M", age).plus(of("F", age)).minus(all)).gt(0.001));
    }
    checks.add(
        new RowCheck(
            "where men and women are not all migrants of an age group",
            isOff,
            List.of("level", "unit", "year")));
    Column isAgeOff = lit(false);
    for (String sex : List.of("all", "M", "F")) {
      Column sum =
          AgeGroup.labels().stream().map(age -> of(sex, age)).reduce(Column::plus).orElseThrow();
      isAgeOff = isAgeOff.or(abs(sum.minus(of(sex, "all"))).gt(0.001));
    }
    checks.add(
        new RowCheck(
            "where the age groups are not all migrants",
            isAgeOff,
            List.of("level", "unit", "year")));
    return checks;
  }

  private static Column of(String sex, String age) {
    return col("`" + new Subgroups.Subgroup(sex, age).column() + "`");
  }
}
