package no.stedsvekst.jobs.fetch.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.place.Klass.Centrality;
import no.stedsvekst.jobs.fetch.place.Places.Span;
import no.stedsvekst.jobs.fetch.place.SplitChange;
import no.stedsvekst.jobs.fetch.plan.Role;

/** The municipalities, and what became of their codes. */
public final class PlaceFiles {
  private final Landing landing;
  private final List<SplitChange> changes;

  /**
   * Of that folder.
   *
   * @param changes of codes, with their weights
   */
  public PlaceFiles(Landing landing, List<SplitChange> changes) {
    this.landing = landing;
    this.changes = changes;
  }

  /**
   * Writes {@code municipality}. A code that has ended is in the region of what most of it became.
   *
   * @param centrality by municipality of today
   * @param regions by municipality of today; counties where there is none
   * @param counties what they are called, by code
   * @param jobsIndex the user's own, by municipality
   */
  public void municipalities(
      Map<String, Centrality> centrality,
      Map<String, String> regions,
      Map<String, String> counties,
      Map<String, String> jobsIndex) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "code",
                "name",
                "valid_from",
                "valid_to",
                "county",
                "region",
                "centrality_index",
                "centrality_class"));
    if (!jobsIndex.isEmpty()) {
      columns.add("centrality_jobs");
    }
    columns.add("county_name");
    landing.write(
        "municipality",
        columns,
        file -> {
          for (Span span : landing.places().spans()) {
            String county = span.code().substring(0, 2);
            Optional<Centrality> known = known(centrality, span);
            List<Object> row = new ArrayList<>();
            row.add(span.code());
            row.add(span.name());
            row.add(span.from());
            row.add(span.isOpen() ? null : span.until());
            row.add(county);
            row.add(known(regions, span).orElse(county));
            row.add(known.map(Centrality::index).orElse(null));
            row.add(known.map(Centrality::level).orElse(null));
            if (!jobsIndex.isEmpty()) {
              row.add(known(jobsIndex, span).orElse(null));
            }
            row.add(counties.get(county));
            file.row(row.toArray());
          }
        });
  }

  /** What is known of a code, or of what most of it became. */
  private <T> Optional<T> known(Map<String, T> byCode, Span span) {
    String code = span.code();
    int until = span.until();
    for (int step = 0; step <= changes.size(); step++) {
      if (byCode.containsKey(code)) {
        return Optional.of(byCode.get(code));
      }
      Optional<SplitChange> next = largest(code, until);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      code = next.get().to();
      until = Integer.MAX_VALUE;
    }
    return Optional.empty();
  }

  private Optional<SplitChange> largest(String code, int until) {
    return changes.stream()
        .filter(change -> change.from().equals(code) && !change.to().equals(code))
        .filter(change -> until == Integer.MAX_VALUE || change.year() == until)
        .max(
            Comparator.comparingDouble((SplitChange change) -> change.weight().orElse(0))
                .thenComparing(SplitChange::to, Comparator.reverseOrder()));
  }

  /**
   * Writes {@code code_change}.
   *
   * @param moved areas that changed municipality, as the user has them
   */
  public void codeChanges(List<Map<String, String>> moved) {
    landing.write(
        "code_change",
        List.of("from_code", "to_code", "year", "weight"),
        file -> {
          for (SplitChange change : changes) {
            file.row(
                change.from(),
                change.to(),
                change.year(),
                change.weight().isPresent() ? change.weight().getAsDouble() : null);
          }
          moved.forEach(
              row ->
                  file.row(
                      row.get("from_code"),
                      row.get("to_code"),
                      row.get("year"),
                      row.get("weight")));
        });
  }

  /** What each measure of a table was, by measure, municipality and year. */
  public static Map<String, Map<UnitYear, Double>> measures(Landing landing, String fills) {
    Map<String, Map<UnitYear, Double>> measures = new TreeMap<>();
    landing
        .sources(fills)
        .forEach(
            source ->
                landing.each(
                    source,
                    cell -> {
                      if (cell.isThere()) {
                        measures
                            .computeIfAbsent(cell.get(Role.MEASURE), key -> new HashMap<>())
                            .put(
                                new UnitYear(cell.get(Role.MUNICIPALITY), cell.year()),
                                cell.value());
                      }
                    }));
    return measures;
  }
}
