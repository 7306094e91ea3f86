package no.stedsvekst.jobs.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.OutFolder;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.publish.StarDimensions;
import no.stedsvekst.jobs.publish.StarProjection;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Writes a site that tells of every place, made of gold. */
public final class ReportJob implements Job<ReportChoice> {
  /** Written last: a folder that has it holds a whole site. */
  private static final String MADE = "report.json";

  /** Less than a kilometre from point to point: a fraction of a dot of a map of the country. */
  private static final int POINTS_A_DEGREE = 125;

  @Override
  public Manual manual() {
    return new Manual(
        "report",
        "a site with a page a place, for a browser",
        """
        Writes index.html with a map, a search and the nation's story, and a page a municipality,
        region and county: how it has grown and why, how attractive it is and how surely, and what
        is to come, with the numbers and the SQL behind each chart. It opens from disk and asks
        nothing of the network. Borders come from the one .geojson file of the landing folder, or
        --borders; without, the map is of tiles. A folder whose site is of today's figures is left
        as it is.""",
        "stedsvekst report --lake lake --landing my-landing --out lake-report");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("out", "report.out", "DIR", "the folder to write"),
        new Option(
            "borders", "report.borders", "FILE", "GeoJSON of the municipalities, in degrees"));
  }

  @Override
  public ReportChoice parameters(Settings settings) {
    return ReportChoice.of(settings);
  }

  /** The statements of the charts by their names; common to all is the first. */
  public static Map<String, String> statements() {
    return new ReportStatements(Optional.empty()).shown();
  }

  @Override
  public String scope(ReportChoice choice) {
    return choice.out();
  }

  @Override
  public Map<String, String> files(ReportChoice choice) {
    return choice.borders().map(Borders::fingerprint).orElse(Map.of());
  }

  @Override
  public boolean isStanding(ReportChoice choice, String run) {
    return OutFolder.at(choice.out())
        .read(MADE)
        .filter(made -> made.contains('"' + run + '"'))
        .isPresent();
  }

  @Override
  public List<TableSpec> reads() {
    return ReportTables.all();
  }

  @Override
  public List<TableSpec> writes() {
    return List.of();
  }

  @Override
  public void run(JobContext context, ReportChoice choice) {
    SitePages pages = SitePages.shipped();
    SiteFacts facts = SiteFacts.of(context, choice.star());
    Optional<String> borders = choice.borders().map(file -> borders(context, file));
    Optional<StarProjection> projection = StarProjection.of(context, choice.star());
    facts.refuseOlderStar(projection);
    OutFolder out = OutFolder.at(choice.out());
    out.delete(MADE);
    ReportStatements statements = new ReportStatements(projection);
    try (ReportTables tables = new ReportTables(context);
        Materialized kept = new Materialized()) {
      SiteFiles files = new SiteFiles(tables, statements, out, kept);
      pages.copy(out);
      List<String> found = files.places(pages.template());
      files.overview();
      borders.ifPresent(script -> out.write("data/borders.js", script));
      out.write(
          "data/site.js",
          Scripts.of(
              "site",
              Console.json(
                  facts.site(
                      projection, statements, found, files.measures(), borders.isPresent()))));
      context.note("%d pages in %s".formatted(files.tidied(), out.location()));
    }
    out.write(
        MADE, Console.json(Map.of("run_id", context.runId(), "lake", context.lakeLocation())));
    context.progress("open %s/index.html".formatted(choice.out()));
  }

  /** Read before anything is written, as the file may be wrong. */
  private static String borders(JobContext context, String file) {
    Set<String> municipalities = new HashSet<>();
    context
        .plain(StarDimensions.UNIT)
        .select("unit")
        .where("level", Levels.MUNICIPALITY)
        .list()
        .forEach(row -> municipalities.add(row.text("unit")));
    List<ObjectNode> borders = new Borders(municipalities, POINTS_A_DEGREE).of(file);
    if (borders.size() < municipalities.size()) {
      context.note(
          "%d of %d municipalities have no border in %s"
              .formatted(municipalities.size() - borders.size(), municipalities.size(), file));
    }
    return Scripts.of(
        "borders",
        Console.json(Map.of("points_a_degree", POINTS_A_DEGREE, "municipalities", borders)));
  }
}
