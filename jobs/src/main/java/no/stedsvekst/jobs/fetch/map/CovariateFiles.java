package no.stedsvekst.jobs.fetch.map;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;

/** What models of one's own explain with: per inhabitant on 1 January, and the user's own. */
public final class CovariateFiles {
  private final Landing landing;
  private final PeopleFiles people;

  /** Of that folder. */
  public CovariateFiles(Landing landing, PeopleFiles people) {
    this.landing = landing;
    this.people = people;
  }

  /**
   * Writes {@code covariate}.
   *
   * @param own rows of the user's
   */
  public void write(List<Map<String, String>> own) {
    landing.write(
        "covariate",
        List.of("municipality", "year", "name", "value"),
        file -> {
          for (Source source : landing.sources("covariate")) {
            Map<String, Map<UnitYear, Double>> sums = new TreeMap<>();
            landing.each(
                source,
                cell ->
                    sums.computeIfAbsent(cell.get(Role.MEASURE), name -> new TreeMap<>())
                        .merge(
                            new UnitYear(cell.get(Role.MUNICIPALITY), cell.year()),
                            cell.value(),
                            Double::sum));
            sums.forEach(
                (name, units) ->
                    units.forEach(
                        (unit, sum) -> {
                          Double inhabitants = people.totals().get(unit);
                          if (inhabitants != null && !Double.isNaN(sum)) {
                            file.row(unit.unit(), unit.year(), name, sum / inhabitants);
                          }
                        }));
          }
          own.forEach(
              row ->
                  file.row(
                      row.get("municipality"), row.get("year"), row.get("name"), row.get("value")));
        });
  }
}
