package no.stedsvekst.jobs.synthetic;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import no.stedsvekst.jobs.settings.YearRange;

/** Lets the years pass in a country, and writes down what its statistics office would. */
final class History {
  private static final double NATIONAL_MIGRATION = 0.005;
  private static final double EMPLOYED_SHARE = 0.5;

  private final Country country;
  private final List<Place> places;
  private final YearRange years;
  private final Random random;
  private final Economy economy;
  private final People[] people;
  private final double[] persistentShock;
  private final double meanCentrality;

  History(Country country, YearRange years, Random random) {
    this.country = country;
    this.places = country.places();
    this.years = years;
    this.random = random;
    this.economy = new Economy(country, random);
    this.people = new People[places.size()];
    this.persistentShock = new double[places.size()];
    double sum = 0;
    for (int place = 0; place < people.length; place++) {
      people[place] = new People(places.get(place).people(), random);
      sum += country.jobsWithinReach()[place];
    }
    this.meanCentrality = sum / people.length;
  }

  void writeTo(Path folder) {
    writeMunicipalities(folder);
    writeEmploymentRates(folder);
    try (CsvFile population =
            new CsvFile(folder, "population", "municipality,year,sex,age,persons");
        CsvFile vital =
            new CsvFile(folder, "vital", "municipality,year,births,deaths,net_migration");
        CsvFile jobs = new CsvFile(folder, "jobs", "municipality,year,industry,jobs");
        CsvFile commuting = new CsvFile(folder, "commuting", "year,home,work,employed")) {
      double[][] weighted = new double[3][places.size()];
      writePopulation(population, years.first());
      for (int year = years.first(); year <= years.last(); year++) {
        double[] before = economy.totals();
        if (year > years.first()) {
          economy.live();
        }
        weighted =
            new double[][] {
              Truth.weightedGrowth(before, economy.totals(), country.workShares()),
              weighted[0],
              weighted[1]
            };
        writeJobs(jobs, year);
        writeVital(vital, year, weighted);
        writePopulation(population, year + 1);
        writeCommuting(commuting, year);
      }
    }
  }

  /** The model's own sentence: what moves people, and what does not explain itself. */
  private long migration(int place, double[][] weighted) {
    long here = people[place].total();
    double rate = NATIONAL_MIGRATION + Truth.INTERCEPT + places.get(place).attractiveness();
    for (int lag = 0; lag < Truth.JOBS.length; lag++) {
      rate += Truth.JOBS[lag] * weighted[lag][place];
    }
    rate += Truth.CENTRALITY_JOBS * (country.jobsWithinReach()[place] - meanCentrality);
    persistentShock[place] = 0.5 * persistentShock[place] + 0.0035 * random.nextGaussian();
    double noise = 0.35 / Math.sqrt(here) * random.nextGaussian();
    return Math.round(here * (rate + persistentShock[place] + noise));
  }

  private void writeVital(CsvFile vital, int year, double[][] weighted) {
    for (int place = 0; place < people.length; place++) {
      long[] events = people[place].live(migration(place, weighted));
      vital.row(places.get(place).code(), year, events[0], events[1], events[2]);
    }
  }

  private void writePopulation(CsvFile population, int year) {
    for (int place = 0; place < people.length; place++) {
      for (int sex = 0; sex < 2; sex++) {
        for (int age = 0; age < People.AGES; age++) {
          population.row(
              places.get(place).code(), year, People.SEXES[sex], age, people[place].of(sex, age));
        }
      }
    }
  }

  private void writeJobs(CsvFile jobs, int year) {
    for (int place = 0; place < people.length; place++) {
      for (int industry = 0; industry < Economy.INDUSTRIES.length; industry++) {
        jobs.row(
            places.get(place).code(),
            year,
            Economy.INDUSTRIES[industry],
            economy.of(place, industry));
      }
    }
  }

  private void writeCommuting(CsvFile commuting, int year) {
    for (int home = 0; home < people.length; home++) {
      double employed = EMPLOYED_SHARE * people[home].total();
      for (int work = 0; work < people.length; work++) {
        long there = Math.round(employed * country.workShares()[home][work]);
        if (there > 0) {
          commuting.row(year, places.get(home).code(), places.get(work).code(), there);
        }
      }
      commuting.row(
          year, places.get(home).code(), "outside", Math.round(employed * Country.OUTSIDE));
    }
  }

  private void writeMunicipalities(Path folder) {
    String header =
        "code,name,valid_from,valid_to,county,region,"
            + "centrality_index,centrality_jobs,centrality_class";
    try (CsvFile file = new CsvFile(folder, "municipality", header)) {
      for (int place = 0; place < places.size(); place++) {
        Place here = places.get(place);
        double jobs = country.jobsWithinReach()[place];
        double index = (2 * jobs + country.peopleWithinReach()[place]) / 3;
        file.row(
            here.code(),
            here.name(),
            years.first() - 10,
            null,
            here.county(),
            here.region(),
            Math.round(1000 * index),
            Math.round(1e6 * jobs) / 1e3,
            1 + (int) Math.floor(5.99 * (1 - index)));
      }
    }
  }

  private void writeEmploymentRates(Path folder) {
    try (CsvFile file = new CsvFile(folder, "employment_rate", "year,sex,age,rate")) {
      for (int year = years.first() - 1; year <= years.last(); year++) {
        for (int sex = 0; sex < 2; sex++) {
          for (int age = 15; age <= 74; age++) {
            double plateau = sex == 0 ? 0.85 : 0.80;
            double ramp = Math.min((age - 13) / 14.0, (76 - age) / 15.0);
            file.row(year, People.SEXES[sex], age, plateau * Math.min(1, ramp));
          }
        }
      }
    }
  }
}
