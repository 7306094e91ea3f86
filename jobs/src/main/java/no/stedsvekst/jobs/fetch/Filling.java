package no.stedsvekst.jobs.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.map.Answers;
import no.stedsvekst.jobs.fetch.map.CommutingMatrix;
import no.stedsvekst.jobs.fetch.map.CovariateFiles;
import no.stedsvekst.jobs.fetch.map.Landing;
import no.stedsvekst.jobs.fetch.map.NationFiles;
import no.stedsvekst.jobs.fetch.map.PeopleFiles;
import no.stedsvekst.jobs.fetch.map.PlaceFiles;
import no.stedsvekst.jobs.fetch.map.ProjectionFiles;
import no.stedsvekst.jobs.fetch.map.UnitYear;
import no.stedsvekst.jobs.fetch.map.WorkFiles;
import no.stedsvekst.jobs.fetch.place.CodeChanges;
import no.stedsvekst.jobs.fetch.place.Klass.Centrality;
import no.stedsvekst.jobs.fetch.place.Klass.Change;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.plan.Sources;

/** Fills the landing folder with what there is: nothing here asks a server. */
final class Filling {
  /** Tables that only the user has and that are landed as they are. */
  private static final List<String> AS_THEY_ARE =
      List.of("fertility_rate", "migration_age", "municipality_group");

  private static final double A_PERSON = 0.5;

  private final FetchChoice choice;
  private final Sources sources;
  private final OwnFiles own;

  Filling(FetchChoice choice, Sources sources, OwnFiles own) {
    this.choice = choice;
    this.sources = sources;
    this.own = own;
  }

  /**
   * What KLASS says.
   *
   * @param centrality by municipality of today
   * @param regions by municipality of today
   * @param counties what they are called, by code
   */
  record Geography(
      Places places,
      List<Change> changes,
      Map<String, Centrality> centrality,
      Map<String, String> regions,
      Map<String, String> counties) {}

  /** What it was filled with, and the changes of population that no flow explains. */
  record Filled(Landing landing, List<Map<String, Object>> borderMoves) {}

  Filled fill(Geography geography, Answers answers) {
    Landing landing = new Landing(choice.out(), answers, geography.places());
    Map<String, Map<UnitYear, Double>> people = PlaceFiles.measures(landing, "place_change");
    CodeChanges changes = changes(geography, people, landing);
    places(geography, changes, landing);
    PeopleFiles residents = new PeopleFiles(landing);
    residents.population();
    residents.vital();
    CommutingMatrix commuting = new CommutingMatrix(landing);
    commuting.write();
    WorkFiles work = new WorkFiles(landing, commuting);
    work.employment();
    work.jobs(sources.lines("industry.csv"));
    NationFiles nation = new NationFiles(landing, residents);
    nation.deathProbability();
    nation.employmentRate();
    ProjectionFiles projections = new ProjectionFiles(landing, nation);
    projections.ofTheNation();
    projections.ofMunicipalities();
    new CovariateFiles(landing, residents).write(own.rows("covariate.csv"));
    AS_THEY_ARE.forEach(table -> asItIs(table, landing));
    return new Filled(landing, borderMoves(changes, people, landing));
  }

  private CodeChanges changes(
      Geography geography, Map<String, Map<UnitYear, Double>> people, Landing landing) {
    Map<UnitYear, Double> stock = people.getOrDefault("population", Map.of());
    Map<UnitYear, Double> growth = people.getOrDefault("growth", Map.of());
    return new CodeChanges(
        geography.changes(),
        choice.firstYear(),
        geography.places(),
        (code, year) -> stock.getOrDefault(new UnitYear(code, year), Double.NaN),
        (code, year) -> growth.getOrDefault(new UnitYear(code, year), Double.NaN),
        landing.findings()::add);
  }

  private void places(Geography geography, CodeChanges changes, Landing landing) {
    PlaceFiles places = new PlaceFiles(landing, changes.rows());
    Map<String, String> regions = own.map("region.csv", "municipality", "region");
    if (regions.isEmpty()) {
      regions = geography.regions();
      landing.standIn(
          regions.isEmpty()
              ? "municipality.region is the county: KLASS has no table of economic regions of this year"
              : "municipality.region is Statistics Norway's economic region, not the book's");
    }
    if (geography.counties().isEmpty()) {
      landing.standIn(
          "municipality.county_name is empty: KLASS does not say what counties are called");
    }
    if (geography.centrality().isEmpty()) {
      landing.standIn("municipality.centrality_index is empty: KLASS has none of this year");
    }
    Map<String, String> jobsIndex =
        own.map("centrality_jobs.csv", "municipality", "centrality_jobs");
    if (jobsIndex.isEmpty()) {
      landing.standIn("centrality_jobs is not published: the whole index stands in");
    }
    places.municipalities(geography.centrality(), regions, geography.counties(), jobsIndex);
    places.codeChanges(own.rows("border_move.csv"));
  }

  private void asItIs(String table, Landing landing) {
    List<Map<String, String>> rows = own.rows(table + ".csv");
    if (!rows.isEmpty()) {
      landing.copy(table, own.columns(table + ".csv"), rows);
    }
  }

  /** Where a municipality has other people on 1 January than it had and gained: an area moved. */
  private static List<Map<String, Object>> borderMoves(
      CodeChanges changes, Map<String, Map<UnitYear, Double>> people, Landing landing) {
    Map<UnitYear, Double> stock = people.getOrDefault("population", Map.of());
    List<Map<String, Object>> moves = new ArrayList<>();
    new TreeMap<>(people.getOrDefault("growth", Map.of()))
        .forEach(
            (unit, growth) -> {
              Double before = stock.get(unit);
              Double after = stock.get(new UnitYear(unit.unit(), unit.year() + 1));
              boolean isSame =
                  landing.places().holds(unit.unit(), unit.year() + 1)
                      && !changes.isTouched(unit.unit(), unit.year() + 1);
              if (isSame && before != null && after != null) {
                double gap = after - before - growth;
                if (Math.abs(gap) > A_PERSON) {
                  Map<String, Object> move = new LinkedHashMap<>();
                  move.put("municipality", unit.unit());
                  move.put("year", unit.year() + 1);
                  move.put("persons", gap);
                  moves.add(move);
                }
              }
            });
    if (!moves.isEmpty()) {
      landing
          .findings()
          .add(
              "in %d municipalities and years the population changed by more than births, deaths and moves: areas that changed municipality (fetch-report.json lists them)"
                  .formatted(moves.size()));
    }
    return moves;
  }
}
