package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.indicator.CompositeScale;
import no.stedsvekst.indicator.CompositeScore;
import no.stedsvekst.indicator.RankBands;
import no.stedsvekst.indicator.Ratio;
import no.stedsvekst.indicator.SharedRanks;
import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** B4. Composite rankings: all units and editions of a scheme and level are scored at once. */
final class Rankings {
  private static final String TOTAL = "total";
  private static final double SMALL = 2000;

  private static final StructType SCHEMA =
      StructType.fromDDL(
          "scheme string, edition int, area string, level string, unit string, score double,"
              + " `rank` int, rank_in_county int, rank_low int, rank_high int, p_top10 double,"
              + " is_small boolean, reason string, data_year int");

  private Rankings() {}

  /**
   * A row a scheme, edition, area or total, level and unit.
   *
   * @param ranking as landed
   * @param values level, unit, year, indicator, value
   * @param definitions with indicator and is_up
   * @param counties code and county of municipalities
   * @param population level, unit, year, population
   */
  static Dataset<Row> of(
      Dataset<Row> ranking,
      Dataset<Row> values,
      Dataset<Row> definitions,
      Dataset<Row> counties,
      Dataset<Row> population) {
    Dataset<Row> parts =
        ranking
            .join(broadcast(definitions.select("indicator", "is_up")), "indicator")
            .select(
                col("scheme"),
                col("edition"),
                col("area"),
                col("indicator"),
                col("data_year").as("year"),
                when(col("direction").isNull(), col("is_up"))
                    .otherwise(col("direction").equalTo("up"))
                    .as("is_up"),
                coalesce(col("weight"), lit(1.0)).as("weight"),
                coalesce(col("area_weight"), lit(1.0)).as("area_weight"));
    Map<String, Map<Integer, List<Part>>> made = new TreeMap<>();
    for (Row row :
        parts
            .select("scheme", "edition", "area", "indicator", "weight", "area_weight")
            .collectAsList()) {
      made.computeIfAbsent(row.getString(0), scheme -> new TreeMap<>())
          .computeIfAbsent(row.getInt(1), edition -> new ArrayList<>())
          .add(new Part(row.getString(2), row.getString(3), row.getDouble(4), row.getDouble(5)));
    }
    return values
        .filter(not(col("level").equalTo(Levels.COUNTRY)))
        .join(broadcast(parts), new String[] {"indicator", "year"})
        .join(population, new String[] {"level", "unit", "year"}, "left")
        .join(
            broadcast(
                counties.select(
                    lit(Levels.MUNICIPALITY).as("level"), col("code").as("unit"), col("county"))),
            new String[] {"level", "unit"},
            "left")
        .select(
            "scheme",
            "level",
            "edition",
            "area",
            "indicator",
            "unit",
            "year",
            "is_up",
            "weight",
            "area_weight",
            "value",
            "population",
            "county")
        .groupByKey(
            (MapFunction<Row, String>) row -> row.getString(0) + " " + row.getString(1),
            Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (key, group) -> scored(key, group, made),
            Encoders.row(SCHEMA));
  }

  /** An indicator of a ranking, as it was landed: what has no value counts as missing. */
  private record Part(String area, String indicator, double weight, double areaWeight)
      implements Serializable {
    String name() {
      return area + "\n" + indicator;
    }
  }

  private static Iterator<Row> scored(
      String key, Iterator<Row> group, Map<String, Map<Integer, List<Part>>> made) {
    List<Row> rows = new ArrayList<>();
    group.forEachRemaining(rows::add);
    Map<String, List<Double>> pool = new HashMap<>();
    // Several editions, and several areas of one, may use a value: it is one of a unit and year.
    Set<List<Object>> pooled = new HashSet<>();
    TreeMap<Integer, List<Row>> editions = new TreeMap<>();
    for (Row row : rows) {
      if (!row.isNullAt(10)
          && pooled.add(
              List.of(row.getString(4), row.getBoolean(7), row.getString(5), row.getInt(6)))) {
        pool.computeIfAbsent(row.getString(4) + row.getBoolean(7), k -> new ArrayList<>())
            .add(signed(row));
      }
      editions.computeIfAbsent(row.getInt(2), edition -> new ArrayList<>()).add(row);
    }
    Map<String, CompositeScale> scales = new HashMap<>();
    pool.forEach(
        (indicator, values) ->
            scales.put(
                indicator,
                CompositeScale.of(values.stream().mapToDouble(Double::doubleValue).toArray())));
    List<Row> scored = new ArrayList<>();
    String scheme = key.substring(0, key.indexOf(' '));
    editions.forEach(
        (edition, each) ->
            scored.addAll(edition(key, each, scales, made.get(scheme).get(edition))));
    return scored.iterator();
  }

  private static double signed(Row row) {
    return row.getBoolean(7) ? row.getDouble(10) : -row.getDouble(10);
  }

