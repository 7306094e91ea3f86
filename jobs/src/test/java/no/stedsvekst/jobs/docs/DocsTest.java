package no.stedsvekst.jobs.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.pipeline.Jobs;
import no.stedsvekst.jobs.testing.Dashboard;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What is written of the tables for others; the views are opened by DuckDB itself. */
class DocsTest {
  @TempDir static Path folder;

  private static URLClassLoader loader;
  private static Connection duckDb;

  /** DuckDB, by itself, with the views over the shared lake. */
  @BeforeAll
  static void describe() throws Exception {
    Program.good("docs", "--lake", SharedLake.path(), "--out", folder.toString());
    loader =
        new URLClassLoader(
            new URL[] {Path.of("target", "jdbc", "duckdb.jar").toUri().toURL()},
            ClassLoader.getPlatformClassLoader());
    duckDb =
        ((Driver) loader.loadClass("org.duckdb.DuckDBDriver").getConstructor().newInstance())
            .connect("jdbc:duckdb:", new Properties());
    try (Statement asked = duckDb.createStatement()) {
      asked.execute(read("duckdb/views.sql"));
    }
  }

  @AfterAll
  static void close() throws Exception {
    duckDb.close();
    loader.close();
  }

  private static String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void duckDbOpensTheViewsAndGivesTheNumbersOfLoops() throws Exception {
    try (Statement asked = duckDb.createStatement()) {
      // Three whose files are parted by values that stand in the log alone, and three others.
      for (String name :
          List.of(
              "gold.panel",
              "gold.regression_model",
              "gold.projection_total",
              "gold.dim_municipality",
              "silver.commuting",
              "ops.run")) {
        TableSpec table = table(name);
        assertEquals(
            PlainRows.of(Lake.at(SharedLake.path()), table).list().size(),
            number(asked, "select count(*) from " + name),
            name);
        assertEquals(
            table.columnNames(),
            texts(
                asked,
                "select column_name from duckdb_columns() where schema_name || '.' || table_name = '%s' order by column_index"
                    .formatted(name)));
      }
      var question = Dashboard.questions().entrySet().iterator().next();
      Map<String, Double> wanted = question.getValue().get();
      try (ResultSet rows = asked.executeQuery(question.getKey())) {
        int seen = 0;
        for (; rows.next(); seen++) {
          assertEquals(wanted.get(rows.getString(1)), rows.getDouble(2), 1e-6);
        }
        assertEquals(wanted.size(), seen);
      }
      assertEquals(
          List.of(table("gold.panel").grain()),
          texts(asked, "select comment from duckdb_views() where view_name = 'panel'"));
      int number = 0;
      for (Answers answer : Answers.all()) {
        number++;
        // One night has none before it: the table of changes is not there yet.
        if (!answer.sql().contains("ops.change")) {
          try (ResultSet rows = asked.executeQuery(answer.sql())) {
            assertTrue(rows.getMetaData().getColumnCount() > 1, answer.question());
            assertEquals(
                !AnswersTest.WITHOUT_ROWS.contains(number), rows.next(), answer.question());
          }
        }
      }
      assertEquals(
          List.of("recommended"),
          texts(
              asked, "select distinct preset from gold.regression_model where preset like 'rec%'"));
    }
  }

