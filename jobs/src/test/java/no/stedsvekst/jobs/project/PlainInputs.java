package no.stedsvekst.jobs.project;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * All that a plain projection is made of.
 *
 * @param baseYear of the first 1 January
 * @param horizon of the last 1 January
 * @param people by year and municipality, as {@link PlainCells} has them
 * @param totals persons of all ages, also where ages are not known
 * @param births by year and municipality
 * @param netMigration of the nation, by year
 * @param moves of the years before the base year
 * @param jobs in the last fourth quarter by municipality and industry; none where nobody knows how
 *     many there will be
 * @param employed residents who work in that quarter
 * @param commuters in the last year with commuting, by home and work
 * @param commutersAll residents who work in that year
 * @param vra of the last two years
 * @param employmentRate by sex and age, 0 outside those who are counted
 * @param death probability by year, sex and age
 * @param fertility births a woman by year and age, 0 outside 15 to 49
 * @param frame of the nation; null where it is to be made from the past
 * @param centrality {@code centrality_jobs} as a fraction; absent where unknown
 * @param residential annual attractiveness of the past
 * @param business the same of jobs
 * @param fertilityRatio by municipality, 1 where absent
 * @param mortalityRatio likewise
 */
record PlainInputs(
    int baseYear,
    int horizon,
    PlainParameters parameters,
    List<String> municipalities,
    Map<Integer, Map<String, double[]>> people,
    Map<Integer, Map<String, Double>> totals,
    Map<Integer, Map<String, Double>> births,
    Map<Integer, Double> netMigration,
    List<PlainMove> moves,
    Map<String, Map<String, Double>> jobs,
    Map<String, Double> employed,
    Map<String, Map<String, Double>> commuters,
    Map<String, Double> commutersAll,
    Map<Integer, Map<String, Double>> vra,
    double[] employmentRate,
    Map<Integer, double[]> death,
    Map<Integer, double[]> fertility,
    PlainFrame frame,
    Map<String, PlainIndustry> industries,
    Map<String, PlainTerm> coefficients,
    Map<String, Double> centrality,
    Map<Integer, Map<String, Double>> residential,
    Map<Integer, Map<String, Double>> business,
    Map<String, Double> fertilityRatio,
    Map<String, Double> mortalityRatio) {

  /** By how many per cent jobs are taken to follow a per cent of people where nothing tells. */
  private static final double ASSUMED = 0.33;

  /** What is taken to last where nothing tells. */
  private static final double LASTING = 0.7;

  /**
   * Reads a lake.
   *
   * @param preset whose rows of gold are read
   * @param baseYear of the first 1 January; 0 for the one after the last jobs
   * @param alternative of the frame and its rates
   * @param horizon of the last 1 January
   */
  static PlainInputs of(
      SparkSession spark,
      String path,
      String preset,
      int baseYear,
      String alternative,
      int horizon) {
    PlainLake lake = new PlainLake(spark, path, preset);
    int base = baseYear == 0 ? lake.lastJobs() + 1 : baseYear;
    PlainPlaceRows places = new PlainPlaceRows(lake, base);
    int commutingYear = places.commutingYear();
    PlainFrame frame = PlainFrame.landed(lake, alternative, base, horizon);
    // A frame made from the past keeps the rates of the past.
    String future = frame == null ? PlainRates.PAST : alternative;
    boolean hasJobs = lake.has("silver/employment_rate");
    Map<String, PlainTerm> coefficients =
        hasJobs ? PlainTerm.read(lake) : PlainTerm.ofCentrality(lake, base);
    PlainRates rates = new PlainRates(lake, future, places.people.firstKey(), base, horizon);
    PlainInputs inputs =
        new PlainInputs(
            base,
            horizon,
            lake.isRecommended()
                ? PlainParameters.recommended(
                    PlainElasticity.of(lake, places.totals, base, ASSUMED))
                : PlainParameters.book2022(),
            places.municipalities(),
            places.people,
            places.totals,
            places.births,
            places.netMigration,
            PlainMove.read(lake),
            hasJobs ? places.jobs() : Map.of(),
            places.employed(base - 1),
            places.commuters(commutingYear),
            places.employed(commutingYear),
            places.vra(),
            rates.employment(),
            rates.death(),
            rates.fertility(),
            frame,
            PlainIndustry.read(lake),
            coefficients,
            places.centrality(),
            hasJobs ? places.annual("attractiveness_rate") : places.left(coefficients),
            places.annual("business_attractiveness_rate"),
            places.ratios("fertility_ratio"),
            places.ratios("mortality_ratio"));
    return lake.isRecommended()
        ? inputs.lasting(PlainCentral.migration(lake, inputs, LASTING))
        : inputs;
  }

  private PlainInputs lasting(double share) {
    return new PlainInputs(
        baseYear,
        horizon,
        parameters.lasting(share),
        municipalities,
        people,
        totals,
        births,
        netMigration,
        moves,
        jobs,
        employed,
        commuters,
        commutersAll,
        vra,
        employmentRate,
        death,
        fertility,
        frame,
        industries,
        coefficients,
        centrality,
        residential,
        business,
        fertilityRatio,
        mortalityRatio);
  }

  /** Persons by cell, none where they are not known. */
  double[] people(int year, String municipality) {
    return people
        .getOrDefault(year, Map.of())
        .getOrDefault(municipality, new double[PlainCells.STOCK]);
  }

  double fertilityRatio(String municipality) {
    return fertilityRatio.getOrDefault(municipality, 1.0);
  }

  double mortalityRatio(String municipality) {
    return mortalityRatio.getOrDefault(municipality, 1.0);
  }
}
