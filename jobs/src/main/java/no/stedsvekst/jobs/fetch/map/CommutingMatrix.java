package no.stedsvekst.jobs.fetch.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;

/**
 * Who works where, and the sums of it by home and by place of work. In older years StatBank turns a
 * pair of 1 or 2 into 0 or 3: such a year has pairs of 3 and none of 1 or 2, and its sums miss what
 * is counted by a few.
 */
public final class CommutingMatrix {
  private static final double ROUNDED_TO = 3;

  private final Landing landing;
  private final Map<UnitYear, Double> byHome = new TreeMap<>();
  private final Map<UnitYear, Double> byWork = new TreeMap<>();
  private final Set<Integer> withOneOrTwo = new TreeSet<>();
  private final Set<Integer> withThree = new TreeSet<>();
  private long unknownPairs;

  /** Of that folder. */
  public CommutingMatrix(Landing landing) {
    this.landing = landing;
  }

  /** Writes {@code commuting}, and keeps its sums. */
  public void write() {
    landing.write(
        "commuting",
        List.of("year", "home", "work", "employed"),
        file -> {
          for (Source source : landing.sources("commuting")) {
            Map<UnitYear, Double> outside = new TreeMap<>();
            landing.each(source, cell -> pair(cell, file, outside));
            outside.forEach(
                (home, employed) -> {
                  if (employed > 0) {
                    file.row(home.year(), home.unit(), Reading.OUTSIDE, employed);
                  }
                });
          }
        });
    if (unknownPairs > 0) {
      landing.findings().add("commuting: %d pairs are not known".formatted(unknownPairs));
    }
    byHome.forEach(
        (home, employed) -> {
          if (employed == 0) {
            landing.findings().add("commuting, %s: nobody who lives there works".formatted(home));
          }
        });
    Set<Integer> rounded = new TreeSet<>(withThree);
    rounded.removeAll(withOneOrTwo);
    if (!rounded.isEmpty()) {
      landing.standIn(
          "commuting of %s: StatBank has 0 or 3 in place of 1 and 2"
              .formatted(UnitYear.span(rounded)));
    }
  }

  private void pair(Cell cell, CsvFile file, Map<UnitYear, Double> outside) {
    UnitYear home = new UnitYear(cell.get(Role.HOME), cell.year());
    String work = cell.get(Role.WORK);
    if (!cell.isThere()) {
      unknownPairs++;
      return;
    }
    noteSize(cell);
    byHome.merge(home, cell.value(), Double::sum);
    if (work.equals(Reading.OUTSIDE)) {
      outside.merge(home, cell.value(), Double::sum);
      return;
    }
    byWork.merge(new UnitYear(work, cell.year()), cell.value(), Double::sum);
    if (cell.value() > 0) {
      file.row(cell.year(), home.unit(), work, cell.value());
    }
  }

  private void noteSize(Cell cell) {
    if (cell.value() > 0 && cell.value() < ROUNDED_TO) {
      withOneOrTwo.add(cell.year());
    } else if (cell.value() == ROUNDED_TO) {
      withThree.add(cell.year());
    }
  }

  /** Whether small pairs of a year are rounded. */
  boolean isRounded(int year) {
    return withThree.contains(year) && !withOneOrTwo.contains(year);
  }

  /** Who lives there and works, wherever. */
  Map<UnitYear, Double> byHome() {
    return byHome;
  }

  /** Who works there and lives in any municipality. */
  Map<UnitYear, Double> byWork() {
    return byWork;
  }
}