  private static Map<String, String> files(String part) throws IOException {
    Path of = folder.resolve(part);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(of)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(of.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  /** Each dataset has the columns of its statement, and each of its measures can be computed. */
  @Test
  void supersetImportsWhatTheLakeAnswers() throws Exception {
    Map<String, String> files = files("superset");
    SupersetFolder.check(files);
    int datasets = 0;
    try (Statement asked = duckDb.createStatement()) {
      for (var file : files.entrySet()) {
        if (file.getKey().startsWith("datasets/")) {
          Map<String, Object> dataset = new Yaml().load(file.getValue());
          String sql = (String) dataset.get("sql");
          List<String> columns = cells(dataset, "columns", "column_name");
          assertEquals(texts(asked, "DESCRIBE " + sql), columns, file.getKey());
          assertEquals(columns.size(), Set.copyOf(columns).size(), file.getKey());
          asked
              .executeQuery(
                  "SELECT %s FROM (%s)"
                      .formatted(String.join(", ", cells(dataset, "metrics", "expression")), sql))
              .close();
          datasets++;
        }
      }
      Map<String, Object> places =
          new Yaml().load(files.get("datasets/Stedsvekst/mart_place_year.yaml"));
      assertEquals("year_starts_on", places.get("main_dttm_col"));
      Map<String, Object> ages =
          new Yaml().load(files.get("datasets/Stedsvekst/mart_projection.yaml"));
      assertTrue(
          cells(ages, "metrics", "metric_name")
              .containsAll(List.of("order of ages", "order of age_five_years")));
      int coverage = cells(places, "metrics", "metric_name").indexOf("coverage");
      Map<String, Double> wanted = Dashboard.jobsPerEmployedResident();
      try (ResultSet rows =
          asked.executeQuery(
              "SELECT unit_region, %s FROM (%s) WHERE year_starts_on = DATE '2014-01-01' GROUP BY unit_region"
                  .formatted(
                      cells(places, "metrics", "expression").get(coverage), places.get("sql")))) {
        int seen = 0;
        for (; rows.next(); seen++) {
          assertEquals(wanted.get(rows.getString(1)), rows.getDouble(2), 1e-9);
        }
        assertEquals(wanted.size(), seen);
      }
    }
    for (String name :
        List.of("mart_projection_fan", "place_story", "mart_coefficient_year", "bridge_group")) {
      assertTrue(files.containsKey("datasets/Stedsvekst/%s.yaml".formatted(name)), name);
    }
    assertTrue(datasets > 17, "" + datasets);
  }

  @SuppressWarnings("unchecked")
  private static List<String> cells(Map<String, Object> dataset, String list, String cell) {
    return ((List<Map<String, Object>>) dataset.get(list))
        .stream().map(each -> (String) each.get(cell)).toList();
  }

  /** A name that two numbers sort, or a join by a column that is not there, Power BI refuses. */
  @Test
  void powerBiSortsAndJoinsByWhatThereIs() throws Exception {
    Map<String, String> tables = new TreeMap<>();
    Map<String, List<String>> columns = new TreeMap<>();
    files("powerbi/Stedsvekst.SemanticModel/definition/tables")
        .forEach(
            (file, text) -> {
              String table = file.replace(".tmdl", "");
              tables.put(table, text);
              columns.put(table, found("(?m)^\tcolumn (\\w+)$", text, 1));
            });
    assertTrue(
        tables
            .keySet()
            .containsAll(
                Set.of(
                    "mart_projection_fan",
                    "mart_attractiveness_county",
                    "place_story",
                    "bridge_group",
                    "dim_model",
                    "dim_term",
                    "dim_age")),
        tables.keySet().toString());
    int sorted = 0;
    try (Statement asked = duckDb.createStatement()) {
      for (var table : tables.entrySet()) {
        String sorting = "(?m)^\tcolumn (\\w+)\n(?:\t\t.*\n)*?\t\tsortByColumn: (\\w+)$";
        List<String> names = found(sorting, table.getValue(), 1);
        List<String> orders = found(sorting, table.getValue(), 2);
        for (int each = 0; each < names.size(); each++, sorted++) {
          assertTrue(columns.get(table.getKey()).contains(orders.get(each)), table.getKey());
          assertEquals(
              List.of(),
              texts(
                  asked,
                  "select %2$s from gold.%1$s group by %2$s having count(distinct %3$s) > 1"
                      .formatted(table.getKey(), names.get(each), orders.get(each))),
              table.getKey());
        }
        Matcher named = Pattern.compile("(\\w+)\\[(\\w+)\\]").matcher(measures(table.getValue()));
        while (named.find()) {
          assertTrue(columns.get(named.group(1)).contains(named.group(2)), named.group());
        }
      }
    }
    assertTrue(sorted > 20, "" + sorted);
    assertTrue(tables.get("dim_age").contains("\t\tsortByColumn: five_years_order\n"));
    assertTrue(tables.get("mart_projection").contains("\t\tsortByColumn: ages_order\n"));
    String joins = read("powerbi/Stedsvekst.SemanticModel/definition/relationships.tmdl");
    Matcher join =
        Pattern.compile(
                "(\tisActive: false\n)?(?:\tcross.*\n)?\tfromColumn: (\\w+)\\.(\\w+)\n\ttoColumn: (\\w+)\\.(\\w+)\n")
            .matcher(joins);
    int seen = 0;
    for (; join.find(); seen++) {
      assertTrue(columns.get(join.group(2)).contains(join.group(3)), join.group());
      assertTrue(columns.get(join.group(4)).contains(join.group(5)), join.group());
      assertTrue(
          join.group(1) == null
              || tables
                  .get(join.group(2))
                  .contains(
                      "USERELATIONSHIP(%s[%s], %s[%s])"
                          .formatted(join.group(2), join.group(3), join.group(4), join.group(5))),
          join.group());
    }
    assertEquals(joins.split("relationship ", -1).length - 1, seen);
    assertTrue(
        joins.contains("\tisActive: false\n\tfromColumn: mart_commuting.work_code\n"), joins);
  }

  private static String measures(String table) {
    return String.join("\n", found("(?m)^\tmeasure (.*)$", table, 1));
  }

  private static List<String> found(String pattern, String text, int group) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(group)).toList();
  }

