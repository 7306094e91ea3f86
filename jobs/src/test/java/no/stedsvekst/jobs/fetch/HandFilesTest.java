package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import no.stedsvekst.jobs.fetch.server.SmallNorway;
import no.stedsvekst.jobs.fetch.server.StatBankServer;
import no.stedsvekst.jobs.fetch.server.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were downloaded by hand, in each of the forms in which StatBank gives them. */
class HandFilesTest {
  private static final String CODES =
      "{\"codes\":[{\"code\":\"0301\",\"name\":\"Oslo\",\"validFromInRequestedRange\":\"2000-01-01\",\"validToInRequestedRange\":null},"
          + "{\"code\":\"1103\",\"name\":\"Stavanger\",\"validFromInRequestedRange\":\"2000-01-01\",\"validToInRequestedRange\":null}]}";

  @TempDir Path folder;
  private final TestTime time = new TestTime("2021-06-01T10:00:00Z");
  private Path files;
  private Path out;

  @BeforeEach
  void folders() throws IOException {
    files = Files.createDirectories(folder.resolve("files"));
    out = folder.resolve("out");
  }

  private FetchRun fetch(String from, String... settings) {
    String[] all =
        Stream.concat(Stream.of("fetch.from", from), Stream.of(settings)).toArray(String[]::new);
    // Nothing listens there: what is by hand asks nobody.
    return FetchRun.of(time, out, "http://127.0.0.1:1/api", all);
  }

  private void file(String name, String text, Charset charset) throws IOException {
    Files.write(files.resolve(name), text.getBytes(charset));
  }

