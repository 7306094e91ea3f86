package no.stedsvekst.jobs.panel;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which year's commuting each flow year is weighted with: the year that the preset wants, or the
 * nearest that was landed.
 *
 * @param chosen the commuting year of each flow year
 * @param wantedLag how many years before the flow year the preset wants
 */
public record ShareYears(Map<Integer, Integer> chosen, int wantedLag) {

  /** Chooses for each flow year; of two equally near years the earlier. */
  public static ShareYears choose(List<Integer> flowYears, List<Integer> landed, String shareYear) {
    int lag = shareYear.equals("t-1") ? 1 : 0;
    Map<Integer, Integer> chosen = new TreeMap<>();
    for (int year : flowYears) {
      int wanted = year - lag;
      landed.stream()
          .min(
              Comparator.<Integer>comparingInt(candidate -> Math.abs(candidate - wanted))
                  .thenComparing(Comparator.naturalOrder()))
          .ifPresent(nearest -> chosen.put(year, nearest));
    }
    return new ShareYears(chosen, lag);
  }

  /**
   * Chooses for each year in which jobs can have grown, among the years with commuting and jobs:
   * what is sent and what is there belong together. Where no year has both, commuting is enough.
   */
  public static ShareYears ofGrowth(List<Integer> jobs, List<Integer> commuting, String shareYear) {
    return choose(growthYears(jobs), withJobs(commuting, jobs), shareYear);
  }

  /** The years of commuting that have jobs too; all of them where none has. */
  public static List<Integer> withJobs(List<Integer> commuting, List<Integer> jobs) {
    List<Integer> both = commuting.stream().filter(jobs::contains).toList();
    return both.isEmpty() ? commuting : both;
  }

  /**
   * The year whose jobs stand beside the commuting of each chosen year that has none of its own:
   * the nearest, the earlier of two.
   */
  public Map<Integer, Integer> jobsBeside(List<Integer> jobs) {
    return chosen.values().stream()
        .distinct()
        .filter(year -> !jobs.contains(year))
        .collect(
            Collectors.toMap(year -> year, year -> nearest(year, jobs), (a, b) -> a, TreeMap::new));
  }

  private static Integer nearest(int wanted, List<Integer> years) {
    return years.stream()
        .min(
            Comparator.<Integer>comparingInt(year -> Math.abs(year - wanted))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** The distinct years of a table: a few dozen at most, whatever the number of municipalities. */
  public static List<Integer> yearsOf(Dataset<Row> rows) {
    return rows.select("year").distinct().as(Encoders.INT()).collectAsList().stream()
        .sorted()
        .toList();
  }

  /** The years of these in which jobs can have grown: those that follow another. */
  public static List<Integer> growthYears(List<Integer> jobYears) {
    return jobYears.stream().filter(year -> jobYears.contains(year - 1)).toList();
  }

  /** The flow years that are not weighted with the year they should be, as a sentence. */
  public String substitutes() {
    return chosen.entrySet().stream()
        .filter(entry -> entry.getKey() - wantedLag != entry.getValue())
        .map(entry -> entry.getKey() + " by " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The choice as a table: year, share_year. */
  public Dataset<Row> table(SparkSession spark) {
    List<Row> rows =
        chosen.entrySet().stream()
            .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
            .toList();
    return spark.createDataFrame(
        rows,
        new StructType()
            .add("year", DataTypes.IntegerType, false)
            .add("share_year", DataTypes.IntegerType, false));
  }
}
