package no.stedsvekst.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.access.AccessJob;
import no.stedsvekst.jobs.attract.AttractJob;
import no.stedsvekst.jobs.bench.BenchCommand;
import no.stedsvekst.jobs.conform.ConformJob;
import no.stedsvekst.jobs.docs.DocsTool;
import no.stedsvekst.jobs.docs.TableReader;
import no.stedsvekst.jobs.engine.Closing;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.MonitoringTables;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.fetch.FetchCommand;
import no.stedsvekst.jobs.indicate.IndicateJob;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.LandJob;
import no.stedsvekst.jobs.monitoring.ChangesClosing;
import no.stedsvekst.jobs.monitoring.LineageClosing;
import no.stedsvekst.jobs.panel.GrowthJob;
import no.stedsvekst.jobs.project.ProjectJob;
import no.stedsvekst.jobs.project.backtest.BacktestJob;
import no.stedsvekst.jobs.publish.PublishJob;
import no.stedsvekst.jobs.query.SqlTool;
import no.stedsvekst.jobs.regress.RegressCommand;
import no.stedsvekst.jobs.regress.RegressJob;
import no.stedsvekst.jobs.report.ReportJob;
import no.stedsvekst.jobs.ripple.RippleJob;
import no.stedsvekst.jobs.serve.ServeTool;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.tools.CheckTool;
import no.stedsvekst.jobs.tools.ExplainTool;
import no.stedsvekst.jobs.tools.ExportTool;
import no.stedsvekst.jobs.tools.ImpulseTool;
import no.stedsvekst.jobs.tools.RunsTool;
import no.stedsvekst.jobs.tools.TablesTool;
import no.stedsvekst.jobs.tools.TargetTool;
import no.stedsvekst.jobs.upkeep.RestoreCommand;
import no.stedsvekst.jobs.upkeep.UpkeepClosing;
import no.stedsvekst.jobs.upkeep.UpkeepCommand;

/** Every job there is, in the order of the data, and every table they write. */
public final class Jobs {
  /** The steps of a night. */
  public static final List<Job<?>> PIPELINE =
      List.of(
          new LandJob(),
          new ConformJob(),
          new AccessJob(),
          new GrowthJob(),
          new RegressJob(),
          new AttractJob(),
          new RippleJob(),
          new ProjectJob(),
          new IndicateJob(),
          new BacktestJob(),
          new PublishJob());

  private Jobs() {}

  /** What the launcher can be told to do. */
  public static List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    commands.add(new NightlyCommand());
    commands.add(new SynthesizeCommand());
    PIPELINE.stream()
        .map(job -> job instanceof RegressJob ? new RegressCommand() : new PipelineCommand(job))
        .forEach(commands::add);
    commands.add(new FetchCommand());
    commands.add(new CheckTool());
    commands.add(new TablesTool(Jobs::tables));
    commands.add(new RunsTool());
    commands.add(new ExportTool(Jobs::tables));
    commands.add(new ExplainTool());
    commands.add(new ImpulseTool());
    commands.add(new TargetTool());
    commands.add(new SqlTool(Jobs::tables));
    commands.add(new ServeTool(Jobs::tables));
    commands.add(new DocsTool(Jobs::tables, Jobs::readers));
    commands.add(new PipelineCommand(new ReportJob()));
    commands.add(new BenchCommand());
    commands.add(new UpkeepCommand(Jobs::tables));
    commands.add(new RestoreCommand(Jobs::tables));
    return commands;
  }

  /** What is done at the end of a night. */
  static List<Closing> closings(Settings settings) {
    return List.of(
        new ChangesClosing(settings),
        new LineageClosing(() -> PIPELINE),
        // The last, as the others add to tables.
        new UpkeepClosing(settings, Jobs::tables));
  }

  /** Who reads tables: jobs, and the charts of the report. */
  static List<TableReader> readers() {
    List<TableReader> readers = new ArrayList<>();
    List<Job<?>> jobs = new ArrayList<>(PIPELINE);
    jobs.add(new ReportJob());
    for (Job<?> job : jobs) {
      readers.add(
          new TableReader(
              "jobs", job.manual().name(), job.reads().stream().map(TableSpec::fullName).toList()));
    }
    ReportJob.statements()
        .forEach(
            (chart, sql) ->
                readers.add(TableReader.ofStatement("charts of the report", chart, sql)));
    return readers;
  }

  /** Every table of the lake, in the order of the data. */
  public static List<TableSpec> tables() {
    List<TableSpec> tables = new ArrayList<>();
    for (Job<?> job : PIPELINE) {
      job.writes().stream().filter(table -> !OpsTables.ALL.contains(table)).forEach(tables::add);
    }
    tables.addAll(OpsTables.ALL);
    tables.addAll(MonitoringTables.ALL);
    return tables;
  }
}
