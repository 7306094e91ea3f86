package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.PresetPanel;
import no.stedsvekst.jobs.panel.SilverYears;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of a projection, each read once. A projection asks a dozen questions of the people
 * alone, and each question asked of a Delta table has Spark look through its log and files anew.
 */
public final class CachedSourceTables implements SourceTables, AutoCloseable {
  /** Whatever the map they are small: their rows come to the driver, where questions are free. */
  private static final Set<TableSpec> SMALL =
      Set.of(
          RegressTables.COEFFICIENT_SET,
          SilverTables.of(NationTables.FERTILITY_RATE),
          SilverTables.of(NationTables.DEATH_PROBABILITY),
          SilverTables.of(NationTables.EMPLOYMENT_RATE),
          SilverTables.of(NationTables.NATIONAL_PROJECTION),
          SilverTables.of(NationTables.NATIONAL_FLOW),
          SilverTables.of(WorkTables.INDUSTRY));

  /** Those that grow with the map, and what is asked of them. */
  private static final Map<TableSpec, List<String>> LARGE =
      Map.of(
          SilverTables.POPULATION,
          List.of("municipality", "year", "sex", "age", "persons"),
          SilverTables.VITAL,
          List.of("municipality", "year", "births", "deaths", "net_migration"),
          SilverTables.JOBS,
          List.of("municipality", "year", "industry", "jobs"),
          SilverTables.COMMUTING,
          List.of("home", "work", "year", "employed"),
          SilverTables.EMPLOYMENT,
          List.of("municipality", "year", "employed_residents"),
          SilverTables.of(PeopleTables.MIGRATION_AGE),
          List.of("municipality", "year", "sex", "age", "in_migrants", "out_migrants"),
          AttractTables.ATTRACTIVENESS,
          List.of(
              "preset",
              "param_hash",
              "level",
              "unit",
              "period",
              "attractiveness_rate",
              "business_attractiveness_rate"),
          AttractTables.VITAL_RATIO,
          List.of(
              "preset",
              "level",
              "unit",
              "period",
              "fertility_ratio",
              "fertility_ratio_shrunken",
              "mortality_ratio",
              "mortality_ratio_shrunken"),
          PanelTables.PANEL,
          List.of(
              "preset",
              "param_hash",
              "vintage",
              "level",
              "unit",
              "year",
              "population",
              "net_migration_excess",
              "vra",
              "vra_1",
              "vra_2",
              "centrality",
              "centrality_jobs",
              "ds",
              "is_after_break"));

  /** Those of which the years are asked: of all of them at once. */
  private static final List<TableSpec> YEARLY =
      List.of(
          SilverTables.POPULATION,
          SilverTables.VITAL,
          SilverTables.JOBS,
          SilverTables.COMMUTING,
          SilverTables.of(PeopleTables.MIGRATION_AGE));

  /**
   * A byte of a file is some thirty as a row in memory. A table of more than this share of the heap
   * is asked where it lies: it would be written to disk, and read from there at every question.
   */
  private static final double SHARE_OF_HEAP = 0.01;

  private final SparkSession spark;
  private final SourceTables inputs;
  private final Map<TableSpec, Dataset<Row>> held = new ConcurrentHashMap<>();
  private final Map<String, PresetPanel> panels = new ConcurrentHashMap<>();
  private final Materialized kept = new Materialized();
  private SilverYears years;

  /** Reads the small tables, and the logs of the large ones, whose rows are held when asked for. */
  public CachedSourceTables(SparkSession spark, SourceTables inputs) {
    this.spark = spark;
    this.inputs = inputs;
    List<TableSpec> wanted = new ArrayList<>(SMALL);
    wanted.addAll(LARGE.keySet());
    Concurrently.forEach(
        wanted.stream().filter(inputs::has).filter(this::isHeld).toList(),
        table -> held.put(table, SMALL.contains(table) ? here(table) : lazily(table)));
  }

  private boolean isHeld(TableSpec table) {
    return SMALL.contains(table)
        || inputs.bytes(table) <= SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
  }

  private Dataset<Row> here(TableSpec table) {
    Dataset<Row> rows = inputs.read(table);
    return spark.createDataFrame(rows.collectAsList(), rows.schema());
  }

  private Dataset<Row> lazily(TableSpec table) {
    List<String> columns = LARGE.get(table);
    return kept.keepWhenAsked(
        inputs.read(table).select(columns.stream().map(name -> col(name)).toArray(Column[]::new)));
  }

  @Override
  public Dataset<Row> read(TableSpec table) {
    Dataset<Row> rows = held.get(table);
    return rows == null ? inputs.read(table) : rows;
  }

  @Override
  public boolean has(TableSpec table) {
    return held.containsKey(table) || inputs.has(table);
  }

  @Override
  public long bytes(TableSpec table) {
    return inputs.bytes(table);
  }

  @Override
  public synchronized List<Integer> years(TableSpec table) {
    if (!YEARLY.contains(table) || !held.containsKey(table)) {
      return SourceTables.super.years(table);
    }
    if (years == null) {
      years = SilverYears.found(YEARLY.stream().filter(held::containsKey).toList(), this::read);
    }
    return years.of(table);
  }

  @Override
  public PresetPanel panel(Preset preset) {
    return panels.computeIfAbsent(preset.name(), name -> SourceTables.super.panel(preset));
  }

  @Override
  public void close() {
    kept.close();
  }
}
