package no.stedsvekst.jobs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.publish.PublishChoice;
import no.stedsvekst.jobs.publish.StarDimensions;
import no.stedsvekst.jobs.publish.StarProjection;
import no.stedsvekst.jobs.publish.StoryTable;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.refusal.ReportRefusals;
import no.stedsvekst.jobs.settings.ShippedTable;

/** What holds for the whole site: small, and read without a query. */
final class SiteFacts {
  private static final List<String> NAMES = List.of("code", "name_no", "name_nn", "name_en");
  private static final List<String> WORD =
      List.of("vocabulary", "code", "name_no", "name_nn", "name_en", "sort_order");

  private static final double NEAR = 1e-6;
  private static final List<String> COMPONENT =
      List.of(
          "code",
          "subject",
          "component",
          "sign",
          "is_in_sum",
          "kind",
          "name_no",
          "name_nn",
          "name_en",
          "sort_order");
  private static final List<String> INDICATOR = List.of("indicator", "name_no", "name_en", "unit");

  private final JobContext context;
  private final PlainRow nation;

  private SiteFacts(JobContext context, PlainRow nation) {
    this.context = context;
    this.nation = nation;
  }

  /** Of a lake whose star is the one that is wanted. */
  static SiteFacts of(JobContext context, PublishChoice wanted) {
    if (!context.has(StoryTable.STORY)) {
      throw Refusals.noTable(StoryTable.STORY.fullName(), context.lakeLocation());
    }
    PlainRow nation =
        context.plain(StoryTable.STORY).where("level", Levels.COUNTRY).list().stream()
            .findFirst()
            .orElseThrow();
    if (!nation.text("preset").equals(wanted.preset())) {
      throw ReportRefusals.otherStar(wanted.preset(), nation.text("preset"));
    }
    return new SiteFacts(context, nation);
  }

  /** The star is of the projection that was the newest when it was made. */
  void refuseOlderStar(Optional<StarProjection> projection) {
    if (projection.isEmpty() || nation.isEmpty("projected_neutral")) {
      return;
    }
    StarProjection newest = projection.get();
    boolean isSame =
        context
            .plain(ProjectTables.TOTAL)
            .select("persons")
            .where("preset", nation.text("preset"))
            .where("scenario", Scenario.NEUTRAL)
            .where("alternative", newest.alternative())
            .where("base_year", newest.baseYear())
            .where("level", Levels.COUNTRY)
            .where("year", nation.integer("horizon_year"))
            .list()
            .stream()
            .anyMatch(
                row -> Math.abs(row.number("persons") - nation.number("projected_neutral")) < NEAR);
    if (!isSame) {
      throw ReportRefusals.olderStar("" + newest.baseYear(), context.lakeLocation());
    }
  }

  /** As the pages read it. */
  Map<String, Object> site(
      Optional<StarProjection> projection,
      ReportStatements statements,
      List<String> found,
      List<String> measures,
      boolean hasBorders) {
    Map<String, Object> site = new LinkedHashMap<>();
    site.put("made_at", Instant.now().toString());
    site.put("run_id", context.runId());
    site.put("publish_run_id", nation.text("run_id"));
    site.put("preset", nation.text("preset"));
    site.put("vintage", nation.integer("vintage"));
    site.put(
        "is_synthetic",
        context.plain(OpsTables.LAKE).list().stream()
            .anyMatch(row -> row.text("kind").equals("synthetic")));
    site.put("population_year", nation.get("year"));
    site.put("jobs_year", nation.get("jobs_year"));
    site.put("first_flow_year", nation.get("first_year"));
    site.put("last_flow_year", nation.get("last_year"));
    site.put("base_year", projection.map(StarProjection::baseYear).orElse(null));
    site.put("horizon_year", projection.map(StarProjection::horizon).orElse(null));
    site.put("alternative", projection.map(StarProjection::alternative).orElse(null));
    site.put("scenarios", scenarios(false));
    site.put("what_ifs", scenarios(true));
    site.put("fan_scenario", nation.text("fan_scenario"));
    site.put("missing", Sections.missing(found));
    site.put("components", components());
    site.put("words", words());
    site.put("indicators", indicators());
    site.put("measures", MapMeasures.told(measures));
    site.put("has_borders", hasBorders);
    site.put("sql", statements.shown());
    return site;
  }

