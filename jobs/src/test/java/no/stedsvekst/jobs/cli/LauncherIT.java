package no.stedsvekst.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.testing.Eventually;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the jar for spark-submit, as processes of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LauncherIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String LAUNCHER = HOME.resolve("stedsvekst").toString();

  @TempDir static Path folder;

  private Path few;
  private Ended nightly;

  private record Ended(int exit, String out, String err) {}

  @BeforeAll
  void theFirstCommandOfTheReadme() throws IOException, InterruptedException {
    few =
        Files.writeString(
            folder.resolve("few.conf"),
            """
            synthetic { municipalities = 24, regions = 8, years = 2011-2022, code_changes = true }
            project { horizon = 2025, scenarios = "neutral, shrunk", draws = 5, fan = neutral }
            # On so few rows queries are compiled for longer than they run.
            spark { "sql.codegen.wholeStage" = false, "sql.codegen.factoryMode" = NO_CODEGEN }
            """);
    nightly = run(Map.of(), LAUNCHER, "nightly", "--conf", few.toString());
  }

  @Test
  void nightlyNeedsNothingAndEndsWithASummary() {
    assertEquals(0, nightly.exit(), nightly.err());
    for (String step : List.of("synthesize", "[1/11] land", "[11/11] publish", "project: ok")) {
      assertTrue(nightly.err().contains(step), nightly.err());
    }
    List<String> lines = nightly.out().lines().toList();
    assertTrue(lines.get(0).matches("step +status +table +rows +seconds"), nightly.out());
    assertTrue(
        lines.stream().anyMatch(line -> line.matches("growth +ok +gold.panel +[1-9]\\d{2,3} .*")));
    assertTrue(lines.stream().anyMatch(line -> line.matches("session +included +\\d+\\.\\d")));
    assertTrue(lines.get(lines.size() - 1).contains("stedsvekst export --lake lake-synthetic"));
    assertTrue(Files.exists(folder.resolve("landing-synthetic").resolve("truth_manifest.json")));
    // What is written to stderr without being progress would be a stray warning.
    assertEquals("", strayLines(nightly.err()));
  }

  @Test
  void aMistakeIsOneLineAndExitTwo() throws IOException, InterruptedException {
    Ended ended = run(Map.of(), LAUNCHER, "growth", "--presett", "book2022");
    assertEquals(2, ended.exit());
    assertEquals("", ended.out());
    assertEquals(
        "stedsvekst: growth has no option --presett (did you mean \"preset\"?);"
            + " stedsvekst growth --help lists them\n",
        ended.err());
  }

  /** Neither a session nor the context of one is even loaded. */
  @Test
  void toolsThatNeedNoSessionStartNone() throws IOException, InterruptedException {
    Path csv = folder.resolve("panel.csv");
    for (List<String> tool :
        List.of(
            List.of("tables"),
            List.of("runs", "--last", "3"),
            List.of("runs", "--metric", "rows"),
            List.of("export", "--table", "gold.panel", "--to", csv.toString()),
            List.of("explain", "--municipality", "0103", "--year", "2018", "--measure", "vra"),
            List.of("impulse", "--municipality", "0103", "--year", "2018", "--jobs", "10"))) {
      Path loaded = folder.resolve("loaded");
      List<String> command = new ArrayList<>(List.of(LAUNCHER));
      command.addAll(tool);
      Ended ended =
          run(
              Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded),
              command.toArray(String[]::new));
      assertEquals(0, ended.exit(), ended.err());
      List<String> lines = Files.readAllLines(loaded);
      assertTrue(lines.stream().anyMatch(line -> line.contains(Main.class.getName())), "no log");
      assertEquals(
          List.of(),
          lines.stream()
              .filter(
                  line ->
                      line.contains("org.apache.spark.SparkContext ")
                          || line.contains("org.apache.spark.sql.classic.SparkSession "))
              .toList(),
          tool.toString());
    }
  }

  @Test
  void aStatementIsAnsweredAndNothingElseIsSaid() throws IOException, InterruptedException {
    Ended ended =
        run(
            Map.of(),
            LAUNCHER,
            "sql",
            "--format",
            "csv",
            "select count(distinct unit) as places from gold.panel where level = 'municipality'");
    assertEquals(0, ended.exit(), ended.err());
    assertEquals("places\n24\n", ended.out());
    assertTrue(ended.err().matches("1 row, \\d+\\.\\d s\n"), ended.err());
  }

  /** The pages are used in a real browser, by keyboard, in both lights and on a phone. */
  @Test
  void theReportIsUsedInABrowser() throws IOException, InterruptedException {
    assumeTrue(
        Main.class.getResource("/no/stedsvekst/report/page.html") != null,
        "a build without npm has no pages");
    Path borders = Files.writeString(folder.resolve("borders.geojson"), squares());
    Path site = folder.resolve("site");
    Ended ended =
        run(
            Map.of(),
            LAUNCHER,
            "report",
            "--out",
            site.toString(),
            "--borders",
            borders.toString());
    assertEquals(0, ended.exit(), ended.err());
    Ended used =
        run(Map.of(), "node", HOME.resolve("report/browser/check.mjs").toString(), site.toString());
    assertEquals(0, used.exit(), used.out() + used.err());
  }

  /** A square for every code that the country ever had. */
  private static String squares() throws IOException {
    List<String> codes =
        Files.readAllLines(folder.resolve("landing-synthetic/municipality.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .distinct()
            .toList();
    StringBuilder features = new StringBuilder();
    for (int index = 0; index < codes.size(); index++) {
      double x = 8 + 0.4 * (index % 5);
      int row = index / 5;
      double y = 60 + 0.3 * row;
      features
          .append(index == 0 ? "" : ",")
          .append(
              "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%2$s,%3$s],[%4$s,%3$s],[%4$s,%5$s],[%2$s,%5$s],[%2$s,%3$s]]]}}"
                  .formatted(codes.get(index), x, y, x + 0.4, y + 0.3));
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
  }

  /** Ctrl-C ends it as it ends other programs, with what it says last. */
  @Test
  void theLakeIsServedUntilCtrlC() throws IOException, InterruptedException {
    Path err = folder.resolve("serve.err");
    Process serve =
        // Where the build itself runs in the background, Ctrl-C is ignored, and by its children
        // too.
        new ProcessBuilder("env", "--default-signal=INT", LAUNCHER, "serve", "--port", "0")
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      Eventually.holds(
          "it says where it is",
          Duration.ofSeconds(60),
          () -> Files.readString(err).endsWith("/gold\n") || !serve.isAlive());
      Matcher address =
          Pattern.compile("serve: jdbc:hive2://127\\.0\\.0\\.1:(\\d+)/gold\n")
              .matcher(Files.readString(err));
      assertTrue(address.matches(), Files.readString(err));
      try (Socket client =
          new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address.group(1)))) {
        assertTrue(client.isConnected());
        new ProcessBuilder("kill", "-INT", String.valueOf(serve.pid())).start().waitFor();
        assertTrue(serve.waitFor(30, TimeUnit.SECONDS), "it goes on");
      }
      assertEquals(130, serve.exitValue());
      assertTrue(Files.readString(err).endsWith("\nserve: stopped\n"), Files.readString(err));
    } finally {
      serve.destroyForcibly();
    }
  }

  /** Of an archive that is not of these jars the JVM makes no use, and says nothing. */
  @Test
  void theBuildArchivesClassesAndTheArchiveMayBeSpoilt() throws IOException, InterruptedException {
    Path archive = Path.of("target", "stedsvekst.jsa");
    assertTrue(Files.size(archive) > 1 << 20, "no archive was made");
    Path whole = Files.move(archive, folder.resolve("whole.jsa"));
    try {
      Files.writeString(archive, "not an archive");
      Ended ended = run(Map.of(), LAUNCHER, "tables");
      assertEquals(0, ended.exit(), ended.err());
      assertEquals("", ended.err());
      assertTrue(ended.out().startsWith("table "), ended.out());
    } finally {
      Files.move(whole, archive, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** This JVM holds the lease, the launcher's is another process. */
  @Test
  void aLakeThatAnotherProcessHoldsIsLeftAlone() throws IOException, InterruptedException {
    Path lease = folder.resolve("lake-synthetic").resolve("_lease");
    try (FileChannel holder = FileChannel.open(lease, StandardOpenOption.WRITE)) {
      holder.lock();
      Ended ended = run(Map.of(), LAUNCHER, "nightly", "--conf", few.toString());
      assertEquals(5, ended.exit(), ended.err());
      assertTrue(ended.err().contains("is held by run "), ended.err());
    }
  }

  @Test
  void aNewerJavaIsToldInOneLine() throws IOException, InterruptedException {
    Path bin = Files.createDirectories(folder.resolve("jdk").resolve("bin"));
    Path java = bin.resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx1g' >&2
        echo 'openjdk version "25.0.1" 2025-10-21 LTS' >&2
        echo 'OpenJDK Runtime Environment (build 25.0.1+8-LTS)' >&2
        """);
    assertTrue(java.toFile().setExecutable(true));
    Ended ended = run(Map.of("JAVA_HOME", bin.getParent().toString()), LAUNCHER, "tables");
    assertEquals(2, ended.exit());
    assertEquals(
        "stedsvekst: Java 17 is needed, this is Java 25.0.1; point JAVA_HOME at a JDK 17\n",
        ended.err());
  }

  @Test
  void sparkSubmitRunsTheShadedJar() throws IOException, InterruptedException {
    Ended ended =
        submit(
            "regress",
            "--model",
            "v1",
            "--lake",
            "lake-synthetic",
            "--format",
            "json",
            "--conf",
            few.toString());
    assertEquals(0, ended.exit(), ended.err());
    List<String> lines = ended.out().lines().toList();
    assertTrue(lines.get(lines.size() - 1).contains("\"status\":\"ok\""), ended.out());
    assertTrue(lines.get(lines.size() - 1).contains("gold.regression_term"), ended.out());
  }

  @Test
  void theShadedJarMakesNothingUp() throws IOException, InterruptedException {
    for (String job : List.of("synthesize", "nightly")) {
      Ended ended = submit(job);
      assertEquals(2, ended.exit(), ended.err());
      assertTrue(ended.err().contains("./stedsvekst synthesize --out DIR"), ended.err());
    }
  }

  /** Without our own jars and what the shaded one brings, as a Spark distribution would be. */
  private static Ended submit(String... arguments) throws IOException, InterruptedException {
    String classpath =
        Arrays.stream(Files.readString(Path.of("target", "classpath")).split(File.pathSeparator))
            .filter(LauncherIT::isOfSpark)
            .collect(Collectors.joining(File.pathSeparator));
    Path jar = onlyFile(Path.of("target"), "-spark-submit.jar");
    String[] java = {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "@" + HOME.resolve("conf").resolve("jvm.options"),
      // As the launcher has it where little is computed.
      "-XX:TieredStopAtLevel=1",
      "-XX:ReservedCodeCacheSize=240m",
      "-cp",
      classpath,
      "org.apache.spark.deploy.SparkSubmit",
      "--master",
      "local[2]",
      "--class",
      "no.stedsvekst.jobs.cli.Main",
      jar.toAbsolutePath().toString()
    };
    return run(
        Map.of(), Stream.concat(Stream.of(java), Stream.of(arguments)).toArray(String[]::new));
  }

  private static boolean isOfSpark(String entry) {
    return Stream.of(
            "stedsvekst", "/io/delta/", "/scopt_", "/com/typesafe/", "hadoop-aws", "awssdk")
        .noneMatch(entry::contains);
  }

  private static String strayLines(String err) {
    return err.lines()
        .filter(line -> !line.startsWith("synthesize: ") && !line.startsWith("lake "))
        .filter(line -> !line.startsWith("[") && !line.startsWith("      "))
        .filter(line -> !line.startsWith("building "))
        .collect(Collectors.joining("\n"));
  }

  private static Path onlyFile(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).toList();
      assertEquals(1, found.size(), "files that end in " + ending);
      return found.get(0);
    }
  }

  private static Ended run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process =
        builder
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int exit = process.waitFor();
    return new Ended(
        exit,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
