package no.stedsvekst.jobs.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.pipeline.Jobs;
import no.stedsvekst.jobs.query.QuerySession;
import no.stedsvekst.jobs.query.QueryTables;
import no.stedsvekst.jobs.testing.Dashboard;
import no.stedsvekst.jobs.testing.Eventually;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a BI tool asks, through the driver that it would ask with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServeTest {
  private static final Path DRIVER = Path.of("target", "jdbc", "hive-jdbc.jar");
  private static final int CLIENTS = 20;

  private static final TableSpec NEW =
      TableSpec.in(Layer.GOLD, "night")
          .grain("One row per night.")
          .key("night")
          .column("night", ColumnType.INTEGER, "Its number")
          .build();

  @TempDir Path folder;

  private Served shared;
  private Driver driver;

  /** A server on a lake, and who is connected to it. */
  private record Served(ThriftServer server, Clients clients, ExecutorService threads)
      implements AutoCloseable {

    static Served of(String lake, List<TableSpec> tables) {
      SparkSession spark = TestSession.get();
      QueryTables named = new QueryTables(Lake.at(lake), () -> tables);
      ExecutorService threads = Executors.newCachedThreadPool();
      Clients clients = new Clients(() -> new QuerySession(spark, named, true), threads);
      ThriftServer server =
          ThriftServer.at(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              new HiveService(clients, new ServedCatalog(named)),
              clients,
              2 * CLIENTS);
      threads.execute(server::serve);
      return new Served(server, clients, threads);
    }

    @Override
    public void close() {
      server.close();
      threads.shutdownNow();
    }
  }

  @BeforeAll
  void aServerAndADriver() throws Exception {
    shared = Served.of(SharedLake.path(), Jobs.tables());
    // By itself, as a BI tool loads it: it must not find classes of ours.
    @SuppressWarnings("resource")
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {DRIVER.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    driver =
        (Driver) loader.loadClass("org.apache.hive.jdbc.HiveDriver").getConstructor().newInstance();
  }

  @AfterAll
  void stop() {
    shared.close();
  }

  private Connection connect(Served served) throws SQLException {
    Properties login = new Properties();
    login.put("user", "someone");
    login.put("password", "anything");
    return driver.connect(
        "jdbc:hive2://127.0.0.1:%d/gold".formatted(served.server().port()), login);
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(name));
    }
    return values;
  }

  private static Map<String, Double> numbers(Connection connection, String statement)
      throws SQLException {
    Map<String, Double> numbers = new TreeMap<>();
    try (Statement asked = connection.createStatement();
        ResultSet rows = asked.executeQuery(statement)) {
      while (rows.next()) {
        numbers.put(rows.getString(1), rows.getDouble(2));
      }
    }
    return numbers;
  }

  @Test
  void theCatalogueHasLayersTablesColumnsCommentsAndKeys() throws SQLException {
    try (Connection connection = connect(shared)) {
      DatabaseMetaData catalogue = connection.getMetaData();
      assertEquals("Spark SQL", catalogue.getDatabaseProductName());
      assertTrue(
          column(catalogue.getSchemas(), "TABLE_SCHEM").containsAll(List.of("gold", "silver")));
      assertEquals(List.of("TABLE"), column(catalogue.getTableTypes(), "TABLE_TYPE"));
      List<String> tables =
          column(catalogue.getTables(null, "gold", "%", new String[] {"TABLE"}), "TABLE_NAME");
      assertTrue(
          tables.contains("panel") && tables.contains("dim_municipality"), tables.toString());
      assertEquals(
          List.of(),
          column(catalogue.getTables(null, "gold", "%", new String[] {"VIEW"}), "TABLE_NAME"));
      try (ResultSet panel = catalogue.getTables(null, "gold", "panel", null)) {
        assertTrue(panel.next());
        assertEquals(PanelTables.PANEL.grain(), panel.getString("REMARKS"));
        assertFalse(panel.next());
      }
      try (ResultSet columns = catalogue.getColumns(null, "gold", "panel", "%")) {
        for (var column : PanelTables.PANEL.columns()) {
          assertTrue(columns.next(), column.name());
          assertEquals(column.name(), columns.getString("COLUMN_NAME"));
          assertEquals(column.told(), columns.getString("REMARKS"));
          assertEquals(column.isRequired() ? "NO" : "YES", columns.getString("IS_NULLABLE"));
        }
        assertFalse(columns.next());
      }
      assertEquals(
          List.of("vra"), column(catalogue.getColumns(null, "g%", "pane_", "vra"), "COLUMN_NAME"));
      assertEquals(
          PanelTables.PANEL.key(),
          column(catalogue.getPrimaryKeys(null, "gold", "panel"), "COLUMN_NAME"));
      // A driver that is told of one key draws the line between the two tables.
      assertEquals(
          List.of("unit_code"),
          column(
              catalogue.getCrossReference(
                  null, "gold", "dim_unit", null, "gold", "mart_place_year"),
              "FKCOLUMN_NAME"));
      assertEquals(
          List.of("home_code", "work_code", "year"),
          column(
              catalogue.getCrossReference(null, null, null, null, "gold", "mart_commuting"),
              "FKCOLUMN_NAME"));
      assertEquals(
          List.of(),
          column(
              catalogue.getCrossReference(null, "gold", "dim_sex", null, "gold", "mart_commuting"),
              "FKCOLUMN_NAME"));
      assertTrue(column(catalogue.getTypeInfo(), "TYPE_NAME").contains("DOUBLE"));
      assertTrue(
          column(catalogue.getFunctions(null, null, "relative%"), "FUNCTION_NAME")
              .contains("relative_growth"));
    }
  }

  /** As Superset's engine for Hive words it when it lists what there is. */
  @Test
  void supersetFindsTablesAndNoViews() throws SQLException {
    try (Connection connection = connect(shared);
        Statement asked = connection.createStatement()) {
      assertTrue(
          column(asked.executeQuery("SHOW TABLES IN `gold`"), "tab_name").contains("dim_unit"));
      assertEquals(List.of(), column(asked.executeQuery("SHOW VIEWS IN `gold`"), "tab_name"));
      assertEquals(List.of(), column(asked.executeQuery("SHOW VIEWS"), "tab_name"));
      // How it cuts a day to its year.
      try (ResultSet year =
          asked.executeQuery(
              "SELECT from_unixtime(unix_timestamp(starts_on), 'yyyy-01-01 00:00:00')"
                  + " FROM gold.dim_year WHERE year = 2012")) {
        assertTrue(year.next());
        assertEquals("2012-01-01 00:00:00", year.getString(1));
      }
    }
  }

  @Test
  void questionsOfADashboardHaveTheAnswersOfLoops() throws SQLException {
    try (Connection connection = connect(shared)) {
      for (var question : Dashboard.questions().entrySet()) {
        Map<String, Double> wanted = question.getValue().get();
        Map<String, Double> told = numbers(connection, question.getKey());
        assertFalse(wanted.isEmpty(), question.getKey());
        assertEquals(wanted.keySet(), told.keySet(), question.getKey());
        wanted.forEach(
            (name, number) ->
                assertEquals(
                    number,
                    told.get(name),
                    1e-9 * Math.abs(number) + 1e-9,
                    () -> name + " of " + question.getKey()));
      }
      assertEquals(12, Dashboard.questions().size());
    }
  }

  @Test
  void everyTypeArrivesAndWhatIsMissingIsMissing() throws SQLException {
    try (Connection connection = connect(shared);
        Statement asked = connection.createStatement();
        ResultSet row =
            asked.executeQuery(
                """
                select 'Bø' a, 1 b, 10000000000 c, 0.25d d, true e, date'2024-02-29' f,
                  timestamp'2024-02-29 12:00:00' g, 1.50 h, cast(null as double) i, array(1, 2) j,
                  cast(null as string) k""")) {
      assertTrue(row.next());
      assertEquals("Bø", row.getString("a"));
      assertEquals(1, row.getInt("b"));
      assertEquals(10_000_000_000L, row.getLong("c"));
      assertEquals(0.25, row.getDouble("d"));
      assertTrue(row.getBoolean("e"));
      assertEquals("2024-02-29", row.getDate("f").toString());
      assertEquals("2024-02-29 12:00:00.0", row.getTimestamp("g").toString());
      assertEquals("1.50", row.getBigDecimal("h").toPlainString());
      row.getDouble("i");
      assertTrue(row.wasNull());
      assertEquals("[1,2]", row.getString("j"));
      assertEquals(null, row.getString("k"));
      assertFalse(row.next());
    }
  }

  /** More rows than are sent at once. */
  @Test
  void aLongAnswerArrivesWhole() throws SQLException {
    try (Connection connection = connect(shared);
        Statement asked = connection.createStatement();
        ResultSet rows = asked.executeQuery("select id from range(0, 25000, 1, 3)")) {
      long sum = 0;
      while (rows.next()) {
        sum += rows.getLong(1);
      }
      assertEquals(25000L * 24999 / 2, sum);
    }
  }

  @Test
  void mistakesAndWritesAreToldAndTheConnectionGoesOn() throws SQLException {
    try (Connection connection = connect(shared);
        Statement asked = connection.createStatement()) {
      Map<String, String> wrong =
          Map.of(
              "select yaer from panel", "line 1, column 8: there is no column \"yaer\"",
              "select * from gold.nothing", "there is no table \"gold.nothing\"",
              "select 1 / (year - year) from panel", "Division by zero",
              "insert into gold.panel select * from gold.panel", "statements read the lake",
              "drop table gold.panel", "statements read the lake",
              "set spark.sql.ansi.enabled = false", "statements read the lake");
      wrong.forEach(
          (statement, said) -> {
            SQLException told =
                assertThrows(SQLException.class, () -> asked.execute(statement), statement);
            assertTrue(told.getMessage().contains(said), statement + ": " + told.getMessage());
            assertEquals("42000", told.getSQLState(), statement);
          });
      assertFalse(asked.execute("use ops"));
      assertEquals(1, numbers(connection, "select 'a', count(*) from run").size());
    }
  }

  @Test
  void twentyClientsAreAnsweredSideBySide() throws Exception {
    Map<String, Double> wanted = Dashboard.questions().values().iterator().next().get();
    String statement = Dashboard.questions().keySet().iterator().next();
    CyclicBarrier allConnected = new CyclicBarrier(CLIENTS);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      Callable<Map<String, Double>> client =
          () -> {
            try (Connection connection = connect(shared)) {
              allConnected.await(60, TimeUnit.SECONDS);
              return numbers(connection, statement);
            }
          };
      List<Future<Map<String, Double>>> answers = new ArrayList<>();
      for (int number = 0; number < CLIENTS; number++) {
        answers.add(clients.submit(client));
      }
      for (Future<Map<String, Double>> answer : answers) {
        Map<String, Double> told = answer.get(120, TimeUnit.SECONDS);
        assertEquals(wanted.keySet(), told.keySet());
        wanted.forEach((year, sum) -> assertEquals(sum, told.get(year), 1e-6));
      }
    } finally {
      clients.shutdownNow();
    }
    Eventually.holds(
        "nobody is connected any more",
        Duration.ofSeconds(20),
        () -> shared.clients().count() == 0);
  }

  @Test
  void theNextNightIsSeenWithoutANewConnection() throws SQLException {
    SparkSession spark = TestSession.get();
    Lake lake = Lake.at(folder.resolve("lake").toString());
    lake.write(spark, NEW, spark.range(3).selectExpr("cast(id as int) as night"));
    String statement = "select 'nights', count(*) from gold.night";
    try (Served served = Served.of(lake.location(), List.of(NEW));
        Connection connection = connect(served)) {
      assertEquals(Map.of("nights", 3.0), numbers(connection, statement));
      lake.write(spark, NEW, spark.range(5).selectExpr("cast(id as int) as night"));
      assertEquals(Map.of("nights", 5.0), numbers(connection, statement));
    }
  }

  @Test
  void whatCannotBeServedIsRefused() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Program.refused(
          "is taken by another program",
          List.of(
              "serve",
              "--lake",
              SharedLake.path(),
              "--port",
              String.valueOf(taken.getLocalPort())));
    }
    Program.refused(
        "there is no such name",
        List.of("serve", "--lake", SharedLake.path(), "--port", "0", "--host", "no.such.invalid"));
    Program.refused("whole number from 0 to 65535", List.of("serve", "--port", "70000"));
    Program.refused(
        "nothing can be served at",
        List.of("serve", "--lake", SharedLake.path(), "--port", "0", "--host", "192.0.2.1"));
    assertEquals(4, Program.run("serve", "--lake", folder.resolve("none").toString()).exit());
  }
}
