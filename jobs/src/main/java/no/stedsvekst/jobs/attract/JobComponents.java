package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.panel.UnitYears;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A8. The change of jobs in a year by what it comes from: shift and share, and the residents. */
final class JobComponents {
  /** What nation, industries and residents leave of the change of private jobs. */
  static final String ATTRACTIVENESS = "attractiveness";

  /** Of private jobs. */
  static final List<String> PRIVATE = List.of("national", "industry", "population", ATTRACTIVENESS);

  private static final String IS_PRIVATE = "private";
  private static final List<String> PUBLIC = List.of("kommune", "fylke", "stat");
  private static final String[] KEY = {"unit", "year"};

  private final Dataset<Row> cells;
  private final Dataset<Row> nation;

  /**
   * Jobs before and after by municipality, year and industry.
   *
   * @param jobs of the fourth quarter; a municipality-year with some rows has none of an absent
   *     industry
   * @param industries code, sector and population_sensitive
   * @param kept keeps them: they are read several times
   */
  JobComponents(Dataset<Row> jobs, Dataset<Row> industries, Materialized kept) {
    Dataset<Row> now =
        jobs.select(
            col("municipality").as("unit"),
            col("year"),
            col("industry"),
            col("jobs").cast("double").as("jobs"),
            lit(null).cast("double").as("before"));
    Dataset<Row> shifted =
        now.select(
            col("unit"),
            col("year").plus(1).as("year"),
            col("industry"),
            col("before").as("jobs"),
            col("jobs").as("before"));
    Dataset<Row> both = now.unionByName(shifted);
    Dataset<Row> known =
        both.groupBy(col("unit"), col("year"))
            .agg(sum("jobs").as("all_jobs"), sum("before").as("all_before"))
            .filter(col("all_jobs").isNotNull().and(col("all_before").isNotNull()))
            .select("unit", "year");
    this.cells =
        kept.keep(
            both.groupBy("unit", "year", "industry")
                .agg(
                    coalesce(sum("jobs"), lit(0.0)).as("jobs"),
                    coalesce(sum("before"), lit(0.0)).as("before"))
                .join(known, KEY)
                .join(
                    broadcast(
                        industries.select(
                            col("code").as("industry"),
                            col("sector"),
                            col("population_sensitive").as("is_sensitive"))),
                    new String[] {"industry"},
                    "left")
                .withColumn("sector", coalesce(col("sector"), lit(IS_PRIVATE)))
                .withColumn("is_sensitive", coalesce(col("is_sensitive"), lit(false))));
    this.nation = nation(cells);
  }

  /** A row a year and private industry: its growth, that of all private jobs, share before. */
  private static Dataset<Row> nation(Dataset<Row> cells) {
    Dataset<Row> industries =
        cells
            .filter(col("sector").equalTo(IS_PRIVATE))
            .groupBy("year", "industry")
            .agg(sum("jobs").as("jobs"), sum("before").as("before"));
    Dataset<Row> whole =
        industries
            .groupBy("year")
            .agg(
                sum("before").as("private_before"),
                call_function("growth", sum("jobs"), sum("before")).as("private_growth"));
    return industries
        .join(whole, "year")
        .select(
            col("year"),
            col("industry"),
            col("private_growth"),
            call_function("industry_growth", col("jobs"), col("before")).as("industry_growth"),
            col("before").divide(col("private_before")).as("share"));
  }

  /**
   * A row a municipality and year: jobs by component, and before the year all jobs, private jobs
   * and those of each public sector.
   *
   * @param growth of the population of municipalities beyond the nation's in the years before:
   *     unit, year, grown
   */
  Dataset<Row> annual(Dataset<Row> growth, Preset preset) {
    Column isPrivate = col("sector").equalTo(IS_PRIVATE);
    List<Column> sums = new ArrayList<>();
    sums.add(sum("before").as("base"));
    sums.add(sum(when(isPrivate, col("before")).otherwise(0.0)).as("private_base"));
    sums.add(
        sum(when(isPrivate, col("jobs").minus(col("before"))).otherwise(0.0)).as("private_change"));
    sums.add(sum(when(isPrivate, industryEffect(col("before"))).otherwise(0.0)).as("industry"));
    sums.add(
        sum(when(isPrivate.and(col("is_sensitive")), col("before")).otherwise(0.0))
            .as("sensitive"));
    for (String sector : PUBLIC) {
      Column isIn = col("sector").equalTo(sector);
      sums.add(sum(when(isIn, col("jobs").minus(col("before"))).otherwise(0.0)).as(sector));
      sums.add(sum(when(isIn, col("before")).otherwise(0.0)).as(sector + "_base"));
    }
    Dataset<Row> growthOfNation = nation.select("year", "private_growth").distinct();
    return cells
        .join(broadcast(nation), new String[] {"year", "industry"}, "left")
        .groupBy(KEY[0], KEY[1])
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .join(broadcast(growthOfNation), "year")
        .join(growth, KEY, "left")
        .withColumn(
            "national",
            call_function("national_effect", col("private_base"), col("private_growth")))
        .withColumn(
            "population",
            call_function(
                "population_effect",
                col("sensitive"),
                col("grown"),
                lit(preset.populationWindow()),
                lit(preset.populationScale())))
        .withColumn(
            ATTRACTIVENESS,
            call_function(
                "business_attractiveness",
                col("private_change"),
                col("national"),
                col("industry"),
                col("population")))
        .drop("private_growth", "sensitive", "grown");
  }

