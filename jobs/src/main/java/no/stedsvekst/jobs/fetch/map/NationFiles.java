package no.stedsvekst.jobs.fetch.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.plan.AgeGroups;
import no.stedsvekst.jobs.fetch.plan.AgeGroups.Span;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.supply.DeathsByExactAge;
import no.stedsvekst.supply.RatesBySingleAge;

/** What is landed of the nation's rates. */
public final class NationFiles {
  private static final double PER_THOUSAND = 1000;
  private static final double PER_CENT = 100;

  private final Landing landing;
  private final PeopleFiles people;

  /** By year and sex: probabilities of death by exact age. */
  private final TreeMap<Integer, Map<String, double[]>> deaths = new TreeMap<>();

  /**
   * Of that folder.
   *
   * @param people whose number weighs the ages of a group
   */
  public NationFiles(Landing landing, PeopleFiles people) {
    this.landing = landing;
    this.people = people;
  }

  /** Writes {@code death_probability}: out of those by exact age. */
  public void deathProbability() {
    for (Source source : landing.sources("death_probability")) {
      landing.each(
          source,
          cell -> {
            int age = Integer.parseInt(cell.get(Role.AGE));
            if (cell.isThere() && age <= PeopleFiles.OLDEST) {
              deaths.computeIfAbsent(cell.year(), year -> new TreeMap<>())
                      .computeIfAbsent(cell.get(Role.SEX), sex -> unknown())[age] =
                  cell.value() / PER_THOUSAND;
            }
          });
    }
    deaths.values().forEach(sexes -> sexes.values().removeIf(NationFiles::isIncomplete));
    deaths.values().removeIf(sexes -> sexes.size() < PeopleFiles.SEXES.size());
    landing.write(
        "death_probability",
        List.of("alternative", "year", "sex", "age", "probability"),
        file ->
            deaths.forEach(
                (year, sexes) ->
                    sexes.forEach(
                        (sex, exact) -> {
                          double[] probability =
                              DeathsByExactAge.byAgeOnJanuaryFirst(exact, PeopleFiles.OLDEST);
                          for (int age = 0; age < probability.length; age++) {
                            file.row(null, year, sex, age, probability[age]);
                          }
                        })));
  }

  private static double[] unknown() {
    double[] ages = new double[PeopleFiles.OLDEST + 1];
    Arrays.fill(ages, Double.NaN);
    return ages;
  }

  private static boolean isIncomplete(double[] ages) {
    return Arrays.stream(ages).anyMatch(Double::isNaN);
  }

  /** The last probabilities by exact age that are known of a year or before, by sex. */
  Map<String, double[]> lastDeaths() {
    return deaths.isEmpty() ? Map.of() : deaths.lastEntry().getValue();
  }

  /** Writes {@code employment_rate}: rates of single ages out of those of groups. */
  public void employmentRate() {
    landing.write(
        "employment_rate",
        List.of("year", "sex", "age", "rate"),
        file -> {
          for (Source source : landing.sources("employment_rate")) {
            Map<Integer, Map<String, Map<String, Double>>> groups = new TreeMap<>();
            landing.each(
                source,
                cell -> {
                  if (cell.isThere()) {
                    groups
                        .computeIfAbsent(cell.year(), year -> new TreeMap<>())
                        .computeIfAbsent(cell.get(Role.SEX), sex -> new TreeMap<>())
                        .put(cell.get(Role.AGE), cell.value() / PER_CENT);
                  }
                });
            groups.forEach(
                (year, sexes) ->
                    sexes.forEach((sex, rates) -> writeRates(file, source, year, sex, rates)));
            if (!groups.isEmpty()) {
              landing.standIn(
                  "employment_rate: table %s has groups of ages; single ages are read off a curve that keeps the rate of each group"
                      .formatted(source.table()));
            }
          }
        });
  }

  private void writeRates(
      CsvFile file, Source source, int year, String sex, Map<String, Double> byGroup) {
    List<Span> chain = chain(byGroup.keySet().stream().toList());
    if (chain.isEmpty()) {
      landing
          .findings()
          .add(
              "table %s, %d %s: the groups of ages leave gaps (%s), left out"
                  .formatted(source.table(), year, sex, String.join(", ", byGroup.keySet())));
      return;
    }
    int first = chain.get(0).first();
    int last = chain.get(chain.size() - 1).last();
    double[] rates =
        RatesBySingleAge.of(
            chain.stream().mapToInt(span -> span.last() - span.first() + 1).toArray(),
            chain.stream()
                .mapToDouble(span -> byGroup.get(span.first() + "-" + span.last()))
                .toArray(),
            weights(year, sex, first, last));
    for (int age = first; age <= last; age++) {
      file.row(year, sex, age, rates[age - first]);
    }
  }

  /** Who is of an age on 31 December is of it on 1 January; without people all ages count alike. */
  private double[] weights(int year, String sex, int first, int last) {
    double[] all = people.nation(year + 1, sex);
    if (all.length == 0) {
      all = people.nation(year, sex);
    }
    double[] weights = new double[last - first + 1];
    Arrays.fill(weights, 1);
    if (all.length > last) {
      System.arraycopy(all, first, weights, 0, weights.length);
    }
    return weights;
  }

  /** Groups that follow one another without gaps; none where they do not. */
  static List<Span> chain(List<String> codes) {
    List<Span> spans = new ArrayList<>();
    for (String code : codes) {
      AgeGroups.span(code).ifPresent(spans::add);
    }
    spans.sort(Comparator.comparingInt(Span::first).thenComparingInt(Span::last));
    List<Span> chain = new ArrayList<>();
    for (Span span : spans) {
      int next = chain.isEmpty() ? span.first() : chain.get(chain.size() - 1).last() + 1;
      if (span.first() > next) {
        return List.of();
      }
      if (span.first() == next) {
        chain.add(span);
      }
    }
    return chain;
  }
}
