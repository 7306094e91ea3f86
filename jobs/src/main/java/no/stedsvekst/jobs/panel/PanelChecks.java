package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
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

  /** Complaints about the panel; none where all holds. */
  List<String> ofPanel(Dataset<Row> panel) {
    List<String> findings = new ArrayList<>();
    Column parts = col("vra_own").plus(col("vra_neighbour"));
    findings.addAll(
        RowCheck.findings(
            panel,
            List.of(
                new RowCheck(
                    "whose own and neighbour part do not add up to vra",
                    abs(parts.minus(col("vra"))).gt(ROUNDING),
                    List.of("level", "unit", "year", "vra_own", "vra_neighbour", "vra")),
                new RowCheck(
                    "whose commuting shares sum to more than 1",
                    col("share_sum").gt(1 + commutingExcess + ROUNDING),
                    List.of("level", "unit", "year", "share_sum")))));
    findings.addAll(
        RowCheck.findings(
            relativeGrowth(panel),
            List.of(
                new RowCheck(
                    "in which growth beyond the nation's, weighted by jobs, is not 0",
                    abs(col("mean")).gt(ROUNDING),
                    List.of("year", "mean")))));
    return findings;
  }

  /** Where all grow alike nobody grows beyond the nation: the mean over all jobs is 0. */
  private static Dataset<Row> relativeGrowth(Dataset<Row> panel) {
    Column isGrowing = col("relative_growth").isNotNull().and(col("jobs_before").gt(0));
    Column grown = when(isGrowing, col("relative_growth").multiply(col("jobs_before")));
    // Places that had no jobs to grow from have grown by all that they have now.
    Column begun =
        when(col("jobs_before").equalTo(0).and(col("relative_growth").isNotNull()), col("jobs"));
    return panel
        .filter(col("level").equalTo(Levels.MUNICIPALITY))
        .groupBy("year")
        .agg(
            sum(coalesce(grown, begun))
                .divide(sum(when(isGrowing, col("jobs_before"))))
                .as("mean"));
  }

  /** Complaints about migration by sex and age group; none where all holds. */
  static List<String> ofSubgroups(Dataset<Row> wide) {
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
    return RowCheck.findings(wide, checks);
  }

  private static Column of(String sex, String age) {
    return col("`" + new Subgroups.Subgroup(sex, age).column() + "`");
  }
}