  private static Column industryEffect(Column before) {
    return call_function("industry_effect", before, col("industry_growth"), col("private_growth"));
  }

  /**
   * Which municipalities the country is the sum of: those of which all is known, or in a year
   * without growth of the population before it all.
   */
  static Dataset<Row> counted(Dataset<Row> municipalities) {
    Dataset<Row> years =
        municipalities
            .groupBy("year")
            .agg(count_if(col(ATTRACTIVENESS).isNotNull()).gt(0).as("is_judged"));
    return municipalities
        .join(broadcast(years), "year")
        .filter(col(ATTRACTIVENESS).isNotNull().or(col("is_judged").unary_$bang()))
        .drop("is_judged");
  }

  /** Every component with the jobs before that it is a share of. */
  static List<String[]> componentsAndBases() {
    List<String[]> all = new ArrayList<>();
    PRIVATE.forEach(name -> all.add(new String[] {name, "private_base"}));
    PUBLIC.forEach(name -> all.add(new String[] {name, name + "_base"}));
    return all;
  }

  /** The same of every level: groups add their municipalities, null where one is missing. */
  static Dataset<Row> ofLevels(Dataset<Row> municipalities, Dataset<Row> above) {
    List<String> measures = new ArrayList<>(List.of("base", "private_base", "private_change"));
    componentsAndBases().forEach(each -> measures.add(each[0]));
    PUBLIC.forEach(name -> measures.add(name + "_base"));
    Column isCountry = col("level").equalTo(Levels.COUNTRY);
    return municipalities
        .withColumn("level", lit(Levels.MUNICIPALITY))
        .unionByName(LevelSums.of(municipalities, above.filter(isCountry.unary_$bang()), measures))
        .unionByName(LevelSums.of(counted(municipalities), above.filter(isCountry), measures));
  }

  /**
   * What each private industry adds to the industry effect of a municipality: a row a municipality,
   * year and industry, also of those that it has no jobs in.
   */
  Dataset<Row> contributions() {
    Dataset<Row> bases =
        cells
            .filter(col("sector").equalTo(IS_PRIVATE))
            .groupBy("unit", "year")
            .agg(sum("before").as("private_base"));
    Dataset<Row> own = cells.select("unit", "year", "industry", "before");
    return bases
        .join(broadcast(nation), "year")
        .join(own, new String[] {"unit", "year", "industry"}, "left")
        .select(
            col("unit"),
            col("year"),
            col("industry"),
            industryEffect(
                    coalesce(col("before"), lit(0.0))
                        .minus(col("share").multiply(col("private_base"))))
                .as("jobs"));
  }

  /**
   * How much faster a municipality's population grew than the nation's, added up over the years
   * before: unit, year, grown; null unless all those years are known.
   *
   * @param people of municipalities: population, population_next
   */
  static Dataset<Row> growthBefore(Dataset<Row> people, int window) {
    Column hasBoth = col("population_next").isNotNull().and(col("population").gt(0));
    Dataset<Row> nation =
        people
            .filter(hasBoth)
            .groupBy("year")
            .agg(
                call_function("growth", sum("population_next"), sum("population")).as("of_nation"));
    Dataset<Row> relative =
        people
            .join(broadcast(nation), new String[] {"year"}, "left")
            .select(
                lit(Levels.MUNICIPALITY).as("level"),
                col("unit"),
                col("year"),
                when(
                        hasBoth,
                        call_function(
                            "relative_growth",
                            col("population_next"),
                            col("population"),
                            col("of_nation")))
                    .as("beyond"));
    Column sum = lit(0.0);
    for (int lag = 1; lag <= window; lag++) {
      sum = sum.plus(UnitYears.before("beyond", lag));
    }
    return relative.select(col("unit"), col("year"), sum.as("grown"));
  }
}
