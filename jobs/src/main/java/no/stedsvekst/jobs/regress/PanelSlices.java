package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.PresetPanel;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.migration.MigrationModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The rows of the panel's tables that a run of the regressions is about.
 *
 * @param tables how a table is read: as it is now, or as it was; empty where it is not there
 * @param choice the preset and levels
 */
record PanelSlices(Function<TableSpec, Optional<Dataset<Row>>> tables, RegressChoice choice) {

  /** The year of the panel's codes; a panel of other parameters is refused. */
  int vintage() {
    return PresetPanel.of(panel(), choice.preset()).vintage();
  }

  /**
   * The chosen models but those whose covariates were not landed; their names go to {@code off}.
   */
  List<MigrationModel> models(List<String> off) {
    List<String> landed =
        covariates()
            .map(
                rows ->
                    rows.select("name").distinct().collectAsList().stream()
                        .map(row -> row.getString(0))
                        .toList())
            .orElse(List.of());
    List<MigrationModel> models = new ArrayList<>();
    for (MigrationModel model : choice.models()) {
      if (landed.containsAll(model.covariates())) {
        models.add(model);
      } else if (choice.models().size() == 1) {
        List<String> unknown = new ArrayList<>(model.covariates());
        unknown.removeAll(landed);
        throw Refusals.unknownTerms(unknown, MigrationModel.PANEL_TERMS, landed);
      } else {
        off.add(model.name());
      }
    }
    return models;
  }

  /** The means over the regions that published coefficients go with, whatever is fitted. */
  Function<String, Double> publishedCenters(PanelData data) {
    boolean isThere =
        choice.part().isEmpty() && choice.levels().contains(RegressJob.ESTIMATION_LEVEL);
    Map<String, Double> centers =
        isThere
            ? Map.of()
            : PanelData.centers(
                    tables
                        .apply(PanelTables.PANEL)
                        .orElseThrow()
                        .filter(
                            col("preset")
                                .equalTo(choice.preset().name())
                                .and(col("level").equalTo(RegressJob.ESTIMATION_LEVEL))),
                    MigrationModel.PANEL_TERMS.stream().filter(MigrationModel::isCentred).toList())
                .getOrDefault(RegressJob.ESTIMATION_LEVEL, Map.of());
    return term -> isThere ? data.center(RegressJob.ESTIMATION_LEVEL, term) : centers.get(term);
  }

  /** All of it in a row a unit and year. */
  PanelData data(List<MigrationModel> models) {
    Dataset<Row> panel = panel();
    boolean hasClusters = choice.allErrors().stream().anyMatch(se -> RegressChoice.isOfParents(se));
    if (hasClusters) {
      Dataset<Row> parents =
          municipalities()
              .orElseThrow(
                  () ->
                      Refusals.noTable(
                          DimensionTables.MUNICIPALITY.fullName(), "as that run read it"))
              .select(
                  lit(Levels.MUNICIPALITY).as("level"),
                  col("code").as("unit"),
                  col("region"),
                  col("county"),
                  col("centrality_class"));
      panel = panel.join(broadcast(parents), new String[] {"level", "unit"}, "left");
    }
    boolean isOfRest =
        models.stream().anyMatch(model -> model.response().equals(MigrationModel.RESIDUAL));
    return PanelData.of(
        panel,
        isOfRest ? residuals() : slice(PanelTables.MIGRATION).orElseThrow(),
        covariates(),
        models);
  }

  /** What the pooled fits of the whole migration have left, in the place of the migration. */
  private Dataset<Row> residuals() {
    return slice(RegressTables.OBSERVATION)
        .map(rows -> rows.filter(col("model").equalTo(MigrationModel.EXPLAINED_BEFORE)))
        .filter(rows -> !rows.isEmpty())
        .orElseThrow(
            () ->
                Refusals.noSlice(
                    RegressTables.OBSERVATION.fullName(),
                    "preset = '%s' and model = '%s'"
                        .formatted(choice.preset().name(), MigrationModel.EXPLAINED_BEFORE)))
        .select(
            col("level"),
            col("unit"),
            col("year"),
            lit("all").as("sex"),
            lit("all").as("age_group"),
            col("residual").as("net_migration_excess"));
  }

  /** Who commutes where; empty where that cannot be read. */
  Optional<Places> places() {
    Optional<Dataset<Row>> commuting = tables.apply(SilverTables.COMMUTING);
    Optional<Dataset<Row>> municipalities = municipalities();
    if (commuting.isEmpty() || municipalities.isEmpty()) {
      return Optional.empty();
    }
    Integer newest = commuting.get().agg(max("year")).as(Encoders.INT()).head();
    Dataset<Row> codes = municipalities.get();
    Dataset<Row> units =
        codes
            .select(col("code"), lit(Levels.MUNICIPALITY).as("level"), col("code").as("unit"))
            .union(codes.select(col("code"), lit(Levels.REGION), col("region")))
            .union(codes.select(col("code"), lit(Levels.COUNTY), col("county")))
            .filter(col("level").isin(choice.levels().toArray()));
    return newest == null
        ? Optional.empty()
        : Optional.of(
            new Places(
                commuting
                    .get()
                    .filter(col("year").equalTo(newest))
                    .select(
                        col("home").as("home_code"), col("work").as("work_code"), col("employed")),
                units));
  }

  /**
   * Who commutes where.
   *
   * @param flows of the newest year: home_code, work_code, employed
   * @param units code, level and unit of every municipality at the chosen levels
   */
  record Places(Dataset<Row> flows, Dataset<Row> units) {}

  private Optional<Dataset<Row>> municipalities() {
    return tables
        .apply(DimensionTables.MUNICIPALITY)
        .map(rows -> rows.filter(col("vintage").equalTo(vintage())));
  }

  private Dataset<Row> panel() {
    return slice(PanelTables.PANEL).orElseThrow();
  }

  private Optional<Dataset<Row>> covariates() {
    return slice(PanelTables.COVARIATE);
  }

  private Optional<Dataset<Row>> slice(TableSpec table) {
    return tables
        .apply(table)
        .map(
            rows ->
                rows.filter(
                    col("preset")
                        .equalTo(choice.preset().name())
                        .and(col("level").isin(choice.levels().toArray()))));
  }
}
