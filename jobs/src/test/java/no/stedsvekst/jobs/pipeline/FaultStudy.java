package no.stedsvekst.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.stedsvekst.jobs.testing.OwnLake;
import no.stedsvekst.jobs.testing.Program;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user may do wrong and what may happen to a lake, one after the other on a lake that is in
 * order: a study, not a test, that runs when it is called by its name. It prints each fault's exit
 * code and message, and holds that the message is one line, that no stack trace is shown, and that
 * bronze, silver and gold are as they were. Faults of a store are in {@link StoreFaultsTest}, those
 * of a full disk need a disk of their own.
 *
 * <pre>
 * mvn test -pl jobs -am -Dtest=FaultStudy -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class FaultStudy {
  private Path home;
  private OwnLake lake;
  private Map<String, Long> before;
  private final List<String> wrong = new ArrayList<>();
  private int told;

  /** One way to run the program on what has been broken. */
  private interface Attempt {
    Program.Result run() throws IOException;
  }

  @Test
  void everyFaultIsTold(@TempDir Path folder) throws IOException {
    home = folder;
    lake = new OwnLake(folder);
    assertEquals(0, lake.run("nightly", "--until", "growth").exit());
    before = lake.files();
    options();
    files();
    cells();
    madeUp();
    lakes();
    assertEquals(List.of(), wrong);
    tell(told + " faults, each told in a line");
  }

  private void options() throws IOException {
    is(2, "an unknown job", () -> Program.run("nigthly"));
    is(2, "an unknown option", () -> lake.run("growth", "--presets", "book2022"));
    is(2, "an option without its value", () -> Program.run("growth", "--lake"));
    is(2, "an unknown preset", () -> lake.run("growth", "--preset", "book2021"));
    is(2, "a year that is none", () -> lake.run("growth", "--from-year", "20l2"));
    is(
        2,
        "years the wrong way round",
        () -> lake.run("growth", "--from-year", "2013", "--to-year", "2011"));
    is(2, "a settings file that is not there", () -> lake.run("growth", "--conf", "none.conf"));
    is(2, "settings that do not parse", () -> settings("model { vra = "));
    is(2, "an unknown setting", () -> settings("modle.share_year = t"));
    is(2, "a setting of the wrong kind", () -> settings("gate.bad_share = many", "land"));
    is(2, "an unknown level", () -> lake.run("regress", "--level", "kommune"));
    is(2, "an unknown kind of errors", () -> lake.run("regress", "--se", "HC9"));
    is(
        2,
        "a formula that does not parse",
        () -> lake.run("regress", "--formula", "net_migration_excess ~"));
    is(2, "an unknown term", () -> lake.run("regress", "--formula", "net_migration_excess ~ snow"));
    is(2, "an unknown scenario", () -> lake.run("project", "--scenario", "neutrall"));
    is(
        2,
        "an unknown table",
        () -> lake.run("export", "--table", "gold.panle", "--to", to("x.csv")));
    is(
        2,
        "a condition that names no column",
        () ->
            lake.run(
                "export",
                "--table",
                "gold.panel",
                "--to",
                to("x.csv"),
                "--where",
                "levle = 'region'"));
    is(
        2,
        "an export to an unknown format",
        () -> lake.run("export", "--table", "gold.panel", "--to", to("x.xlsx")));
    is(
        2,
        "a municipality that is none",
        () -> lake.run("explain", "--municipality", "9999", "--year", "2012", "--measure", "vra"));
    is(
        2,
        "a measure that is none",
        () -> lake.run("explain", "--municipality", "0101", "--year", "2012", "--measure", "vraa"));
    is(2, "a run that is none", () -> lake.run("restore", "--run", "20200101T000000-nightly-0000"));
    is(3, "a vintage without codes", () -> lake.run("conform", "--vintage", "1990"));
    is(
        2,
        "a key in a location",
        () -> Program.run("runs", "--lake", "s3a://me:secret@nights/lake"));
    is(2, "a scheme that Hadoop has not", () -> Program.run("runs", "--lake", "s3://nights/lake"));
  }

  private void files() throws IOException {
    is(
        4,
        "no landing folder",
        () -> Program.run("land", "--landing", to("nowhere"), "--lake", lake.path()));
    is(
        4,
        "a landing folder that is empty",
        () -> Program.run("land", "--landing", empty(), "--lake", lake.path()));
    is(4, "a required file that is missing", () -> moved("jobs.csv"));
    is(3, "a table in two files", () -> with("vital.csv.gz", new byte[0]));
    is(
        3,
        "a file that is no Parquet",
        () ->
            replaced("vital.csv", "vital.parquet", "no parquet".getBytes(StandardCharsets.UTF_8)));
    is(
        3,
        "a compressed file that is none",
        () -> replaced("vital.csv", "vital.csv.gz", "no gzip".getBytes(StandardCharsets.UTF_8)));
    is(
        3,
        "a header and nothing else",
        () -> changed("vital", text -> text.lines().findFirst().orElseThrow() + "\n"));
    is(
        3,
        "a column that is missing",
        () -> changed("vital", text -> text.replaceAll("(?m),[^,]*$", "")));
    is(3, "a column twice", () -> changed("vital", text -> text.replaceFirst("births", "deaths")));
    is(4, "files that are too old", () -> settings("landing.max_age = 1ms", "land"));
    is(2, "a synthetic lake and landed files", this::landedOnSynthetic);
  }

  private void cells() throws IOException {
    is(3, "a cell too many", () -> changed("vital", text -> text + "0101,2010,1,2,3,4\n"));
    is(
        3,
        "letters in a number",
        () -> changed("vital", text -> text.replaceFirst("2011,\\d+", "2011,1x")));
    is(3, "no number at all", () -> changed("jobs", text -> text.replaceFirst(",\\d+\n", ",\n")));
    is(
        3,
        "a year of another age",
        () -> changed("vital", text -> text.replaceFirst(",2011,", ",1011,")));
    is(
        3,
        "an age that is none",
        () -> changed("population", text -> text.replaceFirst(",M,0,", ",M,-1,")));
    is(
        3,
        "a sex that is none",
        () -> changed("population", text -> text.replaceFirst(",M,0,", ",X,0,")));
    is(
        3,
        "an age that is missing",
        () -> changed("population", text -> text.replaceFirst("\n0101,2011,M,0,\\d+", "")));
    is(
        3,
        "commuters to nowhere",
        () -> changed("commuting", text -> text.replaceFirst(",0102,", ",0199,")));
    is(
        3,
        "more commuters than employed",
        () ->
            checked(
                "commuting", text -> text.replaceFirst(",0101,0101,\\d+", ",0101,0101,999999")));
    is(
        3,
        "a code that merges into none",
        () -> changed("code_change", text -> text.replaceFirst("\n(\\d{4}),", "\n9$1,")));
  }

  private void madeUp() throws IOException {
    for (String fault :
        List.of(
            "missing_year",
            "duplicated_rows",
            "unknown_code",
            "negative_jobs",
            "nan",
            "truncated_file",
            "wrong_header",
            "swapped_columns",
            "huge_field",
            "formula_cell",
            "path_escape")) {
      Path broken = home.resolve(fault);
      OwnLake.synthesize(broken, "--faults", fault);
      is(
          3,
          "made up: " + fault,
          () -> Program.run("land", "--landing", broken.toString(), "--lake", lake.path()));
    }
  }

  private void lakes() throws IOException {
    is(4, "no lake", () -> Program.run("growth", "--lake", to("typo")));
    is(
        2,
        "a lake that is a file",
        () ->
            Program.run(
                "nightly",
                "--landing",
                lake.landing().toString(),
                "--lake",
                Files.writeString(home.resolve("file"), "").toString()));
    is(5, "a lake that is held", this::held);
    is(
        4,
        "a panel of other parameters",
        () -> settings("model.region_vra = dest_region", "regress"));
    is(4, "a data file that is gone", () -> broken("silver/population", ".parquet", Files::delete));
    is(
        4,
        "a data file that is cut",
        () -> broken("silver/population", ".parquet", file -> Files.write(file, new byte[100])));
    is(
        4,
        "a commit that is cut",
        () ->
            broken(
                "silver/population/_delta_log",
                ".json",
                file -> Files.writeString(file, "{\"add\":")));
    is(
        4,
        "a table's log that is gone",
        () -> broken("silver/population/_delta_log", ".json", Files::delete));
  }

  private interface Breaking {
    void at(Path file) throws IOException;
  }

  /** A copy of the lake with one file broken, and the growth of it worked out anew. */
  private Program.Result broken(String table, String ending, Breaking breaking) throws IOException {
    Path copy = home.resolve("copy" + told);
    FileUtils.copyDirectory(new File(lake.path()), copy.toFile());
    try (Stream<Path> files = Files.walk(copy.resolve(table))) {
      breaking.at(
          files
              .filter(file -> file.toString().endsWith(ending))
              .max(Comparator.comparing(Path::toString))
              .orElseThrow());
    }
    return Program.run("growth", "--preset", "book2022", "--lake", copy.toString());
  }

  private Program.Result held() throws IOException {
    try (FileChannel holder =
        FileChannel.open(Path.of(lake.path(), "_lease"), StandardOpenOption.WRITE)) {
      holder.lock();
      return lake.run("growth", "--preset", "book2022");
    }
  }

  private Program.Result landedOnSynthetic() throws IOException {
    Path mark = lake.landing().resolve("truth_manifest.json");
    byte[] truth = Files.readAllBytes(mark);
    Files.delete(mark);
    try {
      return changed("vital", text -> text.replaceFirst("0101,2010,\\d+", "0101,2010,778"));
    } finally {
      Files.write(mark, truth);
    }
  }

  private Program.Result settings(String line) throws IOException {
    return settings(line, "growth");
  }

  private Program.Result settings(String line, String job) throws IOException {
    Path conf = Files.writeString(home.resolve("fault.conf"), line + "\n");
    return lake.run(job, "--conf", conf.toString());
  }

  private Program.Result changed(String table, UnaryOperator<String> change) {
    return lake.with(table, change, "land");
  }

  /** What is found between tables, which the step after the landing looks for. */
  private Program.Result checked(String table, UnaryOperator<String> change) {
    return lake.with(table, change, "check");
  }

  private Program.Result with(String name, byte[] content) throws IOException {
    Path file = Files.write(lake.landing().resolve(name), content);
    try {
      return lake.run("land");
    } finally {
      Files.delete(file);
    }
  }

  private Program.Result replaced(String name, String other, byte[] content) throws IOException {
    Path file = lake.landing().resolve(name);
    Path aside = lake.landing().resolve(name + ".aside");
    Files.move(file, aside);
    try {
      return with(other, content);
    } finally {
      Files.move(aside, file);
    }
  }

  private Program.Result moved(String name) throws IOException {
    Path file = lake.landing().resolve(name);
    Path aside = lake.landing().resolve(name + ".aside");
    Files.move(file, aside);
    try {
      return lake.run("land");
    } finally {
      Files.move(aside, file);
    }
  }

  private String to(String name) {
    return home.resolve(name).toString();
  }

  private String empty() throws IOException {
    return Files.createDirectories(home.resolve("empty")).toString();
  }

  private void is(int exit, String fault, Attempt attempt) {
    Program.Result result;
    try {
      result = attempt.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> lines =
        result.err().lines().filter(line -> line.startsWith("stedsvekst: ")).toList();
    tell("%s | %d | %s".formatted(fault, result.exit(), String.join(" // ", lines)));
    told++;
    if (result.exit() != exit) {
      wrong.add(fault + ": exit " + result.exit() + ", not " + exit);
    }
    if (lines.size() != 1) {
      wrong.add(fault + ": " + lines.size() + " lines");
    }
    if (result.err().contains("\tat ")) {
      wrong.add(fault + ": a stack trace");
    }
    if (!before.equals(lake.files())) {
      wrong.add(fault + ": the lake has changed");
      before = lake.files();
    }
  }

  private static void tell(String line) {
    org.slf4j.LoggerFactory.getLogger(FaultStudy.class).warn(line);
  }
}
