package no.stedsvekst.jobs.fetch.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stedsvekst.jobs.fetch.stat.Axis;

/**
 * Which code of a StatBank table is a municipality in a year. A code that has had two bearers
 * stands there twice, the earlier with a letter behind it: 0716u is Våle until 2001, 0716 Re from
 * 2002 on.
 */
public final class RegionCodes {
  private static final Pattern CODE = Pattern.compile("(\\d{4})([a-zæøå]?)");
  private static final Pattern YEARS = Pattern.compile("\\((\\d{4})?-(\\d{4})?\\)\\s*$");

  private final Places places;
  private final Axis axis;
  private final Map<String, List<String>> bearers = new TreeMap<>();

  /** The codes of an axis beside those of KLASS. */
  public RegionCodes(Places places, Axis axis) {
    this.places = places;
    this.axis = axis;
    for (String value : axis.codes()) {
      base(value)
          .ifPresent(base -> bearers.computeIfAbsent(base, key -> new ArrayList<>()).add(value));
    }
  }

  private static Optional<String> base(String value) {
    Matcher code = CODE.matcher(value);
    return code.matches() ? Optional.of(code.group(1)) : Optional.empty();
  }

  /** The table's code of a municipality that holds in a year; nothing where it has none. */
  public Optional<String> inTable(String code, int year) {
    List<String> known = bearers.getOrDefault(code, List.of());
    if (known.size() < 2) {
      return known.stream().findFirst();
    }
    List<String> ofThen = known.stream().filter(value -> isSaidOf(value, year)).toList();
    if (ofThen.size() == 1) {
      return Optional.of(ofThen.get(0));
    }
    String name = places.nameOf(code, year).orElse("");
    return known.stream().filter(value -> plainLabel(value).equals(name.strip())).findFirst();
  }

  /** The municipality that a value of the table is in a year; nothing where it is none then. */
  public Optional<String> municipality(String value, int year) {
    return base(value)
        .filter(code -> places.holds(code, year))
        .filter(code -> inTable(code, year).filter(value::equals).isPresent());
  }

  /** Whether the table's own label says otherwise than KLASS of whether a value holds in a year. */
  public boolean isContradicted(String value, int year) {
    return YEARS.matcher(axis.labelOf(value)).find()
        && isSaidOf(value, year) != municipality(value, year).isPresent();
  }

  private boolean isSaidOf(String value, int year) {
    Matcher years = YEARS.matcher(axis.labelOf(value));
    if (!years.find()) {
      return true;
    }
    return (years.group(1) == null || Integer.parseInt(years.group(1)) <= year)
        && (years.group(2) == null || year <= Integer.parseInt(years.group(2)));
  }

  private String plainLabel(String value) {
    return YEARS.matcher(axis.labelOf(value)).replaceAll("").strip();
  }

  /** Whether a value is a place that is no municipality: at sea, abroad, not known. */
  public static boolean isOutside(String value) {
    return value.matches("(21|22|23|99)\\d\\d|\\d\\d99");
  }
}
