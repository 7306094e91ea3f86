package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.land.LandingTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The commuting matrix joined with the growth at its far end. */
public final class CommutingWeights {
  private static final Column[] NONE = new Column[0];

  private CommutingWeights() {}

  /**
   * Own and neighbour part of VRA, VRA, and labour-market integration, of every home and flow year,
   * for municipalities and for the units of the levels that cover the map.
   *
   * <p>One sparse join, against growth that is small enough to be sent everywhere: a flow between
   * municipalities meets the growth of the unit of its far end at each level, so that flows between
   * units need not be added up first. The kernel says what the sums mean.
   *
   * @param flows employed by year, home and work
   * @param units relative growth, jobs and employed residents by level, unit and year
   * @param above which municipality is in which unit
   * @param shareYears which year's flows weigh which year's growth
   * @param jobsBeside the year whose jobs stand beside the flows of a year that has none
   */
  static Dataset<Row> weigh(
      Dataset<Row> flows,
      Dataset<Row> units,
      Dataset<Row> above,
      Dataset<Row> shareYears,
      Map<Integer, Integer> jobsBeside) {
    List<String> levels = new ArrayList<>(List.of(Levels.MUNICIPALITY));
    levels.addAll(Levels.WHOLE);
    Dataset<Row> places = places(units, above, levels);
    Dataset<Row> growth = growth(units, above, levels);
    List<Column> sums = new ArrayList<>();
    List<Column> cells = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      sums.addAll(sums(level));
      cells.add(cell(levels.get(level), level));
    }
    Dataset<Row> homes =
        flows
            .withColumnRenamed("year", "share_year")
            .join(broadcast(shareYears), "share_year")
            .join(broadcast(withSuffix(places, "home", levels.size())), "home")
            .join(
                broadcast(withSuffix(places, "work", levels.size()).join(growth, "work")),
                new String[] {"work"},
                "left")
            .withColumn("met", element_at(col("growth"), col("year")))
            .groupBy("home", "year", "share_year")
            .agg(sum("employed").as("all_employed"), sums.toArray(NONE));
    Dataset<Row> added =
        homes
            .join(broadcast(withSuffix(places, "home", levels.size())), "home")
            .select(
                col("year"),
                col("share_year"),
                col("all_employed"),
                inline(array(cells.toArray(NONE))))
            .filter(col("unit").isNotNull())
            .groupBy("level", "unit", "year", "share_year")
            .agg(
                sum("all_employed").as("all_employed"),
                sum("own").as("own"),
                sum("neighbour").as("neighbour"),
                sum("own_employed").as("own_employed"),
                sum("own_unknown").as("own_unknown"),
                sum("neighbour_unknown").as("neighbour_unknown"));
    return shared(added, withJobsBeside(units, jobsBeside));
  }

  /** The unit of every municipality at each level: code, unit_0, unit_1 and so on. */
  private static Dataset<Row> places(Dataset<Row> units, Dataset<Row> above, List<String> levels) {
    List<Column> columns = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      columns.add(
          max(when(col("level").equalTo(levels.get(level)), col("unit"))).as("unit_" + level));
    }
    return own(units)
        .select(lit(Levels.MUNICIPALITY).as("level"), col("unit"), col("unit").as("code"))
        .distinct()
        .unionByName(above)
        .groupBy("code")
        .agg(columns.get(0), columns.subList(1, columns.size()).toArray(NONE));
  }

  /** What a municipality's units have grown by: work, and by year a number a level. */
  private static Dataset<Row> growth(Dataset<Row> units, Dataset<Row> above, List<String> levels) {
    Dataset<Row> members =
        own(units)
            .select(
                lit(Levels.MUNICIPALITY).as("level"),
                col("unit").as("code"),
                col("year"),
                col("relative_growth"))
            .unionByName(
                units
                    .select("level", "unit", "year", "relative_growth")
                    .join(
                        broadcast(above.filter(col("level").isin(Levels.WHOLE.toArray()))),
                        new String[] {"level", "unit"})
                    .drop("unit"));
    List<Column> columns = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      columns.add(
          max(when(col("level").equalTo(levels.get(level)), col("relative_growth")))
              .as("growth_" + level));
    }
    Column[] names =
        IntStream.range(0, levels.size())
            .mapToObj(level -> col("growth_" + level))
            .toArray(Column[]::new);
    return members
        .groupBy("code", "year")
        .agg(columns.get(0), columns.subList(1, columns.size()).toArray(NONE))
        .groupBy(col("code").as("work"))
        .agg(map_from_entries(collect_list(struct(col("year"), struct(names)))).as("growth"));
  }

  private static Dataset<Row> own(Dataset<Row> units) {
    return units.filter(col("level").equalTo(Levels.MUNICIPALITY));
  }

  private static Dataset<Row> withSuffix(Dataset<Row> places, String end, int levels) {
    List<Column> columns = new ArrayList<>(List.of(col("code").as(end)));
    for (int level = 0; level < levels; level++) {
      columns.add(col("unit_" + level).as(end + "_" + level));
    }
    return places.select(columns.toArray(NONE));
  }

  private static List<Column> sums(int level) {
    Column there = col("work_" + level);
    Column isOwn = coalesce(col("home_" + level).equalTo(there), lit(false));
    Column growth = col("met").getField("growth_" + level);
    Column isUnknown =
        growth.isNull().and(col("work").notEqual(LandingTables.OUTSIDE)).and(col("employed").gt(0));
    Column effect = coalesce(call_function("commuting_effect", col("employed"), growth), lit(0.0));
    return List.of(
        sum(when(isOwn, effect).otherwise(0.0)).as("own_" + level),
        sum(when(isOwn, 0.0).otherwise(effect)).as("neighbour_" + level),
        sum(when(isOwn, col("employed")).otherwise(0.0)).as("own_employed_" + level),
        count_if(isOwn.and(isUnknown)).as("own_unknown_" + level),
        count_if(isOwn.unary_$bang().and(isUnknown)).as("neighbour_unknown_" + level));
  }

  private static Column cell(String name, int level) {
    List<Column> columns =
        new ArrayList<>(List.of(lit(name).as("level"), col("home_" + level).as("unit")));
    for (String sum :
        List.of("own", "neighbour", "own_employed", "own_unknown", "neighbour_unknown")) {
      columns.add(col(sum + "_" + level).as(sum));
    }
    return struct(columns.toArray(NONE));
  }

  /** Units that have no jobs in a year with those of another year in that place. */
  private static Dataset<Row> withJobsBeside(Dataset<Row> units, Map<Integer, Integer> jobsBeside) {
    if (jobsBeside.isEmpty()) {
      return units;
    }
    Column taken = lit(null).cast("int");
    for (Map.Entry<Integer, Integer> years : jobsBeside.entrySet()) {
      taken = when(col("year").equalTo(years.getKey()), years.getValue()).otherwise(taken);
    }
    Dataset<Row> beside =
        units.select(
            col("level"), col("unit"), col("year").as("taken"), col("jobs").as("jobs_beside"));
    return units
        .select(
            col("level"), col("unit"), col("year"), col("employed"), col("jobs"), taken.as("taken"))
        .join(beside, new String[] {"level", "unit", "taken"}, "left")
        .withColumn("jobs", coalesce(col("jobs"), col("jobs_beside")));
  }

  /** Sums as shares of all residents who work: of those, too, who work where no row says. */
  private static Dataset<Row> shared(Dataset<Row> sums, Dataset<Row> units) {
    return sums.join(
            units.select(
                col("level"),
                col("unit"),
                col("year").as("share_year"),
                col("employed").as("weights"),
                col("jobs").as("share_jobs")),
            new String[] {"level", "unit", "share_year"},
            "left")
        .select(
            col("level"),
            col("unit"),
            col("year"),
            part("own").as("vra_own"),
            part("neighbour").as("vra_neighbour"),
            try_divide(col("all_employed"), col("weights")).as("share_sum"),
            call_function(
                    "labour_market_integration",
                    col("weights"),
                    col("share_jobs"),
                    col("own_employed"))
                .as("labour_market_integration"))
        .withColumn("vra", col("vra_own").plus(col("vra_neighbour")))
        .withColumn("neighbour_growth", col("vra_neighbour"));
  }

  /**
   * The mean of a value where residents work, over all who work: unit, year, met. Who works where
   * no value is known makes it null, who works off the map meets 0.
   *
   * @param flows employed by year, home and work
   * @param values unit, year, value, employed of municipalities
   * @param shareYears which year's flows weigh which year's value
   */
  public static Dataset<Row> average(
      Dataset<Row> flows, Dataset<Row> values, Dataset<Row> shareYears) {
    Column isUnknown =
        col("value")
            .isNull()
            .and(col("work").notEqual(LandingTables.OUTSIDE))
            .and(col("employed").gt(0));
    return flows
        .withColumnRenamed("year", "share_year")
        .join(broadcast(shareYears), "share_year")
        .join(
            values.select(col("unit").as("work"), col("year"), col("value")),
            new String[] {"work", "year"},
            "left")
        .groupBy(col("home").as("unit"), col("year"), col("share_year"))
        .agg(
            sum(coalesce(
                    call_function("commuting_effect", col("employed"), col("value")), lit(0.0)))
                .as("sum"),
            count_if(isUnknown).as("unknown"))
        .join(
            values.select(col("unit"), col("year").as("share_year"), col("employed").as("weights")),
            new String[] {"unit", "share_year"})
        .select(
            col("unit"),
            col("year"),
            call_function("commuting_weighted", col("sum"), col("unknown"), col("weights"))
                .as("met"));
  }

  /** VRA of units as the mean over the residents of their municipalities. */
  static Dataset<Row> averageOverResidents(Dataset<Row> municipalities, Dataset<Row> above) {
    return UnitYears.joined(municipalities, above)
        .groupBy("level", "unit", "year")
        .agg(
            UnitYears.meanOverResidents("vra_own").as("vra_own"),
            UnitYears.meanOverResidents("vra_neighbour").as("vra_neighbour"),
            UnitYears.meanOverResidents("vra").as("vra"));
  }

  private static Column part(String name) {
    return call_function("commuting_weighted", col(name), col(name + "_unknown"), col("weights"));
  }
}
