package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.PresetPanel;
import no.stedsvekst.jobs.panel.ShareYears;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tables that a projection is made of, from wherever they are read. */
public interface SourceTables {
  /** Those that need not have been landed. */
  List<LandingTable> OPTIONAL =
      List.of(
          NationTables.FERTILITY_RATE,
          NationTables.DEATH_PROBABILITY,
          NationTables.EMPLOYMENT_RATE,
          NationTables.NATIONAL_PROJECTION,
          NationTables.NATIONAL_FLOW,
          PeopleTables.MIGRATION_AGE,
          PlaceOfWorkTables.DWELLING,
          PlaceTables.MUNICIPALITY_GROUP,
          PlaceTables.REFERENCE_PROJECTION,
          WorkTables.INDUSTRY);

  /** Every table that is read where it was written. */
  static List<TableSpec> tables() {
    List<TableSpec> tables =
        new ArrayList<>(
            List.of(
                PanelTables.PANEL,
                RegressTables.COEFFICIENT_SET,
                AttractTables.ATTRACTIVENESS,
                AttractTables.POPULATION_DECOMPOSITION,
                AttractTables.VITAL_RATIO,
                SilverTables.MUNICIPALITY,
                SilverTables.POPULATION,
                SilverTables.VITAL,
                SilverTables.JOBS,
                SilverTables.COMMUTING,
                SilverTables.EMPLOYMENT));
    OPTIONAL.forEach(table -> tables.add(SilverTables.of(table)));
    return tables;
  }

  /** The rows of a table. */
  Dataset<Row> read(TableSpec table);

  /** Whether a table is there. */
  boolean has(TableSpec table);

  /** How large the files of a table are, in bytes. */
  long bytes(TableSpec table);

  /** The rows of a table that need not have been landed. */
  default Optional<Dataset<Row>> landed(LandingTable table) {
    TableSpec silver = SilverTables.of(table);
    return has(silver) ? Optional.of(read(silver)) : Optional.empty();
  }

  /** The years of a table. */
  default List<Integer> years(TableSpec table) {
    return ShareYears.yearsOf(read(table));
  }

  /** The newest year of commuting that is known at an origin; empty where there is none. */
  default Optional<Integer> commutingYear(Origin origin) {
    return years(SilverTables.COMMUTING).stream()
        .filter(year -> year <= origin.lastYear())
        .reduce((one, later) -> later);
  }

  /** Shares who work, as far as they were known at an origin; empty where none was. */
  default Optional<Dataset<Row>> employmentRates(Origin origin) {
    return landed(NationTables.EMPLOYMENT_RATE)
        .map(rates -> rates.filter(col("year").leq(origin.lastYear())))
        .filter(rates -> !rates.isEmpty());
  }

  /**
   * The panel of a preset. Where it is that of the preset without the coefficients that were
   * chosen, attractiveness must have been found with them.
   */
  default PresetPanel panel(Preset preset) {
    PresetPanel panel = PresetPanel.of(read(PanelTables.PANEL), preset);
    boolean isOther = !panel.preset().name().equals(preset.name());
    if (isOther
        && read(AttractTables.ATTRACTIVENESS)
            .filter(
                col("preset").equalTo(preset.name()).and(col("param_hash").equalTo(preset.hash())))
            .isEmpty()) {
      throw ProjectRefusals.noAttractiveness(preset.coefficients(), preset.name());
    }
    return panel;
  }

  /** The tables that a job has declared. */
  static SourceTables of(JobContext context) {
    return new SourceTables() {
      @Override
      public Dataset<Row> read(TableSpec table) {
        return context.read(table);
      }

      @Override
      public boolean has(TableSpec table) {
        return context.has(table);
      }

      @Override
      public long bytes(TableSpec table) {
        return context.bytes(List.of(table));
      }
    };
  }

  /** The tables of a lake, as tools read them. */
  static SourceTables of(SparkSession spark, Lake lake) {
    return new SourceTables() {
      @Override
      public Dataset<Row> read(TableSpec table) {
        if (!lake.has(table)) {
          throw Refusals.noTable(table.fullName(), lake.location());
        }
        return lake.read(spark, table);
      }

      @Override
      public boolean has(TableSpec table) {
        return lake.has(table);
      }

      @Override
      public long bytes(TableSpec table) {
        return lake.bytes(table);
      }
    };
  }

  /** The 1 January after the last jobs. */
  static int newestBase(SourceTables inputs) {
    List<Integer> years = inputs.years(SilverTables.JOBS);
    return years.get(years.size() - 1) + 1;
  }
}
