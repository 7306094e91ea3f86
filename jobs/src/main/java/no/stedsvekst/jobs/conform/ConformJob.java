package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.land.BronzeTables;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.SurveyTables;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes silver of bronze: the newest load of each table, typed, in the codes of one vintage. */
public final class ConformJob implements Job<ConformJob.Parameters> {

  /**
   * What a user may choose.
   *
   * @param vintage the year of the municipality codes; empty for the newest
   * @param checks when to warn and when to refuse
   */
  public record Parameters(Optional<Integer> vintage, BalanceChecks checks) {}

  @Override
  public Manual manual() {
    return new Manual(
        "conform",
        "bronze to silver: typed, in one set of municipality codes",
        """
        Takes the newest load of each bronze table, gives every cell its type, and follows
        code_change year by year to the codes of the vintage: merged units add up, split ones are
        shared out. A code that leads nowhere is refused (exit 3) before anything is written.
        Writes the silver tables, and the dimensions of places and industries.""",
        "stedsvekst conform --vintage 2020");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Parameters parameters(Settings settings) {
    return new Parameters(settings.year("vintage"), BalanceChecks.of(settings));
  }

  @Override
  public List<TableSpec> reads() {
    return BronzeTables.bronze();
  }

  @Override
  public List<TableSpec> writes() {
    List<TableSpec> tables = new ArrayList<>(SilverTables.all());
    tables.addAll(DimensionTables.ALL);
    tables.add(SurveyEstimateTable.TABLE);
    return tables;
  }

  @Override
  public List<String> madeOf(TableSpec table) {
    LandingTable landed =
        LandingTables.ALL.stream()
            .filter(each -> SilverTables.of(each).equals(table))
            .findFirst()
            .orElseGet(() -> landedFor(table));
    return loadsOf(table, landed).stream().map(TableSpec::fullName).toList();
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    try (Materialized kept = new Materialized()) {
      ConformedTables conformed =
          ConformedTables.of(
              context.spark(), BronzeInput.newest(context), parameters.vintage(), kept);
      List<String> complaints = conformed.complaints(parameters.checks());
      conformed
          .results()
          .forEach((table, results) -> context.balances(SilverTables.of(table), results));
      if (!complaints.isEmpty()) {
        throw Refusals.badRows("bronze, in the codes of " + conformed.year() + ",", complaints);
      }
      conformed.warnings(parameters.checks()).forEach(context::note);
      conformed
          .metrics()
          .forEach(
              (table, metrics) ->
                  metrics.forEach(
                      (name, value) -> context.metric(SilverTables.of(table), name, value)));
      write(context, conformed, SurveyEstimates.of(conformed).map(kept::keepWhenAsked));
    }
  }

  private static void write(
      JobContext context, ConformedTables conformed, Optional<Dataset<Row>> surveys) {
    Map<TableSpec, LandingTable> tables = new LinkedHashMap<>();
    conformed.tables().forEach(table -> tables.put(SilverTables.of(table), table));
    tables.put(DimensionTables.MUNICIPALITY, PlaceTables.MUNICIPALITY);
    tables.put(DimensionTables.MUNICIPALITY_HISTORY, PlaceTables.MUNICIPALITY);
    tables.put(DimensionTables.INDUSTRY, WorkTables.INDUSTRY);
    if (surveys.isPresent()) {
      tables.put(SilverTables.of(PlaceTables.COVARIATE), PlaceTables.COVARIATE);
      tables.put(SurveyEstimateTable.TABLE, SurveyTables.SURVEY_RESPONSE);
    }
    Map<TableSpec, Dataset<Row>> writes = new LinkedHashMap<>();
    tables.forEach(
        (table, landed) -> {
          if (!context.isUnchanged(table, loadsOf(table, landed))) {
            writes.put(table, rows(context, conformed, surveys, table, landed));
          }
        });
    Concurrently.forEach(
        writes.entrySet(),
        write -> {
          TableSpec table = write.getKey();
          Dataset<Row> rows =
              write
                  .getValue()
                  .withColumn("vintage", lit(conformed.year()))
                  .withColumn("run_id", lit(context.runId()));
          if (table.writeMode() == WriteMode.REPLACE_SLICE) {
            context.writeSlice(table, rows, "vintage = " + conformed.year());
          } else {
            context.write(table, rows);
          }
        });
  }

  private static Dataset<Row> rows(
      JobContext context,
      ConformedTables conformed,
      Optional<Dataset<Row>> surveys,
      TableSpec table,
      LandingTable landed) {
    if (table.equals(SurveyEstimateTable.TABLE)) {
      return surveys.orElseThrow().select(columns(table));
    }
    if (landed.equals(PlaceTables.COVARIATE) && surveys.isPresent()) {
      Dataset<Row> told = SurveyEstimates.covariates(surveys.get());
      return conformed.tables().contains(landed) ? conformed.table(landed).unionByName(told) : told;
    }
    Dataset<Row> rows = conformed.table(landed);
    if (table.equals(DimensionTables.MUNICIPALITY)) {
      return Dimensions.municipalities(rows);
    }
    if (table.equals(DimensionTables.MUNICIPALITY_HISTORY)) {
      return Dimensions.history(context.spark(), conformed.vintage(), rows);
    }
    return table.equals(DimensionTables.INDUSTRY) ? Dimensions.industries(rows) : rows;
  }

  private static LandingTable landedFor(TableSpec table) {
    if (table.equals(SurveyEstimateTable.TABLE)) {
      return SurveyTables.SURVEY_RESPONSE;
    }
    return table.equals(DimensionTables.INDUSTRY) ? WorkTables.INDUSTRY : PlaceTables.MUNICIPALITY;
  }

  /** The columns that are no stamp. */
  private static Column[] columns(TableSpec table) {
    return table.columnNames().stream()
        .filter(name -> !name.equals("vintage") && !name.equals("run_id"))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  /** The loads that a table in the codes of the vintage is made of. */
  private static List<TableSpec> loadsOf(TableSpec made, LandingTable table) {
    Set<LandingTable> loads =
        new LinkedHashSet<>(List.of(table, PlaceTables.MUNICIPALITY, PlaceTables.CODE_CHANGE));
    if (table.equals(WorkTables.EMPLOYMENT)) {
      loads.add(WorkTables.COMMUTING);
    }
    if (table.equals(PlaceTables.COVARIATE) || table.equals(SurveyTables.SURVEY_RESPONSE)) {
      loads.add(SurveyTables.SURVEY_RESPONSE);
      loads.add(SurveyTables.SURVEY_FRAME);
    }
    if (table.equals(PlaceTables.COVARIATE)) {
      loads.add(PeopleTables.POPULATION);
    }
    if (made.equals(SurveyEstimateTable.TABLE)) {
      loads.add(PlaceTables.MUNICIPALITY_GROUP);
    }
    return loads.stream().map(BronzeTables::bronze).toList();
  }
}
