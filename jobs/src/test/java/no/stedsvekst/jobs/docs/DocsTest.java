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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of the tables for others; the views are opened by DuckDB itself. */
class DocsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void describe() {
    Program.good("docs", "--lake", SharedLake.path(), "--out", folder.toString());
  }

  private static String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void duckDbOpensTheViewsAndGivesTheNumbersOfLoops() throws Exception {
    try (URLClassLoader loader =
            new URLClassLoader(
                new URL[] {Path.of("target", "jdbc", "duckdb.jar").toUri().toURL()},
                ClassLoader.getPlatformClassLoader());
        Connection connection =
            ((Driver) loader.loadClass("org.duckdb.DuckDBDriver").getConstructor().newInstance())
                .connect("jdbc:duckdb:", new Properties());
        Statement asked = connection.createStatement()) {
      asked.execute(read("duckdb/views.sql"));
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
      for (Answers answer : Answers.all()) {
        if (!asksWhatHasChanged(answer)) {
          try (ResultSet rows = asked.executeQuery(answer.sql())) {
            assertTrue(rows.getMetaData().getColumnCount() > 1, answer.question());
          }
        }
      }
      assertEquals(
          List.of("recommended"),
          texts(
              asked, "select distinct preset from gold.regression_model where preset like 'rec%'"));
    }
  }

  /** By the program; DuckDB is asked the same above. */
  @Test
  void fifteenQuestionsAreAnswered() throws IOException {
    assertEquals(15, Answers.all().size());
    for (Answers answer : Answers.all()) {
      Program.Result told =
          Program.run("sql", answer.sql(), "--lake", SharedLake.path(), "--format", "csv");
      assertEquals(asksWhatHasChanged(answer) ? 4 : 0, told.exit(), answer.question() + told.err());
      List<String> lines = told.out().lines().toList();
      assertEquals(lines.stream().distinct().toList(), lines, answer.question());
    }
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
    Pattern link = Pattern.compile("href=\"([^\"]+)\"");
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
      }
    }
    assertTrue(links > 200, "only " + links);
    String panel = read("tables/gold.panel.html");
    assertTrue(panel.contains("Made of: "), panel);
    assertTrue(panel.contains("<a href=\"silver.commuting.html\">"), panel);
    assertTrue(panel.contains("<a href=\"gold.regression_model.html\">"), panel);
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

  /** One night has none before it: the table of changes is not there yet. */
  private static boolean asksWhatHasChanged(Answers answer) {
    return answer.sql().contains("ops.change");
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
