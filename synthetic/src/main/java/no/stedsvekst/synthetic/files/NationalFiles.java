package no.stedsvekst.synthetic.files;

import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.economy.Industry;
import no.stedsvekst.synthetic.people.Cells;
import no.stedsvekst.synthetic.people.Rates;

/** The small tables of the nation: industries, rates of the past and of the alternatives ahead. */
public final class NationalFiles {
  private final Parameters parameters;
  private final LandingFiles files;

  public NationalFiles(Parameters parameters, LandingFiles files) {
    this.parameters = parameters;
    this.files = files;
  }

  /**
   * Writes them.
   *
   * @param people of the nation by sex and age after the last year
   */
  public void write(long[] people) {
    industries();
    employmentRates();
    deathProbabilities();
    fertilityRates();
    try (RowSink projection = files.open(Table.NATIONAL_PROJECTION);
        RowSink flow = files.open(Table.NATIONAL_FLOW)) {
      for (Rates.Alternative alternative : Rates.Alternative.values()) {
        new Frame(parameters, alternative, people).write(projection, flow);
      }
    }
  }

  private void industries() {
    try (RowSink sink = files.open(Table.INDUSTRY)) {
      for (Industry industry : Industry.ALL) {
        sink.text(industry.code())
            .text(industry.name())
            .text(industry.category())
            .text(industry.sector())
            .flag(industry.isSensitive())
            .real(industry.outlook())
            .end();
      }
    }
  }

  /** They begin a year early: the supply of workers reads those of the year before. */
  private void employmentRates() {
    try (RowSink sink = files.open(Table.EMPLOYMENT_RATE)) {
      for (int year = parameters.firstYear() - 1; year <= parameters.lastYear(); year++) {
        double[] rates = Rates.employment(parameters.seed(), year);
        for (int sex = 0; sex < 2; sex++) {
          for (int age = Rates.FIRST_WORKER; age <= Rates.LAST_WORKER; age++) {
            sink.count(year)
                .text(Cells.SEXES.get(sex))
                .count(age)
                .real(rates[Cells.of(sex, age)])
                .end();
          }
        }
      }
    }
  }

  private void deathProbabilities() {
    int last = parameters.lastYear();
    try (RowSink sink = files.open(Table.DEATH_PROBABILITY)) {
      for (int year = parameters.firstYear(); year <= last; year++) {
        deaths(sink, null, year, Rates.death(year));
      }
      for (Rates.Alternative alternative : Rates.Alternative.values()) {
        for (int year = last + 1; year < Frame.horizon(parameters); year++) {
          deaths(sink, alternative.name(), year, Rates.death(alternative, year, last));
        }
      }
    }
  }

  private static void deaths(RowSink sink, String alternative, int year, double[] rates) {
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      sink.text(alternative)
          .count(year)
          .text(Cells.sex(cell))
          .count(cell % Cells.AGES)
          .real(rates[cell])
          .end();
    }
  }

  private void fertilityRates() {
    int last = parameters.lastYear();
    try (RowSink sink = files.open(Table.FERTILITY_RATE)) {
      for (int year = parameters.firstYear(); year <= last; year++) {
        births(sink, null, year, Rates.fertility(year));
      }
      for (Rates.Alternative alternative : Rates.Alternative.values()) {
        for (int year = last + 1; year < Frame.horizon(parameters); year++) {
          births(sink, alternative.name(), year, Rates.fertility(alternative, year, last));
        }
      }
    }
  }

  private static void births(RowSink sink, String alternative, int year, double[] rates) {
    for (int age = Rates.FIRST_MOTHER; age <= Rates.LAST_MOTHER; age++) {
      sink.text(alternative).count(year).count(age).real(rates[age]).end();
    }
  }
}
