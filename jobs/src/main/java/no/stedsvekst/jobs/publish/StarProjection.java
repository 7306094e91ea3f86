package no.stedsvekst.jobs.publish;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.project.scenario.Scenario;

/**
 * The one projection of those that a lake may have which the star shows.
 *
 * @param alternative of the nation's
 * @param baseYear on whose 1 January it begins
 * @param horizon 2050, or the year of its last 1 January
 */
public record StarProjection(String alternative, int baseYear, int horizon) {
  private static final int FAR = 2050;

  /** Finds it without a query, in a job that reads {@link ProjectTables#TOTAL}. */
  public static Optional<StarProjection> of(JobContext context, PublishChoice choice) {
    List<Map<String, String>> slices =
        context.slices(ProjectTables.TOTAL).stream()
            .filter(slice -> slice.get("preset").equals(choice.preset()))
            .filter(slice -> slice.get("scenario").equals(Scenario.NEUTRAL))
            .toList();
    TreeSet<String> alternatives = new TreeSet<>();
    slices.forEach(slice -> alternatives.add(slice.get("alternative")));
    if (alternatives.isEmpty()) {
      return Optional.empty();
    }
    String alternative =
        alternatives.contains(choice.alternative()) ? choice.alternative() : alternatives.last();
    TreeSet<Integer> begun = new TreeSet<>();
    slices.stream()
        .filter(slice -> slice.get("alternative").equals(alternative))
        .forEach(slice -> begun.add(Integer.valueOf(slice.get("base_year"))));
    int baseYear = choice.baseYear().filter(begun::contains).orElseGet(begun::last);
    return context
        .plain(ProjectTables.TOTAL)
        .select("year")
        .where("preset", choice.preset())
        .where("alternative", alternative)
        .where("base_year", baseYear)
        .where("scenario", Scenario.NEUTRAL)
        .where("level", Levels.COUNTRY)
        .list()
        .stream()
        .map(row -> row.integer("year"))
        .max(Comparator.naturalOrder())
        .map(last -> new StarProjection(alternative, baseYear, Math.min(last, FAR)));
  }
}
