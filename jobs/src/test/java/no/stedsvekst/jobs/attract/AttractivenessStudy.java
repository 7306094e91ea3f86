package no.stedsvekst.jobs.attract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.synthetic.Made;
import no.stedsvekst.synthetic.PlainEstimate;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Estimated against true attractiveness of the places of synthetic countries: a study, not a test,
 * that runs when it is called by its name. Residuals are reckoned with plain loops from the landing
 * files; what is studied is how they are drawn towards nothing, and their intervals.
 *
 * <pre>
 * mvn test -pl jobs -am -Dtest=AttractivenessStudy -Dsurefire.failIfNoSpecifiedTests=false
 * -Dstudy.seeds=20 -Dstudy.municipalities=120 -Dstudy.regions=40 -Dstudy.feedback=off</pre>
 */
class AttractivenessStudy {
  private static final int FIRST = 2001;
  private static final int LAST = 2022;
  private static final List<Double> SIZES =
      List.of(0.0, 2000.0, 5000.0, 20_000.0, Double.POSITIVE_INFINITY);
  private static final String FEEDBACK = System.getProperty("study.feedback", "off");

  private static final StructType RATES =
      new StructType()
          .add("level", DataTypes.StringType)
          .add("unit", DataTypes.StringType)
          .add("year", DataTypes.IntegerType)
          .add("rate", DataTypes.DoubleType)
          .add("size", DataTypes.DoubleType)
          .add("terms", DataTypes.createArrayType(DataTypes.DoubleType));

  @TempDir Path folder;

  /** A place: what is true of it a year, what was measured, and what is believed. */
  private record Judged(
      double truth, double raw, double shrunken, boolean isCovered, double size) {}

  @Test
  void shrunkenRatesAreNearerToTheTruth() {
    int seeds = Integer.getInteger("study.seeds", 20);
    int first = Integer.getInteger("study.first", 1);
    List<Judged> all = new ArrayList<>();
    for (int seed = first; seed < first + seeds; seed++) {
      judge(seed, all);
    }
    tell("all", all);
    for (int number = 1; number < SIZES.size(); number++) {
      double from = SIZES.get(number - 1);
      double to = SIZES.get(number);
      List<Judged> some =
          all.stream().filter(place -> place.size() >= from && place.size() < to).toList();
      tell("from %.0f".formatted(from), some);
      double covered = covered(some);
      assertTrue(covered >= 0.75 && covered <= 0.85, "covered " + covered);
    }
    List<Judged> small = all.stream().filter(place -> place.size() < SIZES.get(1)).toList();
    assertTrue(error(small, true) < 0.6 * error(small, false));
  }

  private void judge(int seed, List<Judged> all) {
    Path landing = folder.resolve("country");
    Made made =
        Made.in(
            landing,
            "seed",
            Integer.toString(seed),
            "feedback",
            FEEDBACK,
            "municipalities",
            System.getProperty("study.municipalities", "120"),
            "regions",
            System.getProperty("study.regions", "40"),
            "years",
            FIRST + "-" + LAST);
    PlainEstimate plain = new PlainEstimate(made, FIRST, LAST);
    Map<String, Double> truth = new HashMap<>();
    made.rows("truth").forEach(row -> truth.put(row[0], Double.valueOf(row[1])));
    List<Row> rates = new ArrayList<>();
    Map<String, Double> sums = new HashMap<>();
    Map<String, Double> sizes = new HashMap<>();
    for (PlainEstimate.Observation row : plain.observations()) {
      double[] effects = new double[row.x().length];
      for (int term = 0; term < effects.length; term++) {
        effects[term] = plain.estimate(PlainEstimate.TERMS.get(term)) * row.x()[term];
      }
      double expected = Arrays.stream(effects).sum();
      // As the decomposition has them: centrality, the growth of jobs, and the supply of workers.
      double[] terms = {1, effects[4], effects[1] + effects[2] + effects[3], effects[5]};
      double people = plain.people(row.unit(), row.year());
      rates.add(
          RowFactory.create(
              "municipality", row.unit(), row.year(), row.y() - expected, people, terms));
      sums.merge(row.unit(), row.y() - expected, Double::sum);
      sizes.merge(row.unit(), people, Double::sum);
    }
    YearRange years = new YearRange(FIRST + 3, LAST);
    int count = years.last() - years.first() + 1;
    Periods periods = new Periods(Set.of(years));
    for (Row row :
        UncertainRates.over(periods, TestSession.get().createDataFrame(rates, RATES))
            .collectAsList()) {
      String unit = row.getAs("unit");
      double lasting = truth.get(unit);
      Judged judged =
          new Judged(
              lasting,
              sums.get(unit) / count,
              row.<Double>getAs("shrunken_rate") / count,
              row.<Double>getAs("shrunken_low") <= count * lasting
                  && count * lasting <= row.<Double>getAs("shrunken_high"),
              sizes.get(unit) / count);
      all.add(judged);
    }
    Folders.delete(landing);
  }

  private static void tell(String which, List<Judged> places) {
    System.out.printf(
        Locale.ROOT,
        "%-12s %d places: correlation raw %.3f shrunken %.3f; root mean square error raw %.5f"
            + " shrunken %.5f; 80 %% interval covers %.3f%n",
        which,
        places.size(),
        correlation(places, false),
        correlation(places, true),
        error(places, false),
        error(places, true),
        covered(places));
  }

  private static double covered(List<Judged> places) {
    return places.stream().filter(Judged::isCovered).count() / (double) places.size();
  }

  private static double estimate(Judged place, boolean isShrunken) {
    return isShrunken ? place.shrunken() : place.raw();
  }

  private static double error(List<Judged> places, boolean isShrunken) {
    return Math.sqrt(
        places.stream()
            .mapToDouble(place -> Math.pow(estimate(place, isShrunken) - place.truth(), 2))
            .average()
            .orElseThrow());
  }

  private static double correlation(List<Judged> places, boolean isShrunken) {
    double[] truth = places.stream().mapToDouble(Judged::truth).toArray();
    double[] found = places.stream().mapToDouble(place -> estimate(place, isShrunken)).toArray();
    return new PearsonsCorrelation().correlation(truth, found);
  }
}
