package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.migration.AgeGroup;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Net migration by sex and age group: of municipalities, of the units above, beyond the nation's.
 */
final class Subgroups {
  private static final String ALL = "all";

  /**
   * A sub-group of the migrants.
   *
   * @param sex M, F or all
   * @param ageGroup its name, or all
   */
  record Subgroup(String sex, String ageGroup) {
    String column() {
      return "net_" + sex + "_" + ageGroup;
    }

    boolean isWhole() {
      return sex.equals(ALL) && ageGroup.equals(ALL);
    }

    /** Those of the age group among rows of people. */
    private static Column isOfAge(String ageGroup) {
      for (AgeGroup group : AgeGroup.values()) {
        if (group.label().equals(ageGroup)) {
          return col("age").between(group.first(), group.last());
        }
      }
      return lit(true);
    }

    /** The sum over the rows of the sexes, which have a column an age group. */
    private Column overSexes() {
      Column ofAge = col("`" + ageGroup + "`");
      // Who landed some cells landed all; where the sexes are not told apart there are none.
      Column persons =
          coalesce(sum(sex.equals(ALL) ? ofAge : when(col("sex").equalTo(sex), ofAge)), lit(0.0));
      Column hasSexes = count_if(col("sex").notEqual(ALL)).gt(0);
      return (sex.equals(ALL) ? persons : when(hasSexes, persons)).as(column());
    }
  }

  /** Each sex and both, each age group and all. */
  static final List<Subgroup> SUBGROUPS = subgroups();

  private Subgroups() {}

  private static List<String> ages() {
    List<String> ages = new ArrayList<>(List.of(ALL));
    ages.addAll(AgeGroup.labels());
    return ages;
  }

  private static List<Subgroup> subgroups() {
    List<Subgroup> all = new ArrayList<>();
    for (String sex : List.of(ALL, "M", "F")) {
      ages().forEach(age -> all.add(new Subgroup(sex, age)));
    }
    return all;
  }

  /**
   * A row a municipality and year, a column a sub-group: one pass over the migrants, by sex first.
   *
   * @param municipalities with population and total net migration
   */
  static Dataset<Row> ofMunicipalities(Optional<Dataset<Row>> landed, Dataset<Row> municipalities) {
    Dataset<Row> totals =
        municipalities.select("level", "unit", "year", "population", "net_migration");
    if (landed.isEmpty()) {
      for (Subgroup subgroup : SUBGROUPS) {
        totals = totals.withColumn(subgroup.column(), lit(null).cast("double"));
      }
      return totals;
    }
    Column net = col("in_migrants").minus(col("out_migrants"));
    List<Column> byAge = new ArrayList<>();
    ages().forEach(age -> byAge.add(sum(when(Subgroup.isOfAge(age), net)).as(age)));
    Column[] bySex = SUBGROUPS.stream().map(Subgroup::overSexes).toArray(Column[]::new);
    Dataset<Row> wide =
        landed
            .get()
            .groupBy("municipality", "year", "sex")
            .agg(byAge.get(0), byAge.subList(1, byAge.size()).toArray(Column[]::new))
            .groupBy(col("municipality").as("unit"), col("year"))
            .agg(bySex[0], List.of(bySex).subList(1, bySex.length).toArray(Column[]::new));
    return totals.join(wide, new String[] {"unit", "year"}, "left");
  }

  /** The same of the units above: sums over their municipalities, null where one is missing. */
  static Dataset<Row> ofLevels(Dataset<Row> wide, Dataset<Row> above) {
    List<Column> sums = new ArrayList<>();
    sums.add(UnitYears.complete("population"));
    sums.add(UnitYears.complete("net_migration"));
    SUBGROUPS.forEach(subgroup -> sums.add(UnitYears.complete(subgroup.column())));
    return UnitYears.joined(wide, above)
        .groupBy("level", "unit", "year")
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  /** What a year's sub-groups are relative to. */
  static Dataset<Row> nation(Dataset<Row> wide) {
    List<Column> rates = new ArrayList<>();
    for (Subgroup subgroup : SUBGROUPS) {
      Column persons = col("`" + persons(subgroup) + "`");
      Column hasBoth = persons.isNotNull().and(col("population").isNotNull());
      rates.add(
          call_function(
                  "net_migration_rate",
                  sum(when(hasBoth, persons)),
                  sum(when(hasBoth, col("population"))))
              .as("nation_" + subgroup.column()));
    }
    return wide.groupBy("year")
        .agg(rates.get(0), rates.subList(1, rates.size()).toArray(Column[]::new));
  }

  /** A row a unit, year and sub-group; those that are not known are left out. */
  static Dataset<Row> rows(Dataset<Row> wide, Dataset<Row> nation) {
    List<Column> cells = new ArrayList<>();
    for (Subgroup subgroup : SUBGROUPS) {
      Column persons = col("`" + persons(subgroup) + "`");
      cells.add(
          struct(
              lit(subgroup.sex()).as("sex"),
              lit(subgroup.ageGroup()).as("age_group"),
              persons.as("net_migration"),
              call_function("net_migration_rate", persons, col("population"))
                  .as("net_migration_rate"),
              call_function(
                      "net_migration_excess",
                      persons,
                      col("population"),
                      col("`nation_" + subgroup.column() + "`"))
                  .as("net_migration_excess")));
    }
    return wide.join(nation, "year")
        .select(
            col("level"),
            col("unit"),
            col("year"),
            explode(array(cells.toArray(Column[]::new))).as("cell"))
        .select("level", "unit", "year", "cell.*")
        .filter(col("net_migration").isNotNull());
  }

  /** The whole is what was landed as such; what its parts add up to may differ. */
  private static String persons(Subgroup subgroup) {
    return subgroup.isWhole() ? "net_migration" : subgroup.column();
  }

  /** The sum of what the sub-groups differ by from the totals, as a share of the population. */
  static Column missOfTotals() {
    Column miss = abs(col("`" + new Subgroup(ALL, ALL).column() + "`").minus(col("net_migration")));
    return try_divide(sum(miss), sum(when(miss.isNotNull(), col("population"))));
  }
}
