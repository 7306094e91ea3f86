package no.stedsvekst.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.publish.CountedTables;
import no.stedsvekst.jobs.publish.ProjectedTables;
import no.stedsvekst.jobs.publish.StarDimensions;
import no.stedsvekst.jobs.publish.StoryTable;
import no.stedsvekst.jobs.regress.RegressTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables of gold that the pages are made of, under their names in statements. */
final class ReportTables implements AutoCloseable {
  private static final Pattern GOLD = Pattern.compile("\\bgold\\.(?=\\w)");
  private static final String PREFIX = "report_";

  private final JobContext context;
  private final List<String> views = new ArrayList<>();

  /** Those of the lake; one that was not written has no rows. */
  ReportTables(JobContext context) {
    this.context = context;
    queried()
        .forEach(
            table -> {
              String view = PREFIX + table.name();
              rows(table).createOrReplaceTempView(view);
              views.add(view);
            });
  }

  /** What is read: of the lake itself only what kind it is. */
  static List<TableSpec> all() {
    List<TableSpec> all = new ArrayList<>(queried());
    all.add(StarDimensions.AGE_GROUP);
    all.add(StarDimensions.SEX);
    all.add(StarDimensions.COMPONENT);
    all.add(StarDimensions.CODE);
    all.add(DimensionTables.INDUSTRY);
    all.add(ProjectTables.SCENARIO);
    // What users call their indicators stands nowhere in gold.
    all.add(SilverTables.of(IndicatorTables.INDICATOR));
    all.add(OpsTables.LAKE);
    return all;
  }

  private static List<TableSpec> queried() {
    return List.of(
        StoryTable.STORY,
        StarDimensions.UNIT,
        StarDimensions.PRESET,
        CountedTables.PLACE_YEAR,
        CountedTables.POPULATION,
        CountedTables.JOBS,
        CountedTables.COMMUTING,
        ProjectedTables.PROJECTION,
        PanelTables.PANEL,
        AttractTables.ATTRACTIVENESS,
        RegressTables.COEFFICIENT_SET,
        AttractTables.POPULATION_DECOMPOSITION,
        AttractTables.JOB_DECOMPOSITION,
        ProjectTables.TOTAL,
        ProjectTables.FLOW,
        ProjectTables.FAN,
        ProjectTables.GOAL,
        IndicateTables.INDICATOR_VALUE,
        ProjectTables.SCORE,
        DimensionTables.MUNICIPALITY_HISTORY);
  }

  private Dataset<Row> rows(TableSpec table) {
    return context.has(table)
        ? context.read(table)
        : context.spark().createDataFrame(List.of(), table.schema());
  }

  /** What a statement over them gives. */
  Dataset<Row> rows(String statement) {
    return context.spark().sql(GOLD.matcher(statement).replaceAll(PREFIX));
  }

  @Override
  public void close() {
    views.forEach(context.spark().catalog()::dropTempView);
  }
}
