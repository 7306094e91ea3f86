package no.stedsvekst.jobs.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Matches between a product that takes no time and peers that are shell scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchTest {
  private static final String HOME = "stedsvekst.home";
  private static final String STEPS =
      "echo STEP read 0.5; echo STEP panel 0.25 cpu 0.4; echo about; echo STEP fits 1e-1\n";
  private static final List<String> GOLD =
      List.of("panel", "panel_migration", "regression_model", "regression_term");

  @TempDir static Path folder;

  private Path files;
  private Path landing;
  private Path out;
  private Path peers;

  /** Its lake is the shared one, its runs take 8, 2 and 4 seconds to read. */
  private static final class Toy implements Contestant {
    private final List<Double> seconds = new ArrayList<>(List.of(8.0, 2.0, 4.0));

    @Override
    public String name() {
      return "product";
    }

    @Override
    public Measured run(Path landing, Path folder) {
      try {
        for (String table : GOLD) {
          copy(Path.of(SharedLake.path(), "gold", table), Product.lake(folder).resolve("gold"));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Child child = new Child(List.of(), 20, 100.0);
      return Measured.of(Map.of("read", seconds.remove(0), "panel", 1.0, "fits", 1.0), child);
    }

    private static void copy(Path from, Path into) throws IOException {
      try (Stream<Path> paths = Files.walk(from)) {
        for (Path path : paths.toList()) {
          Path to = into.resolve(from.getParent().relativize(path).toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(to);
          } else {
            Files.copy(path, to);
          }
        }
      }
    }
  }

  @BeforeAll
  void make() throws IOException {
    files = folder.resolve("files");
    landing = folder.resolve("landing");
    out = folder.resolve("out");
    peers = folder.resolve("peers");
    for (Path each : List.of(files, landing, out, peers)) {
      Files.createDirectories(each);
    }
    Files.writeString(landing.resolve("landed"), "something");
    LakeFiles.write(Lake.at(SharedLake.path()), files);
    System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
  }

  @AfterAll
  void forget() {
    System.clearProperty(HOME);
  }

  @Test
  void mediansRatiosAndAgreementAreTold() throws IOException {
    List<String> said = new ArrayList<>();
    // The peer is told where the files are that it was to read, and where it is to write.
    String copies = "test -f $1/landed && cp %s/* $2 && %s".formatted(files, STEPS);
    Match match;
    try (RunFolder runs = RunFolder.in(out)) {
      match =
          new Match(new Toy(), List.of(peer(copies)), runs, said::add)
              .play(new Country("landing", landing), 3);
    }
    assertEquals(List.of(), list(out));
    assertEquals("landing, run 1 of 3: product …", said.get(0));
    assertEquals("landing: the numbers agree", said.get(2));
    assertEquals("landing, run 2 of 3: toy …", said.get(3));
    List<JsonNode> times = json(new Scoreboard("landing", match).times());
    assertEquals(
        List.of("start_s", "read_s", "panel_s", "fits_s", "total_s", "peak_mb"),
        times.stream().map(row -> row.get("step").asText()).toList());
    JsonNode read = times.get(1);
    assertEquals(4, read.get("product").asDouble());
    assertEquals(0.5, read.get("toy").asDouble());
    assertEquals(8, read.get("times_toy").asDouble());
    assertEquals(14, times.get(0).get("product").asDouble(), "start: 20 less 4, 1 and 1");
    assertEquals(20, times.get(4).get("product").asDouble());
    JsonNode panel = json(new Scoreboard("landing", match).agreement()).get(0);
    assertEquals("panel.csv", panel.get("file").asText());
    assertEquals(0, panel.get("largest_difference").asDouble());
    assertTrue(panel.get("values").asLong() > 7_000, panel.toString());
  }

  @Test
  void aPeerThatTheMachineIsTooSmallForIsLeftOut() throws IOException {
    List<String> said = new ArrayList<>();
    Peer large = new Peer("large", List.of("bash", "-c", "kill -9 $$"));
    Match match;
    try (RunFolder runs = RunFolder.in(out)) {
      match =
          new Match(
                  new Toy(),
                  List.of(large, peer("cp %s/* $2 && %s".formatted(files, STEPS))),
                  runs,
                  said::add)
              .play(new Country("landing", landing), 2);
    }
    assertTrue(said.get(2).startsWith("large was killed: it took more memory"), said.get(2));
    assertEquals(List.of("product", "toy"), List.copyOf(match.medians().keySet()));
    assertEquals(Set.of("toy"), match.agreement().keySet());
  }

  @Test
  void aPeerThatComputesOtherNumbersEndsIt() {
    String other = "cp %s/* $2 && rm $2/migration.csv && %s".formatted(files, STEPS);
    assertEquals(
        "toy wrote no migration.csv into the folder that it was given;"
            + " stedsvekst bench --help says what a peer writes",
        refused(other));
  }

  @Test
  void aPeerThatFailsIsToldWithItsLastWords() {
    String said = refused("echo STEP read 1; echo first >&2; echo no memory >&2; exit 1");
    assertTrue(said.startsWith("toy ended with exit 1, no times are reported: no memory;"), said);
    assertTrue(refused("exit 7").contains("exit 7, no times are reported: it said nothing"));
  }

  @Test
  void aPeerThatTellsNoStepIsRefused() {
    String said = refused("echo STEP read 0.5; echo STEP panel soon; echo done");
    assertEquals("toy printed no line \"STEP panel|fits SECONDS\"; a peer prints one a step", said);
  }

  @Test
  void whatAPeerHeldIsItsMemory() throws IOException {
    // Some twenty megabytes in a variable, a moment long.
    Measured measured =
        peer("a=$(head -c 20000000 /dev/zero | tr '\\0' x); sleep 0.3; %s".formatted(STEPS))
            .run(landing, Files.createDirectories(folder.resolve("memory")));
    assertTrue(measured.peakMegabytes() > 15, measured.toString());
    assertTrue(measured.peakMegabytes() < 500, measured.toString());
    assertTrue(measured.total() >= 0.3, measured.toString());
  }

  @Test
  void anEvenNumberOfRunsHasTheMeanOfTheMiddleTwo() {
    Child child = new Child(List.of(), 10, null);
    List<Measured> runs =
        Stream.of(1.0, 9.0, 3.0, 2.0)
            .map(read -> Measured.of(Map.of("read", read, "panel", 0.0, "fits", 1.0), child))
            .toList();
    Measured median = Measured.median(runs);
    assertEquals(2.5, median.seconds().get("read"));
    assertEquals(6.5, median.seconds().get("start"));
    assertEquals(null, median.peakMegabytes());
  }

  @Test
  void mistakesInOptionsAreRefusedBeforeAnythingIsStarted() throws IOException {
    refused("numbers from 12 to 1000000, as in 356 or 356,5000", "--municipalities", "356,11");
    refused("numbers from 12 to 1000000, as in 356 or 356,5000", "--municipalities", "many");
    refused("bench.runs = \"0\" cannot be used", "--runs", "0");
    refused("give a folder of peers", "--peers", folder.resolve("none").toString());
    refused("give recommended", "--preset", "book2022");
    refused("they need [municipality, population, ", "--landing", landing.toString());
    Path codes = Files.createDirectories(folder.resolve("codes"));
    for (String table :
        "municipality population vital migration_age jobs employment employment_rate"
            .split(" ", -1)) {
      Files.createFile(codes.resolve(table + ".csv"));
    }
    Files.createFile(Files.createDirectories(codes.resolve("commuting")).resolve("part-0.csv"));
    refused("they need [death_probability] as CSV", "--landing", codes.toString());
    Files.createFile(codes.resolve("death_probability.csv"));
    Files.createFile(codes.resolve("code_change.csv"));
    refused("they know no code_change", "--landing", codes.toString());
    assertFalse(Files.exists(out.resolve("landing-356")));
  }

  @Test
  void withoutAPeerThereIsNothingToTime() throws IOException {
    Files.writeString(peers.resolve("duckdb.sql"), "-- STEP read\n");
    Files.writeString(peers.resolve("README"), "none of these");
    Program.Result result =
        Program.run("bench", "--peers", peers.toString(), "--out", out.toString());
    assertEquals(4, result.exit(), result.err());
    assertTrue(
        result.err().contains("duckdb.sql is left out: fetch DuckDB with mvn -N dependency:copy"),
        result.err());
    assertTrue(result.error().contains("no peer in " + peers + " can be run"), result.err());
  }

  @Test
  void itMustKnowWhereTheProductIs() {
    String home = System.clearProperty(HOME);
    try {
      refused("run ./stedsvekst", "--runs", "1");
    } finally {
      System.setProperty(HOME, home);
    }
  }

  private Contestant peer(String script) {
    try {
      Path file = Files.createTempFile(folder, "peer", ".sh");
      Files.writeString(file, script);
      return new Peer("toy", List.of("sh", file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is said of a peer that a bench cannot go on with; nothing of its run is left. */
  private String refused(String script) {
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> {
              try (RunFolder runs = RunFolder.in(out)) {
                new Match(new Toy(), List.of(peer(script)), runs, line -> {})
                    .play(new Country("landing", landing), 1);
              }
            });
    assertEquals(ExitCode.REJECTED, refusal.exit());
    assertEquals(List.of(), list(out));
    return refusal.getMessage();
  }

  private static void refused(String said, String... options) {
    List<String> arguments = new ArrayList<>(List.of("bench"));
    arguments.addAll(List.of(options));
    Program.refused(said, arguments);
  }

  private static List<JsonNode> json(Listing listing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new Console(stream, stream, true).list(listing);
    List<JsonNode> rows = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      rows.add(new ObjectMapper().readTree(line));
    }
    return rows;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
