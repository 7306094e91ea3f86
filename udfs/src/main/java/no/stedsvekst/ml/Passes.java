package no.stedsvekst.ml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.stats.Covariance.Recipe;
import no.stedsvekst.stats.LeastSquares;
import no.stedsvekst.stats.ScoreSums;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** The two passes over the rows of a panel; what comes back has the size of the fits. */
final class Passes {
  private Passes() {}

  /** Turns the rows of every slice into a triangle. */
  static Map<Slice, LeastSquares> triangles(JavaRDD<Row> rows) {
    return new TreeMap<>(
        rows.mapPartitionsToPair(Passes::trianglesOf)
            .reduceByKey(
                (one, other) -> {
                  one.merge(other);
                  return one;
                })
            .collectAsMap());
  }

  /**
   * Adds up the scores of every fit.
   *
   * @param rows all of a group and cluster side by side
   * @param recipes that will be made of them
   */
  static Map<Integer, ScoreSums> scores(
      JavaRDD<Row> rows, List<SolvedFit> fits, List<Recipe> recipes) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(rows.context());
    Broadcast<List<SolvedFit>> sent = context.broadcast(fits);
    Map<Integer, ScoreSums> scores =
        rows.mapPartitionsToPair(part -> scoresOf(part, sent.value(), recipes))
            .reduceByKey(
                (one, other) -> {
                  one.merge(other);
                  return one;
                })
            .collectAsMap();
    sent.destroy();
    return scores;
  }

  private static Iterator<Tuple2<Slice, LeastSquares>> trianglesOf(Iterator<Row> rows) {
    Map<Slice, LeastSquares> triangles = new HashMap<>();
    while (rows.hasNext()) {
      PanelRow row = PanelRow.of(rows.next());
      triangles
          .computeIfAbsent(
              row.slice(), slice -> new LeastSquares(row.design().length, row.labels().length))
          .add(row.design(), row.labels(), row.weight());
    }
    return triangles.entrySet().stream()
        .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
        .iterator();
  }

  private static Iterator<Tuple2<Integer, ScoreSums>> scoresOf(
      Iterator<Row> rows, List<SolvedFit> fits, List<Recipe> recipes) {
    Map<Integer, ScoreSums> scores = new HashMap<>();
    Map<Slice, List<Integer>> fitsOf = new HashMap<>();
    Set<ScoreSums> open = new HashSet<>();
    String current = null;
    while (rows.hasNext()) {
      PanelRow row = PanelRow.of(rows.next());
      if (!row.cluster().equals(current)) {
        open.forEach(ScoreSums::closeCluster);
        open.clear();
        current = row.cluster();
      }
      for (int index : fitsOf.computeIfAbsent(row.slice(), slice -> fitsOf(slice, fits))) {
        SolvedFit fit = fits.get(index);
        ScoreSums sums = scores.computeIfAbsent(index, at -> fit.noScores(recipes));
        fit.addScore(row, sums);
        open.add(sums);
      }
    }
    open.forEach(ScoreSums::closeCluster);
    return scores.entrySet().stream()
        .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
        .iterator();
  }

  private static List<Integer> fitsOf(Slice slice, List<SolvedFit> fits) {
    List<Integer> of = new ArrayList<>();
    for (int index = 0; index < fits.size(); index++) {
      if (fits.get(index).hasScores() && fits.get(index).slices().contains(slice)) {
        of.add(index);
      }
    }
    return of;
  }
}
