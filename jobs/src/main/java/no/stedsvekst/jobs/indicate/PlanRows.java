package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import no.stedsvekst.indicator.FollowUp;
import no.stedsvekst.indicator.FollowUp.Goal;
import no.stedsvekst.indicator.TargetRule;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** B3. Indicators beside what plans want of them: a plan's goal and the unit's values at a time. */
final class PlanRows {
  private static final String[] SERIES = {"indicator", "level", "unit"};

  private static final StructType SCHEMA =
      StructType.fromDDL(
          "plan string, indicator string, level string, unit string, `rule` string, year int,"
              + " value double, target double, target_year int, distance double, status string,"
              + " trend string, slope double, forecast double, forecast_status string,"
              + " forecast_method string, required_change double");

  private PlanRows() {}

  /**
   * A row a plan, indicator, level, unit, rule and year.
   *
   * @param targets as landed
   * @param values level, unit, year, indicator, value
   * @param projected the same of years to come
   */
  static Dataset<Row> of(
      Dataset<Row> targets, Dataset<Row> values, Dataset<Row> projected, Definitions definitions) {
    Map<String, Definition.Bounds> bounds = new HashMap<>();
    definitions.all().forEach(each -> bounds.put(each.name(), each.bounds()));
    Dataset<Row> goals =
        targets
            .groupBy("plan", "indicator", "level", "unit", "rule")
            .agg(collect_list(struct(col("year"), col("target"), col("tolerance"))).as("goals"));
    Dataset<Row> wanted = targets.select("indicator", "level", "unit").distinct();
    return goals
        .join(series(values, wanted, "values"), SERIES, "left")
        .join(series(projected, wanted, "projected"), SERIES, "left")
        .join(
            broadcast(
                values
                    .filter("value is not null")
                    .groupBy("indicator")
                    .agg(max("year").as("last"))),
            new String[] {"indicator"},
            "left")
        .select(
            "plan", "indicator", "level", "unit", "rule", "goals", "values", "projected", "last")
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> rows(row, bounds.get(row.getString(1))),
            Encoders.row(SCHEMA));
  }

  private static Dataset<Row> series(Dataset<Row> values, Dataset<Row> wanted, String name) {
    return values
        .join(broadcast(wanted), SERIES, "left_semi")
        .groupBy("indicator", "level", "unit")
        .agg(collect_list(struct(col("year"), col("value"))).as(name));
  }

  private static Iterator<Row> rows(Row row, Definition.Bounds bounds) {
    NavigableMap<Integer, Goal> goals = new TreeMap<>();
    for (Row goal : row.<Row>getList(5)) {
      goals.put(goal.getInt(0), new Goal((Double) goal.get(1), (Double) goal.get(2)));
    }
    FollowUp plan =
        new FollowUp(
            TargetRule.named(row.getString(4)).orElseThrow(),
            goals,
            bounds.isRank(),
            bounds.least(),
            bounds.most());
    int last = row.isNullAt(8) ? goals.lastKey() : row.getInt(8);
    List<Row> rows = new ArrayList<>();
    for (FollowUp.Year year : plan.years(series(row, 6), series(row, 7), last)) {
      rows.add(
          RowFactory.create(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              year.year(),
              year.value(),
              year.target(),
              year.targetYear(),
              year.distance(),
              year.status().word(),
              year.trend(),
              year.slope(),
              year.forecast(),
              year.forecastStatus() == null ? null : year.forecastStatus().word(),
              year.forecastMethod(),
              year.requiredChange()));
    }
    return rows.iterator();
  }

  private static NavigableMap<Integer, Double> series(Row row, int place) {
    NavigableMap<Integer, Double> series = new TreeMap<>();
    if (!row.isNullAt(place)) {
      for (Row value : row.<Row>getList(place)) {
        series.put(value.getInt(0), (Double) value.get(1));
      }
    }
    return series;
  }
}
