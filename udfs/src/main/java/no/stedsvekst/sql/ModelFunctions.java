package no.stedsvekst.sql;

import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.attractiveness.ShiftShare;
import no.stedsvekst.attractiveness.VitalExpectation;
import no.stedsvekst.growth.CommutingSums;
import no.stedsvekst.growth.LabourMarketIntegration;
import no.stedsvekst.growth.RelativeGrowth;
import no.stedsvekst.migration.ExpectedExcess;
import no.stedsvekst.migration.NetMigration;
import no.stedsvekst.sql.ModelFunction.Usage;
import no.stedsvekst.supply.EmploymentSupply;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The one place where kernels of the model become SQL functions of a session. */
public final class ModelFunctions {
  private static final DataType DOUBLE = DataTypes.DoubleType;
  private static final DataType LONG = DataTypes.LongType;

  private static final List<ModelFunction> OF_NUMBERS =
      List.of(
          ModelFunction.ofThree(
              "relative_growth",
              RelativeGrowth::of,
              new Usage(
                  "(jobs, jobs_before, national_growth)",
                  "Growth of jobs since the year before, less the nation's; 0 where there were none to grow from, null where a number is missing.",
                  "(106, 100, 0.02)",
                  "0.04")),
          ModelFunction.ofTwo(
              "growth",
              RelativeGrowth::growth,
              new Usage(
                  "(now, before)",
                  "Growth since the year before; null where there was nothing to grow from.",
                  "(106, 100)",
                  "0.06")),
          ModelFunction.ofNumbers(
              "commuting_effect",
              CommutingSums.class,
              "effect",
              new Usage(
                  "(employed, relative_growth)",
                  "What a flow of commuters adds to the sum that commuting_weighted divides.",
                  "(150, 0.02)",
                  "3.0")),
          ModelFunction.of(
              "commuting_weighted",
              udf((UDF3<Double, Long, Double, Double>) ModelFunctions::perResident, DOUBLE),
              List.of(DOUBLE, LONG, DOUBLE),
              new Usage(
                  "(weighted_sum, unknown, employed_residents)",
                  "A sum of commuters times growth over all employed residents; null where any growth is unknown or nobody is employed.",
                  "(3.0, 0, 150.0)",
                  "0.02")),
          ModelFunction.ofThree(
              "labour_market_integration",
              LabourMarketIntegration::of,
              new Usage(
                  "(employed, jobs, own)",
                  "The share of residents who work elsewhere plus the share of jobs held from elsewhere.",
                  "(400, 200, 100)",
                  "1.25")),
          ModelFunction.ofTwo(
              "net_migration_rate",
              NetMigration::rate,
              new Usage(
                  "(net_migration, population)",
                  "Net migration over the residents of 1 January; null where there are none.",
                  "(12, 1000)",
                  "0.012")),
          ModelFunction.ofThree(
              "net_migration_excess",
              NetMigration::excess,
              new Usage(
                  "(net_migration, population, national_rate)",
                  "The net migration rate less the nation's.",
                  "(12, 1000, 0.002)",
                  "0.01")),
          ModelFunction.ofNumbers(
              "supply_of_persons",
              EmploymentSupply.class,
              "ofPersons",
              new Usage(
                  "(persons, per_person)",
                  "Workers that so many persons of an age add.",
                  "(50, 0.02)",
                  "1.0")),
          ModelFunction.ofThree(
              "employment_supply",
              EmploymentSupply::relative,
              new Usage(
                  "(supply, denominator, national)",
                  "Workers gained by ageing as a share of those there are, less the nation's.",
                  "(5, 500, 0.004)",
                  "0.006")),
          ModelFunction.ofNumbers(
              "term_effect",
              ExpectedExcess.class,
              "effect",
              new Usage(
                  "(estimate, value, center)",
                  "What a term of a regression adds to the expected rate.",
                  "(0.02, 0.9, 0.4)",
                  "0.01")),
          ModelFunction.ofNumbers(
              "residential_attractiveness",
              ExpectedExcess.class,
              "beyond",
              new Usage(
                  "(net_migration, population, expected_rate)",
                  "Persons that moved in beyond what was expected.",
                  "(12, 1000, 0.002)",
                  "10.0")),
          ModelFunction.ofNumbers(
              "vital_by_rate",
              VitalExpectation.class,
              "ofPersons",
              new Usage(
                  "(persons, rate)",
                  "Births or deaths of so many persons at a rate.",
                  "(50, 0.02)",
                  "1.0")),
          ModelFunction.ofTwo(
              "births_over_year",
              VitalExpectation::overYear,
              new Usage(
                  "(now, after)",
                  "Births by the women of a year's first day and of its last, those of the first where the last is not known.",
                  "(10, 12)",
                  "11.0")),
          ModelFunction.ofThree(
              "vital_as_counted",
              VitalExpectation::asCounted,
              new Usage(
                  "(by_rates, counted, all_by_rates)",
                  "What rates expect of a place, where all places together have what was counted.",
                  "(10, 220, 200)",
                  "11.0")),
          ModelFunction.ofNumbers(
              "national_effect",
              ShiftShare.class,
              "national",
              new Usage(
                  "(jobs_before, private_growth)",
                  "Jobs that come where those of the year before grow as all private jobs.",
                  "(200, 0.02)",
                  "4.0")),
          ModelFunction.ofTwo(
              "industry_growth",
              ShiftShare::industryGrowth,
              new Usage(
                  "(jobs, jobs_before)",
                  "Growth of an industry in the nation; 0 where it had no jobs.",
                  "(106, 100)",
                  "0.06")),
          ModelFunction.ofNumbers(
              "industry_effect",
              ShiftShare.class,
              "industry",
              new Usage(
                  "(jobs_before, industry_growth, private_growth)",
                  "Jobs that come because an industry grew more than all private jobs.",
                  "(200, 0.05, 0.02)",
                  "6.0")),
          ModelFunction.ofNumbers(
              "population_effect",
              ShiftShare.class,
              "population",
              new Usage(
                  "(jobs_before, growth_beyond, years, scale)",
                  "Jobs that follow residents whose number grew so much beyond the nation's in so many years.",
                  "(200, 0.06, 3, 0.5)",
                  "2.0")),
          ModelFunction.ofNumbers(
              "business_attractiveness",
              ShiftShare.class,
              "attractiveness",
              new Usage(
                  "(change, national, industry, population)",
                  "Jobs that nation, industries and residents do not explain.",
                  "(20, 4, 6, 2)",
                  "8.0")));

  private static final List<ModelFunction> ALL =
      Stream.of(
              OF_NUMBERS,
              StoryFunctions.ALL,
              AccessFunctions.ALL,
              RippleFunctions.ALL,
              SurveyFunctions.ALL,
              IndicatorFunctions.ALL)
          .flatMap(List::stream)
          .toList();

  private ModelFunctions() {}

  static List<ModelFunction> all() {
    return ALL;
  }

  /** A place without any flow has no sums: nobody is employed there. */
  private static Double perResident(Double weightedSum, Long unknown, Double employedResidents) {
    return weightedSum == null || unknown == null
        ? null
        : CommutingSums.perResident(weightedSum, unknown, employedResidents);
  }

  /** Makes every function known to the session, where it is not already. */
  public static void register(SparkSession spark) {
    FunctionRegistry registry =
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().functionRegistry();
    for (ModelFunction function : ALL) {
      if (!registry.functionExists(new FunctionIdentifier(function.name()))) {
        registry.createOrReplaceTempFunction(
            function.name(), new FunctionCall(function), "scala_udf");
      }
    }
  }
}