  /** Those of which the country has a sum, or the what-ifs of each place. */
  private List<String> scenarios(boolean isWhatIf) {
    return StoryTable.SCENARIOS.stream()
        .filter(scenario -> isWhatIf == List.of("high", "low").contains(scenario))
        .filter(
            scenario ->
                isWhatIf
                    ? context.slices(ProjectTables.TOTAL).stream()
                        .anyMatch(slice -> slice.get("scenario").equals(scenario))
                    : !nation.isEmpty("projected_" + scenario))
        .toList();
  }

  private Map<String, List<Object>> components() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (PlainRow row : plain(StarDimensions.COMPONENT)) {
      Map<String, Object> component = new LinkedHashMap<>();
      COMPONENT.forEach(column -> component.put(column, row.get(column)));
      rows.add(component);
    }
    rows.sort(Comparator.comparing(row -> (Integer) row.get("sort_order")));
    return columns(rows, COMPONENT);
  }

  private Map<String, List<Object>> words() {
    List<Map<String, Object>> words = new ArrayList<>();
    context.plain(StarDimensions.CODE).list().forEach(row -> words.add(word(row, null)));
    add(words, "sex", StarDimensions.SEX);
    add(words, "age_group", StarDimensions.AGE_GROUP);
    add(words, "industry", DimensionTables.INDUSTRY);
    add(words, "scenario", ProjectTables.SCENARIO);
    for (PlainRow row : plain(DimensionTables.INDUSTRY)) {
      Map<String, Object> group = new LinkedHashMap<>();
      group.put("vocabulary", "industry_group");
      group.put("code", row.text("category"));
      group.put("name_no", row.text("category_no"));
      // A table of an earlier release has none.
      boolean hasNynorsk = row.has("category_nn") && !row.isEmpty("category_nn");
      group.put("name_nn", row.text(hasNynorsk ? "category_nn" : "category_no"));
      group.put("name_en", row.text("category_en"));
      group.put("sort_order", row.get("sort_order"));
      if (words.stream()
          .noneMatch(
              word ->
                  word.get("vocabulary").equals("industry_group")
                      && word.get("code").equals(row.text("category")))) {
        words.add(group);
      }
    }
    return columns(words, WORD);
  }

  /**
   * What indicators are called: the shipped ones, and those of the user, of which one may stand in
   * for them.
   */
  private Map<String, List<Object>> indicators() {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    for (Map<String, String> line : ShippedTable.lines("indicator")) {
      found.put(line.get("indicator"), new LinkedHashMap<>(line));
    }
    for (PlainRow row : plain(SilverTables.of(IndicatorTables.INDICATOR))) {
      Map<String, Object> named = new LinkedHashMap<>();
      INDICATOR.forEach(column -> named.put(column, row.text(column)));
      found.put(row.text("indicator"), named);
    }
    return columns(List.copyOf(found.values()), INDICATOR);
  }

  private void add(List<Map<String, Object>> words, String vocabulary, TableSpec table) {
    for (PlainRow row : plain(table)) {
      if (!row.has("preset") || row.text("preset").equals(nation.text("preset"))) {
        words.add(word(row, vocabulary));
      }
    }
  }

  private List<PlainRow> plain(TableSpec table) {
    return context.has(table) ? context.plain(table).list() : List.of();
  }

  private static Map<String, Object> word(PlainRow row, String vocabulary) {
    Map<String, Object> word = new LinkedHashMap<>();
    word.put("vocabulary", vocabulary == null ? row.text("vocabulary") : vocabulary);
    for (String name : NAMES) {
      word.put(name, row.has(name) ? row.text(name) : row.text("name_no"));
    }
    word.put("sort_order", row.has("sort_order") ? row.get("sort_order") : null);
    return word;
  }

  private static Map<String, List<Object>> columns(
      List<Map<String, Object>> rows, List<String> names) {
    Map<String, List<Object>> columns = new LinkedHashMap<>();
    for (String name : names) {
      Object[] cells = rows.stream().map(row -> row.get(name)).toArray();
      columns.put(name, Arrays.asList(cells));
    }
    return columns;
  }
}
