package no.stedsvekst.jobs.pipeline;

import static no.stedsvekst.jobs.testing.DatasetComparison.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.testing.Eventually;
import no.stedsvekst.jobs.testing.OwnLake;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.S3Server;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A night whose landing folder and lake are on S3: the same numbers, and no key anywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class S3NightTest {
  private static final String LANDING = "s3a://nights/landing";
  private static final String LAKE = "s3a://nights/lake";

  private final StringBuilder told = new StringBuilder();
  private OwnLake local;
  private S3Server server;
  private Path conf;

  @BeforeAll
  void theFirstNight(@TempDir Path folder) throws IOException, InterruptedException {
    local = new OwnLake(Files.createDirectories(folder.resolve("local")));
    server = new S3Server(Files.createDirectories(folder.resolve("server")));
    server.bucket("nights");
    server.upload(local.landing(), LANDING);
    conf = server.conf(folder.resolve("s3.conf"));
    Program.Result first = night();
    assertEquals(0, first.exit(), first.err());
    assertTrue(first.err().contains("growth: ok"), first.err());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Program.Result night(String... options) {
    return told(
        Program.run(
            Stream.concat(
                    Stream.of("nightly", "--landing", LANDING, "--lake", LAKE, "--until", "growth"),
                    Stream.concat(Stream.of("--conf", conf.toString()), Stream.of(options)))
                .toArray(String[]::new)));
  }

  private Program.Result told(Program.Result result) {
    told.append(result.out()).append(result.err());
    return result;
  }

  @Test
  @Order(1)
  void theNextFindsNothingChanged() throws IOException {
    Set<String> before = tables();
    Program.Result second = night("--format", "json");
    assertTrue(second.lastLine().contains("\"status\":\"skipped\""), second.lastLine());
    assertEquals(before, tables());
  }

  /** Every object of bronze, silver and gold. */
  private Set<String> tables() throws IOException {
    Path lake = server.objects("nights").resolve("lake");
    try (Stream<Path> paths = Files.walk(lake)) {
      Set<String> objects =
          paths
              .filter(Files::isRegularFile)
              .map(path -> lake.relativize(path).toString())
              .filter(path -> path.matches("(bronze|silver|gold)/.*"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(objects.stream().anyMatch(path -> path.contains("panel/")), "" + objects);
      return objects;
    }
  }

  @Test
  @Order(1)
  void theNumbersAreThoseOfALocalLake() {
    assertEquals(0, local.run("nightly", "--until", "growth").exit());
    assertNear(panel(local.path()), panel(LAKE), 1e-9);
  }

  private static Dataset<Row> panel(String lake) {
    return Lake.at(lake)
        .read(TestSession.get(), PanelTables.PANEL)
        .drop("run_id")
        .orderBy("preset", "level", "unit", "year");
  }

  @Test
  @Order(2)
  void toolsReadItAndExportToIt() throws IOException {
    String[] at = {"--lake", LAKE, "--conf", conf.toString()};
    Program.Result listed = told(Program.good(with(at, "tables")));
    assertTrue(listed.out().contains("gold.panel"), listed.out());
    told(Program.good(with(at, "runs")));
    String to = "s3a://nights/out/panel.csv";
    told(Program.good(with(at, "export", "--table", "gold.panel", "--to", to)));
    List<String> lines = Files.readAllLines(server.objects("nights").resolve("out/panel.csv"));
    assertEquals(panel(LAKE).count() + 1, lines.size());
    assertEquals(2, told(Program.run(with(at, "synthesize", "--out", LANDING))).exit());
  }

  private static String[] with(String[] options, String... command) {
    return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
  }

  @Test
  @Order(2)
  void aLocationNamesNoKeyAndNoOtherScheme() {
    for (String lake :
        List.of(
            "s3://nights/lake",
            "s3a://me:" + S3Server.SECRET + "@nights/l",
            "s3a://me:a/" + S3Server.SECRET + "@nights/l")) {
      Program.Result result = told(Program.run("runs", "--lake", lake, "--conf", conf.toString()));
      assertEquals(2, result.exit(), result.err());
      assertTrue(result.error().length() > 60, result.error());
    }
  }

  /** Looked for in every file of the bucket, and in all that was printed. */
  @Test
  @Order(3)
  void noKeyIsAnywhere() throws IOException {
    night("--dry-run");
    List<String> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(server.objects("nights"))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        if (text.contains(S3Server.SECRET) || text.contains(S3Server.KEY)) {
          found.add(path.toString());
        }
      }
    }
    assertEquals(List.of(), found);
    assertTrue(told.length() > 3000, "nothing was printed");
    assertFalse(told.toString().contains(S3Server.SECRET), told.toString());
    assertFalse(told.toString().contains(S3Server.KEY), told.toString());
  }

  /** In the middle of a night: told in a line, and the next night goes on where it was cut off. */
  @Test
  @Order(4)
  void theServerMayDieAndComeBack() throws IOException, InterruptedException {
    long rows = panel(LAKE).count();
    String lake = "s3a://nights/cut";
    List<String> command =
        List.of("nightly", "--landing", LANDING, "--lake", lake, "--until", "growth");
    String[] arguments =
        with(new String[] {"--conf", conf.toString()}, command.toArray(String[]::new));
    Program.Result cut = Program.runUntil("[2/4]", server::close, arguments);
    assertEquals(4, cut.exit(), cut.err());
    // In brackets what came first: an open connection that broke off, or a new one refused.
    assertTrue(cut.error().contains("s3a://nights cannot be reached ("), cut.err());
    server.start();
    List<Program.Result> nights = new ArrayList<>();
    // The night that was cut off could not give its lease back: it runs out by itself. And this
    // process, unlike that of a night of its own, still holds connections to the server that died.
    List<Integer> passing = List.of(ExitCode.LOCKED.code(), ExitCode.MISSING.code());
    Eventually.holds(
        "a night that is let in",
        Duration.ofSeconds(60),
        () -> {
          nights.add(Program.run(arguments));
          return !passing.contains(nights.get(nights.size() - 1).exit());
        });
    Program.Result again = nights.get(nights.size() - 1);
    assertEquals(0, again.exit(), again.err());
    assertTrue(again.err().contains("land: nothing has changed, skipped"), again.err());
    assertEquals(rows, panel(lake).count());
    assertNear(panel(LAKE), panel(lake), 0);
  }
}