  /** What StatBank answers a program and what it gives a visitor is the same mapping. */
  @Test
  void answersThatWereSavedGiveTheSameFolder() throws IOException {
    Path fetched = folder.resolve("fetched");
    try (StatBankServer server = SmallNorway.at(time)) {
      assertEquals(0, FetchRun.of(time, fetched, server.url()).exit());
    }
    try (Stream<Path> raw = Files.walk(fetched.resolve(".raw"))) {
      for (Path answer : raw.filter(file -> file.toString().endsWith(".json.gz")).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(answer));
            OutputStream to =
                Files.newOutputStream(
                    files.resolve(
                        answer.getParent().getFileName()
                            + "-"
                            + answer.getFileName().toString().replace(".gz", "")))) {
          in.transferTo(to);
        }
      }
    }
    // Of the table of work three answers were kept, each for its part.
    FetchRun run = fetch(files.toString());
    assertEquals(0, run.exit(), run.err() + run.out());
    for (String table :
        List.of(
            "municipality",
            "code_change",
            "population",
            "vital",
            "commuting",
            "jobs",
            "employment",
            "employment_rate",
            "death_probability",
            "national_projection",
            "national_flow",
            "reference_projection")) {
      assertEquals(
          Files.readAllLines(fetched.resolve(table + ".csv")).stream().sorted().toList(),
          Files.readAllLines(out.resolve(table + ".csv")).stream().sorted().toList(),
          table);
    }
  }

  private void smallCountry(Charset charset, boolean isWide) throws IOException {
    Files.writeString(files.resolve("codes.json"), CODES);
    StringBuilder people = new StringBuilder();
    if (isWide) {
      people.append(
          "\"07459: Befolkning, etter region, kjønn, alder, statistikkvariabel og år\"\n\n");
      people.append("\"region\";\"kjønn\";\"alder\";\"Personer 2019\";\"Personer 2020\"\n");
    } else {
      people.append(
          "\"region\",\"kjønn\",\"alder\",\"statistikkvariabel\",\"år\",\"07459: Befolkning\"\n");
    }
    for (String region : List.of("0301 Oslo - Oslove", "1103 Stavanger")) {
      for (String sex : List.of("Kvinner", "Menn")) {
        for (int age = 0; age <= 105; age++) {
          String label = age == 105 ? "105 år eller eldre" : age + " år";
          if (isWide) {
            people.append(
                "\"%s\";\"%s\";\"%s\";%d;%d\n".formatted(region, sex, label, age, age + 1));
          } else {
            for (int year = 2019; year <= 2020; year++) {
              people.append(
                  "\"%s\",\"%s\",\"%s\",\"Personer\",\"%d\",%d\n"
                      .formatted(region, sex, label, year, age + year - 2019));
            }
          }
        }
      }
    }
    file("befolkning.csv", people.toString(), charset);
    file(
        "06913.csv",
        """
        region;statistikkvariabel;2019
        0301 Oslo;Levendefødte;12
        0301 Oslo;Døde;8
        0301 Oslo;Nettoinnflytting;-3
        1103 Stavanger;Levendefødte;1
        1103 Stavanger;Døde;2
        1103 Stavanger;Nettoinnflytting;..
        """,
        charset);
    file(
        "03321 pendling.csv",
        """
        Bokommuen;ArbstedKomm;ContentsCode;Tid;Verdi
        0301;0301;Sysselsatte;2019;50
        0301;1103;Sysselsatte;2019;-
        0301;2111;Sysselsatte;2019;2
        1103;1103;Sysselsatte;2019;20
        1103;0301;Sysselsatte;2019;5
        9999;0301;Sysselsatte;2019;4
        """,
        charset);
  }

  private void assertSmallCountry() throws IOException {
    FetchRun run = fetch(files.toString());
    assertEquals(0, run.exit(), run.err() + run.out());
    Map<String, String> people = new TreeMap<>();
    for (String line : Files.readAllLines(out.resolve("population.csv"))) {
      people.put(
          line.substring(0, line.lastIndexOf(',')), line.substring(line.lastIndexOf(',') + 1));
    }
    assertEquals(1 + 2 * 2 * 212, people.size());
    assertEquals("105", people.get("0301,2019,F,105"));
    assertEquals("31", people.get("1103,2020,M,30"));
    assertEquals(
        List.of("municipality,year,births,deaths,net_migration", "0301,2019,12,8,-3"),
        Files.readAllLines(out.resolve("vital.csv")));
    assertEquals(
        List.of(
            "year,home,work,employed",
            "2019,0301,0301,50",
            "2019,1103,0301,5",
            "2019,1103,1103,20",
            "2019,0301,outside,2"),
        Files.readAllLines(out.resolve("commuting.csv")));
    assertEquals(
        List.of("municipality,year,industry,jobs", "0301,2019,total,55", "1103,2019,total,20"),
        Files.readAllLines(out.resolve("jobs.csv")));
    assertTrue(run.out().contains("4 who live at sea, abroad or where is not known"), run.out());
  }

  @Test
  void semicolonsAndYearsInColumnsInLatinLetters() throws IOException {
    smallCountry(StandardCharsets.ISO_8859_1, true);
    assertSmallCountry();
  }

  @Test
  void commasAndOneFigureALineInUnicode() throws IOException {
    smallCountry(StandardCharsets.UTF_8, false);
    assertSmallCountry();
  }

  @Test
  void withoutCodesOfMunicipalitiesItSaysHowToGetThem() throws IOException {
    smallCountry(StandardCharsets.UTF_8, false);
    Files.delete(files.resolve("codes.json"));
    FetchRun run = fetch(files.toString());
    assertEquals(4, run.exit());
    assertTrue(run.err().contains("klass/v1/classifications/131/codes?from=2000-01-01"), run.err());
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    smallCountry(StandardCharsets.UTF_8, false);
    Files.delete(files.resolve("befolkning.csv"));
    FetchRun run = fetch(files.toString());
    assertEquals(4, run.exit());
    assertTrue(run.err().contains("has nothing for population;"), run.err());
  }

  @Test
  void aFileThatIsNoTableIsRefused() throws IOException {
    file("x.csv", "a;b\n1;2\n", StandardCharsets.UTF_8);
    FetchRun run = fetch(files.resolve("x.csv").toString());
    assertEquals(3, run.exit());
    assertTrue(run.err().contains("neither its title nor its name has the number"), run.err());
    file("07459.json", "{\"class\":\"dataset\"", StandardCharsets.UTF_8);
    FetchRun broken = fetch(files.resolve("07459.json").toString());
    assertEquals(3, broken.exit());
    assertTrue(broken.err().contains("its JSON breaks off or is broken"), broken.err());
    assertEquals(1, broken.err().lines().count(), broken.err());
    FetchRun absent = fetch(files.resolve("none.csv").toString());
    assertEquals(2, absent.exit());
    assertTrue(absent.err().contains("give files that are there"), absent.err());
  }

  @Test
  void aTableThatNothingUsesIsLeftAlone() throws IOException {
    smallCountry(StandardCharsets.UTF_8, false);
    file("11111.csv", "Tid;Verdi\n2019;1\n", StandardCharsets.UTF_8);
    FetchRun run = fetch(files.toString(), "dry_run", "true");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("table 11111: no line of table.csv uses it"), run.out());
  }

  @Test
  void filesAreNotCheckedAgainstANetwork() throws IOException {
    smallCountry(StandardCharsets.UTF_8, false);
    FetchRun run = fetch(files.toString(), "fetch.check", "true");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("--check asks StatBank what is newer, and --from"), run.err());
  }
}
