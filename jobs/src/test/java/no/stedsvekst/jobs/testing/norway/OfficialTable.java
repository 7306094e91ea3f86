package no.stedsvekst.jobs.testing.norway;

import java.nio.file.Path;

/** The landing tables that can be filled with official figures. */
public enum OfficialTable {
  MUNICIPALITY,
  CODE_CHANGE,
  MUNICIPALITY_GROUP,
  POPULATION,
  /** In place of people by sex and age: either is the file {@code population}. */
  POPULATION_TOTAL,
  VITAL,
  JOBS,
  EMPLOYMENT,
  COMMUTING,
  EMPLOYMENT_RATE,
  DEATH_PROBABILITY,
  FERTILITY_RATE,
  REFERENCE_PROJECTION;

  void write(Path landing, YearSpan years) {
    switch (this) {
      case MUNICIPALITY -> new Geography().municipalities(landing);
      case CODE_CHANGE -> new Geography().changes(landing);
      case MUNICIPALITY_GROUP -> Groups.all(landing);
      case POPULATION -> People.population(landing, years);
      case POPULATION_TOTAL -> People.totals(landing, years);
      case VITAL -> People.vital(landing, years);
      case JOBS -> Work.jobs(landing, years);
      case EMPLOYMENT -> Work.employment(landing, years);
      case COMMUTING -> Work.commuting(landing, years);
      case EMPLOYMENT_RATE -> Rates.employment(landing);
      case DEATH_PROBABILITY -> Rates.deaths(landing, years);
      case FERTILITY_RATE -> Rates.fertility(landing, years);
      case REFERENCE_PROJECTION -> People.projection(landing);
    }
  }
}