  @Test
  void theAnswersAreOnAPage() throws IOException {
    String page = read("answers.html");
    assertEquals(15, page.split("<summary>Python", -1).length - 1);
  }

  @Test
  void theOtherViewsNameTheFolders() throws IOException {
    assertTrue(
        read("duckdb/views-delta.sql")
            .contains(
                "CREATE OR REPLACE VIEW gold.panel AS\nSELECT * FROM delta_scan('%s/gold/panel');"
                    .formatted(SharedLake.path())));
  }

  @Test
  void everyTableHasAPageAndEveryLinkLeadsSomewhere() throws IOException {
    Pattern link = Pattern.compile("href=\"([^\"#]+)(?:#(\\w+))?\"");
    List<Path> pages;
    try (Stream<Path> files = Files.walk(folder)) {
      pages = files.filter(file -> file.toString().matches(".*\\.(html|svg)")).toList();
    }
    assertTrue(pages.size() > 40, pages.toString());
    int links = 0;
    for (Path page : pages) {
      Matcher found = link.matcher(Files.readString(page));
      for (; found.find(); links++) {
        Path target = page.resolveSibling(found.group(1));
        assertTrue(Files.exists(target), page + " leads to " + found.group(1));
        assertTrue(
            found.group(2) == null
                || Files.readString(target).contains("id=\"%s\"".formatted(found.group(2))),
            page + " leads to " + found.group());
      }
    }
    assertTrue(links > 200, "only " + links);
    String panel = read("tables/gold.panel.html");
    assertTrue(panel.contains("Made of: "), panel);
    assertTrue(panel.contains("<a href=\"silver.commuting.html\">"), panel);
    assertTrue(panel.contains("<a href=\"gold.regression_model.html\">"), panel);
    assertTrue(panel.contains("Tables made of it: "), panel);
    assertTrue(panel.contains("<p>Used by jobs: regress, attract,"), panel);
    assertTrue(panel.contains("<p>Used by charts of the report: terms"), panel);
    String jobs = read("tables/gold.mart_jobs.html");
    assertTrue(jobs.contains("<p>Used by answers: <a href=\"../answers.html#5\">5</a>.</p>"), jobs);
    assertTrue(jobs.contains("<p>Used by charts of the report: industries.</p>"), jobs);
    assertTrue(
        jobs.contains("<p>Used by charts of the dashboard of Superset: mart_jobs.</p>"), jobs);
    assertTrue(
        read("tables/gold.dim_term.html")
            .contains("<p>Used by facts of the model of Power BI: mart_coefficient_year.</p>"));
    assertTrue(panel.contains("to 2016, written 20"), panel);
    assertTrue(panel.contains("<h2>Checks, as they were last made</h2>"), panel);
  }

  @Test
  void theLineageIsADrawing() throws Exception {
    var drawing =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("lineage.svg").toFile());
    assertTrue(drawing.getElementsByTagName("rect").getLength() > 20);
    assertTrue(drawing.getElementsByTagName("path").getLength() > 40);
  }

  private static TableSpec table(String name) {
    return Jobs.tables().stream()
        .filter(each -> each.fullName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long number(Statement asked, String statement) throws SQLException {
    return Long.parseLong(texts(asked, statement).get(0));
  }

  private static List<String> texts(Statement asked, String statement) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = asked.executeQuery(statement)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
