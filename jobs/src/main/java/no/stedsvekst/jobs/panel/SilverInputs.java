package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.access.AccessTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The silver tables that the panel is made of.
 *
 * @param municipalities with centrality as a fraction
 * @param population persons by sex and age
 * @param vital net migration of a year
 * @param jobs by industry
 * @param commuting employed by home and work
 * @param employment residents who work
 * @param optional what need not have been landed
 * @param vintage the year of the municipality codes
 */
record SilverInputs(
    Dataset<Row> municipalities,
    Dataset<Row> population,
    Dataset<Row> vital,
    Dataset<Row> jobs,
    Dataset<Row> commuting,
    Dataset<Row> employment,
    Map<LandingTable, Dataset<Row>> optional,
    int vintage) {
  private static final List<LandingTable> OPTIONAL =
      List.of(
          NationTables.EMPLOYMENT_RATE,
          NationTables.DEATH_PROBABILITY,
          PlaceTables.MUNICIPALITY_GROUP,
          PlaceTables.COVARIATE,
          PeopleTables.MIGRATION_AGE);

  /** Every table that is read where it was landed. */
  static List<TableSpec> tables() {
    List<TableSpec> tables =
        new ArrayList<>(
            List.of(
                SilverTables.MUNICIPALITY,
                SilverTables.POPULATION,
                SilverTables.VITAL,
                SilverTables.JOBS,
                SilverTables.COMMUTING,
                SilverTables.EMPLOYMENT));
    OPTIONAL.forEach(table -> tables.add(SilverTables.of(table)));
    tables.add(AccessTables.CENTRALITY);
    return tables;
  }

  /** Reads them. */
  static SilverInputs of(JobContext context, Preset preset) {
    Dataset<Row> municipalities =
        preset.isCentralityComputed()
            ? ComputedCentrality.instead(context, preset)
            : context.read(SilverTables.MUNICIPALITY);
    Map<LandingTable, Dataset<Row>> optional = new HashMap<>();
    OPTIONAL.stream()
        .filter(table -> context.has(SilverTables.of(table)))
        .forEach(table -> optional.put(table, context.read(SilverTables.of(table))));
    return new SilverInputs(
        municipalities
            .withColumn("centrality", col("centrality_index").divide(1000))
            .withColumn("centrality_jobs", col("centrality_jobs").divide(1000)),
        context.read(SilverTables.POPULATION),
        context.read(SilverTables.VITAL),
        context.read(SilverTables.JOBS),
        context.read(SilverTables.COMMUTING),
        context.read(SilverTables.EMPLOYMENT),
        optional,
        municipalities.agg(first("vintage")).head().getInt(0));
  }

  /** The nation's rates, from which the supply is reckoned; empty without both tables. */
  Optional<EmploymentSupplies> supplies() {
    return landed(NationTables.EMPLOYMENT_RATE)
        .flatMap(
            rates ->
                landed(NationTables.DEATH_PROBABILITY)
                    .map(deaths -> new EmploymentSupplies(rates, deaths)));
  }

  /** Which municipality is in which group of users' own. */
  Optional<Dataset<Row>> groups() {
    return landed(PlaceTables.MUNICIPALITY_GROUP);
  }

  /** What else is known of municipalities. */
  Optional<Dataset<Row>> covariates() {
    return landed(PlaceTables.COVARIATE);
  }

  /** Who came and went, by sex and age. */
  Optional<Dataset<Row>> migrants() {
    return landed(PeopleTables.MIGRATION_AGE);
  }

  private Optional<Dataset<Row>> landed(LandingTable table) {
    return Optional.ofNullable(optional.get(table));
  }
}
