package no.stedsvekst.jobs.fetch.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.place.RegionCodes;
import no.stedsvekst.jobs.fetch.stat.Axis;
import no.stedsvekst.jobs.fetch.stat.DataSet;

/**
 * What is wanted of each variable of a table: of most the same in every year, of places the codes
 * that hold in the years that are asked for.
 */
final class Selection {
  private final Source source;
  private final Places places;
  private final Axis time;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, RegionCodes> regions = new LinkedHashMap<>();
  private final Map<String, List<String>> outside = new LinkedHashMap<>();
  private final Set<String> absent = new LinkedHashSet<>();

  private Selection(Source source, Places places, Axis time) {
    this.source = source;
    this.places = places;
    this.time = time;
  }

  /**
   * Of a table as it is described.
   *
   * @param problems gets told what is missing, where nothing is returned
   */
  static Optional<Selection> of(
      Source source, DataSet described, Places places, List<String> problems) {
    for (Variable variable : source.variables()) {
      if (described.axes().stream().noneMatch(variable::names)) {
        problems.add("it has no variable " + variable.code());
        return Optional.empty();
      }
    }
    Axis time =
        described.axes().stream()
            .filter(axis -> source.of(Role.YEAR).filter(year -> year.names(axis)).isPresent())
            .findFirst()
            .orElseThrow();
    Selection selection = new Selection(source, places, time);
    for (Axis axis : described.axes()) {
      if (!axis.equals(time) && !selection.take(axis, problems)) {
        return Optional.empty();
      }
    }
    return Optional.of(selection);
  }

  private boolean take(Axis axis, List<String> problems) {
    Optional<Variable> variable =
        source.variables().stream().filter(each -> each.names(axis)).findFirst();
    if (variable.isEmpty()) {
      problems.add(
          "its variable %s (%s) stands in no line of variable.csv"
              .formatted(axis.code(), axis.label()));
      return false;
    }
    if (variable.get().role().isPlace()) {
      regions.put(axis.code(), new RegionCodes(places, axis));
      outside.put(
          axis.code(),
          variable.get().role() == Role.WORK
              ? axis.codes().stream().filter(RegionCodes::isOutside).toList()
              : List.of());
      return true;
    }
    Optional<Map<String, String>> chosen = variable.get().chosen(axis, problems);
    chosen.ifPresent(codes -> values.put(axis.code(), List.copyOf(codes.keySet())));
    return chosen.isPresent();
  }

  /** The variable of time. */
  Axis time() {
    return time;
  }

  /** Years are cut first, then places. */
  List<String> halvedFirst() {
    List<String> first = new ArrayList<>(List.of(time.code()));
    first.addAll(regions.keySet());
    return first;
  }

  /** The query of some years: of municipalities those that hold in one of them. */
  Query query(List<String> years) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    regions.keySet().forEach(axis -> all.put(axis, municipalities(axis, years)));
    all.putAll(values);
    all.put(time.code(), years);
    return new Query(source.table(), all);
  }

  private List<String> municipalities(String axis, List<String> years) {
    Set<String> codes = new LinkedHashSet<>();
    for (String code : years) {
      int year =
          source.edition().isEmpty()
              ? Years.of(code).orElseThrow()
              : Integer.parseInt(source.edition());
      for (String municipality : places.codesOf(year)) {
        regions
            .get(axis)
            .inTable(municipality, year)
            .ifPresentOrElse(codes::add, () -> absent.add(municipality + " " + year));
      }
    }
    codes.addAll(outside.get(axis));
    return List.copyOf(codes);
  }

  /** Municipalities and years of which the table has no code; known when all is asked for. */
  List<String> absent() {
    return List.copyOf(absent);
  }
}
