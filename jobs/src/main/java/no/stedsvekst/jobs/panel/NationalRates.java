package no.stedsvekst.jobs.panel;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A rate of the nation by year, sex and age: a few thousand numbers, whatever the map. */
public final class NationalRates {
  private record Cell(int year, String sex, int age) {}

  /** The sex of a rate that men and women share. */
  private static final String BOTH = "all";

  private final Map<Cell, Double> rates = new HashMap<>();
  private final SortedSet<Integer> years = new TreeSet<>();

  /** Takes rows of year, sex, age and the rate in. */
  public NationalRates(Dataset<Row> rows) {
    for (Row row : rows.collectAsList()) {
      rates.put(new Cell(row.getInt(0), row.getString(1), row.getInt(2)), row.getDouble(3));
      years.add(row.getInt(0));
    }
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return years.isEmpty();
  }

  /** The year itself, or the nearest that has rates; of two equally near the earlier. */
  public int nearest(int wanted) {
    return years.stream()
        .min(
            Comparator.<Integer>comparingInt(year -> Math.abs(year - wanted))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** The rate, or null. */
  public Double of(int year, String sex, int age) {
    Double ofSex = rates.get(new Cell(year, sex, age));
    return ofSex == null ? rates.get(new Cell(year, BOTH, age)) : ofSex;
  }

  /**
   * The rates of all ages from 0 on; the oldest have that of the last age of which one is known,
   * the youngest 0 where none is.
   */
  public double[] byAge(int year, String sex, int ages) {
    double[] all = new double[ages];
    double younger = 0;
    for (int age = 0; age < ages; age++) {
      Double known = of(year, sex, age);
      younger = known == null ? younger : known;
      all[age] = younger;
    }
    return all;
  }
}
