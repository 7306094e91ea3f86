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
 * What is asked of a table.
 *
 * @param source what it fills
 * @param updated when its figures were last changed
 * @param queries one after the other
 * @param absent municipalities and years of which the table has no code
 */
public record TablePlan(Source source, String updated, List<Query> queries, List<String> absent) {

  /**
   * The plan of a table.
   *
   * @param described all of its variables and their values
   * @param mostCells in a query
   * @param problems gets told what is missing, where nothing is returned
   */
  public static Optional<TablePlan> of(
      Source source, DataSet described, Places places, long mostCells, List<String> problems) {
    Making making = new Making(source, places);
    Axis time = null;
    for (Axis axis : described.axes()) {
      Optional<Variable> variable = making.variable(axis);
      if (variable.isEmpty()) {
        problems.add(
            "its variable %s (%s) stands in no line of variable.csv"
                .formatted(axis.code(), axis.label()));
        return Optional.empty();
      }
      if (variable.get().role() == Role.YEAR) {
        time = axis;
      } else if (variable.get().role().isPlace()) {
        making.place(axis, variable.get().role());
      } else {
        Optional<Map<String, String>> chosen = variable.get().chosen(axis, problems);
        if (chosen.isEmpty()) {
          return Optional.empty();
        }
        making.values.put(axis.code(), List.copyOf(chosen.get().keySet()));
      }
    }
    Optional<Variable> missing = making.missing(described);
    if (missing.isPresent()) {
      problems.add("it has no variable " + missing.get().code());
      return Optional.empty();
    }
    List<String> years = new ArrayList<>();
    for (String code : time.codes()) {
      int year = Years.of(code).orElse(-1);
      if (year > 0 && source.has(year)) {
        years.add(code);
      }
    }
    String timeCode = time.code();
    List<String> halvedFirst = new ArrayList<>(List.of(timeCode));
    halvedFirst.addAll(making.placeAxes.keySet());
    List<Query> queries =
        new Chunks(mostCells, halvedFirst).of(years, part -> making.query(timeCode, part));
    return Optional.of(
        new TablePlan(source, described.updated(), queries, List.copyOf(making.absent)));
  }

  /** How many cells are asked for. */
  public long cells() {
    return queries.stream().mapToLong(Query::cells).sum();
  }

  /** What is halved first where a query turns out to be too large. */
  public List<String> halvedFirst() {
    List<String> first = new ArrayList<>();
    source.of(Role.YEAR).ifPresent(variable -> first.add(variable.code()));
    source.variables().stream()
        .filter(variable -> variable.role().isPlace())
        .forEach(variable -> first.add(variable.code()));
    return first;
  }

  /** What is found out about the variables, one by one. */
  private static final class Making {
    private final Source source;
    private final Places places;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Role> placeAxes = new LinkedHashMap<>();
    private final Map<String, RegionCodes> regions = new LinkedHashMap<>();
    private final Map<String, List<String>> outside = new LinkedHashMap<>();
    private final Set<String> absent = new LinkedHashSet<>();

    Making(Source source, Places places) {
      this.source = source;
      this.places = places;
    }

    Optional<Variable> variable(Axis axis) {
      return source.variables().stream()
          .filter(variable -> variable.code().equalsIgnoreCase(axis.code()))
          .findFirst();
    }

    Optional<Variable> missing(DataSet described) {
      return source.variables().stream()
          .filter(
              variable ->
                  described.axes().stream()
                      .noneMatch(axis -> axis.code().equalsIgnoreCase(variable.code())))
          .findFirst();
    }

    void place(Axis axis, Role role) {
      placeAxes.put(axis.code(), role);
      regions.put(axis.code(), new RegionCodes(places, axis));
      outside.put(
          axis.code(),
          role == Role.WORK
              ? axis.codes().stream().filter(RegionCodes::isOutside).toList()
              : List.of());
    }

    /** The query of some years: of municipalities those that hold in one of them. */
    Query query(String time, List<String> years) {
      Map<String, List<String>> all = new LinkedHashMap<>();
      placeAxes.forEach((axis, role) -> all.put(axis, municipalities(axis, years)));
      all.putAll(values);
      all.put(time, years);
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
  }
}
