package no.stedsvekst.jobs.fetch.map;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.place.RegionCodes;
import no.stedsvekst.jobs.fetch.plan.Source;

/** What is noticed of the figures while they are read, and what of them is set aside. */
public final class Findings {
  private final Set<String> sentences = new LinkedHashSet<>();
  private final Map<SetAside, double[]> setAside = new TreeMap<>();
  private double livedNowhere;

  /**
   * A code with figures in a year in which it is no municipality.
   *
   * @param fills what the table fills
   */
  public record SetAside(String fills, String table, String code, int year)
      implements Comparable<SetAside> {
    @Override
    public int compareTo(SetAside other) {
      return toString().compareTo(other.toString());
    }
  }

  /** Notes something. */
  public void add(String sentence) {
    sentences.add(sentence);
  }

  /** Notes that what a table has of a municipality and year is not landed. */
  void leftOut(Source source, UnitYear unit, String why) {
    add("table %s, %s: %s, left out".formatted(source.table(), unit, why));
  }

  /** Sets a figure aside. */
  void setAside(Source source, String code, int year, double value, boolean isHome) {
    if (isHome && RegionCodes.isOutside(code)) {
      livedNowhere += value;
    } else if (!RegionCodes.isOutside(code)) {
      double[] sums =
          setAside.computeIfAbsent(
              new SetAside(source.fills(), source.table(), code, year), key -> new double[2]);
      sums[0]++;
      sums[1] += value;
    }
  }

  /** All that was noticed, in order. */
  public List<String> sentences() {
    List<String> all = new ArrayList<>(sentences);
    if (livedNowhere > 0) {
      all.add(
          "commuting: %.0f who live at sea, abroad or where is not known were left out"
              .formatted(livedNowhere));
    }
    return all;
  }

  /** What was set aside: how many cells, and their sum. */
  public Map<SetAside, double[]> setAside() {
    return setAside;
  }
}