  /** The same draws whatever the order in which rows come: all is sorted by name. */
  private static List<Row> edition(
      String key, List<Row> rows, Map<String, CompositeScale> scales, List<Part> parts) {
    SortedSet<String> areas = new TreeSet<>();
    SortedSet<String> indicators = new TreeSet<>();
    for (Part part : parts) {
      areas.add(part.area());
      indicators.add(part.name());
    }
    TreeMap<String, Row> units = new TreeMap<>();
    int year = 0;
    for (Row row : rows) {
      units.merge(
          row.getString(5), row, (one, other) -> one.getInt(6) >= other.getInt(6) ? one : other);
      year = Math.max(year, row.getInt(6));
    }
    List<String> areaNames = List.copyOf(areas);
    List<String> indicatorNames = List.copyOf(indicators);
    List<String> unitNames = List.copyOf(units.keySet());
    Map<String, Integer> placeOfUnit = new HashMap<>();
    unitNames.forEach(unit -> placeOfUnit.put(unit, placeOfUnit.size()));
    double[][] scaled = new double[indicatorNames.size()][unitNames.size()];
    for (double[] values : scaled) {
      Arrays.fill(values, Double.NaN);
    }
    int[] areaOf = new int[indicatorNames.size()];
    double[] weights = new double[indicatorNames.size()];
    double[] areaWeights = new double[areaNames.size()];
    for (Part part : parts) {
      int indicator = indicatorNames.indexOf(part.name());
      int area = areaNames.indexOf(part.area());
      areaOf[indicator] = area;
      weights[indicator] = part.weight();
      areaWeights[area] = Math.max(areaWeights[area], part.areaWeight());
    }
    for (Row row : rows) {
      int indicator = indicatorNames.indexOf(row.getString(3) + "\n" + row.getString(4));
      if (!row.isNullAt(10)) {
        scaled[indicator][placeOfUnit.get(row.getString(5))] =
            scales.get(row.getString(4) + row.getBoolean(7)).of(signed(row));
      }
    }
    CompositeScore score = new CompositeScore(scaled, areaOf, weights);
    RankBands[] bands = RankBands.of(score, weights, areaWeights, key.hashCode());
    double[][] ofAreas = score.ofAreas(weights);
    List<Row> scored = new ArrayList<>();
    for (int area = 0; area <= areaNames.size(); area++) {
      boolean isTotal = area == areaNames.size();
      double[] scores = isTotal ? CompositeScore.total(ofAreas, areaWeights) : ofAreas[area];
      int[] ranks = SharedRanks.of(scores);
      int[] inCounty =
          inCounty(scores, units.values().stream().map(row -> row.getString(12)).toList());
      for (int unit = 0; unit < scores.length; unit++) {
        Row row = units.get(unitNames.get(unit));
        boolean isKnown = ranks[unit] != SharedRanks.NONE;
        scored.add(
            RowFactory.create(
                row.getString(0),
                row.getInt(2),
                isTotal ? TOTAL : areaNames.get(area),
                row.getString(1),
                unitNames.get(unit),
                isKnown ? scores[unit] : null,
                isKnown ? ranks[unit] : null,
                isKnown && !row.isNullAt(12) ? inCounty[unit] : null,
                isKnown ? bands[area].low(unit) : null,
                isKnown ? bands[area].high(unit) : null,
                isKnown ? bands[area].top(unit) : null,
                row.isNullAt(11) ? null : row.getDouble(11) < SMALL,
                isKnown ? null : Ratio.MISSING,
                year));
      }
    }
    return scored;
  }

  private static int[] inCounty(double[] scores, List<String> counties) {
    int[] ranks = new int[scores.length];
    for (String county : new TreeSet<>(counties.stream().filter(each -> each != null).toList())) {
      double[] within = scores.clone();
      for (int unit = 0; unit < within.length; unit++) {
        within[unit] = county.equals(counties.get(unit)) ? within[unit] : Double.NaN;
      }
      int[] found = SharedRanks.of(within);
      for (int unit = 0; unit < ranks.length; unit++) {
        ranks[unit] = Math.max(ranks[unit], found[unit]);
      }
    }
    return ranks;
  }

  /** The places as measures, of the newest edition of each data year: facts of levels. */
  static Dataset<Row> facts(Dataset<Row> ranked) {
    Dataset<Row> totals = ranked.filter(col("area").equalTo(TOTAL));
    Dataset<Row> newest = totals.groupBy("scheme", "data_year").agg(max("edition").as("edition"));
    Dataset<Row> rows =
        totals.join(broadcast(newest), new String[] {"scheme", "data_year", "edition"});
    return fact(rows, "rank:", "rank").union(fact(rows, "rank_in_county:", "rank_in_county"));
  }

  private static Dataset<Row> fact(Dataset<Row> rows, String prefix, String column) {
    return rows.select(
        col("level"),
        col("unit"),
        col("data_year").as("year"),
        concat(lit(prefix), col("scheme")).as("measure"),
        col(column).cast("double").as("value"));
  }
}
