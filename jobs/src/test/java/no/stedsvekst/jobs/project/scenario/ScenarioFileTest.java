package no.stedsvekst.jobs.project.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's scenarios are taken as they stand, or refused by the line that cannot be. */
class ScenarioFileTest {
  private static final String HEADER =
      "scenario,name_no,name_en,measure,unit,industry,from_year,to_year,value,half_life";

  @TempDir Path folder;

  private Path file(String... lines) {
    try {
      return Files.writeString(folder.resolve("mine.csv"), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Scenario> read(String... lines) {
    return ScenarioFile.of(
        file(Stream.concat(Stream.of(HEADER), Stream.of(lines)).toArray(String[]::new)).toString());
  }

  @Test
  void whatOthersLeanOnSaysTheSameOfAll() throws IOException {
    String taken = refused(file(HEADER, "linear,,,alpha_res,all,,,,0.01,"));
    assertEquals(
        "its scenario \"linear\" is what backtest calls a plain method; give it another name",
        taken);
    for (String unit : List.of("0301", "each")) {
      String neutral = refused(file(HEADER, "neutral,,,alpha_res," + unit + ",,,,0.01,"));
      assertTrue(neutral.startsWith("its scenario neutral says nothing of all places"), neutral);
    }
    assertEquals(
        1, ScenarioFile.of(file(HEADER, "neutral,,,alpha_res,all,,,,0.01,").toString()).size());
  }

  private String refused(Path file) {
    Refusal refusal = assertThrows(Refusal.class, () -> ScenarioFile.of(file.toString()));
    assertEquals(ExitCode.REFUSED, refusal.exit());
    String start = "the scenarios in " + file + " cannot be used: ";
    assertTrue(refusal.getMessage().startsWith(start), refusal.getMessage());
    return refusal.getMessage().substring(start.length());
  }

  private void isRefused(String line, String cause) {
    assertEquals(
        "line 3: " + cause, refused(file(HEADER, "good,,,alpha_res,all,,,,own,", line)), line);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.5, -0.5", "-0, -0"})
  void aHalfLifeOfNothingIsRefused(String halfLife, String told) {
    isRefused(
        "mine,,,alpha_res,all,,,,0.01," + halfLife,
        "a half_life of " + told + " years is not above 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "-0.1", "80"})
  void aPercentileOutOfBoundsIsRefused(String share) {
    isRefused(
        "mine,,,alpha_bus,each,,,,percentile:" + share + ",",
        "percentile:" + share + " is not between 0 and 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mine,,,relative_migration,all,,,,own, | own",
        "mine,,,past_growth,all,,,,lasting,  | lasting",
        "mine,,,alpha_res,all,,,,lasting,    | lasting",
        "mine,,,alpha_res,all,,,,much,       | much",
        "mine,,,alpha_res,all,,,,0.01,long   | long",
        "mine,,,alpha_res,all,,,,own*x,      | x",
        "mine,,,alpha_res,all,,,,own*,       | ''",
        "mine,,,alpha_res,all,,,,percentile:,| ''",
        "mine,,,alpha_res,all,,,,percentile:NaN, | NaN",
        "mine,,,alpha_res,all,,,,Infinity,   | Infinity",
        "mine,,,alpha_res,all,,,,0.01,NaN    | NaN",
        "mine,,,cap,all,,,,own,              | own",
        "mine,,,centrality_jobs,all,,,,percentile:0.5, | percentile:0.5"
      })
  void whatIsNoNumberIsRefused(String line, String word) {
    isRefused(line, "\"" + word + "\" is no number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alpha", "ALPHA_RES", "jobs"})
  void anUnknownMeasureIsRefused(String measure) {
    isRefused(
        "mine,,," + measure + ",all,,,,0.01,",
        "the measure \""
            + measure
            + "\" is none of alpha_res, alpha_bus, extra_jobs, relative_migration, past_growth, centrality_jobs, cap");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mine,,,extra_jobs,3053,,2027,2028,150,", "mine,,,extra_jobs,3053,it,,2028,150,"})
  void extraJobsOfNoIndustryOrNoYearAreRefused(String line) {
    isRefused(line, "extra_jobs needs an industry and a from_year");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",,,alpha_res,all,,,,0.01,",
        "mine,,,,all,,,,0.01,",
        "mine,,,alpha_res,all,,,,,",
        "mine,,,alpha_res,all,,,,0.01",
        "mine,,,alpha_res,all,,,,0.01,,",
        "mine"
      })
  void aLineThatLacksACellIsRefused(String line) {
    isRefused(line, "it needs a scenario, a measure and a value in 10 cells");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scenario,name_no,name_en,measure,unit,industry,from_year,to_year,value",
        "scenario,name_no,name_en,measure,unit,industry,to_year,from_year,value,half_life",
        "scenario;name_no;name_en;measure;unit;industry;from_year;to_year;value;half_life",
        "mine,,,alpha_res,all,,,,0.01,",
        ""
      })
  void missingColumnsAreRefused(String first) {
    assertEquals(
        "its first line must be " + HEADER, refused(file(first, "mine,,,alpha_res,all,,,,0.01,")));
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertTrue(refused(folder.resolve("none.csv")).contains("give a file that is there"));
    assertEquals("its first line must be " + HEADER, refused(file()), "an empty one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"own", "shrunk", "own*0.5", "own*0", "percentile:0", "percentile:1", "0.01"})
  void whatCanBeSaidOfThePastIsTaken(String value) {
    Scenario mine = read("mine,,,alpha_res,3053,,2030,2030,%s,0.5".formatted(value)).get("mine");
    assertEquals(
        List.of(new Assumption(Measure.ALPHA_RES, "3053", "", 2030, 2030, value, 0.5)),
        mine.assumptions());
  }

  @Test
  void whatIsLeftOpenHoldsEverywhereAndAlways() {
    assertEquals(
        List.of(
            new Assumption(
                Measure.CAP, "all", "", Integer.MIN_VALUE, Integer.MAX_VALUE, "7", Double.NaN)),
        read("mine,,,cap,,,,,7,").get("mine").assumptions());
  }

  @Test
  void scenariosKeepTheirLinesAndTheirFirstNames() {
    Map<String, Scenario> read =
        read("b,Bygd,Village,cap,0301,,,,7,", "a,,,cap,0301,,,,8,", "b,By,Town,cap,3053,,,,9,");
    assertEquals(List.of("b", "a"), List.copyOf(read.keySet()));
    assertEquals("Bygd", read.get("b").nameNo());
    assertEquals("Village", read.get("b").nameEn());
    assertEquals("a", read.get("a").nameEn(), "without a name it is called as it is");
    assertEquals(
        List.of("7", "9"), read.get("b").assumptions().stream().map(Assumption::value).toList());
  }

  @Test
  void everyShippedScenarioIsThere() {
    assertEquals(
        List.of("central", "neutral", "historical", "shrunk", "high", "low"),
        List.copyOf(ScenarioFile.shipped().keySet()));
  }

  @Test
  void linesOfWindowsAreTaken() throws IOException {
    Path file =
        Files.write(
            folder.resolve("w.csv"),
            (HEADER + "\r\nmine,Høy,,cap,all,,,,7,\r\n").getBytes(StandardCharsets.UTF_8));
    Scenario mine = ScenarioFile.of(file.toString()).get("mine");
    assertEquals("Høy", mine.nameNo());
    assertEquals(7, mine.assumptions().get(0).number());
  }

  @Test
  void yearsInTheWrongOrderAreRefused() {
    String cause =
        refused(
            file(HEADER, "good,,,alpha_res,all,,,,own,", "mine,,,alpha_res,all,,2031,2030,0.01,"));
    assertTrue(cause.startsWith("line 3: "), cause);
    assertTrue(cause.contains("2031") && cause.contains("2030"), cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027.9", "1e12", "soon"})
  void whatIsNoYearIsRefused(String year) {
    String cause =
        refused(
            file(
                HEADER,
                "good,,,alpha_res,all,,,,own,",
                "mine,,,alpha_res,all,," + year + ",,0.01,"));
    assertTrue(cause.startsWith("line 3: ") && cause.contains(year), cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# of the factory"})
  void theLineThatIsToldIsThatOfTheFile(String besides) {
    assertTrue(
        refused(file(HEADER, besides, "good,,,alpha_res,all,,,,own,", "mine,,,alpha,all,,,,1,"))
            .startsWith("line 4: "));
  }

  /** As a spreadsheet saves Norwegian names. */
  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    Path file =
        Files.write(
            folder.resolve("latin.csv"),
            (HEADER + "\nmine,Høy,,cap,all,,,,7,\n").getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(!refused(file).isEmpty());
  }

  @Test
  void aFolderIsRefused() {
    assertTrue(!refused(folder).isEmpty());
  }
}
