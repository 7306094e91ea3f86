package no.stedsvekst.jobs.project.scenario;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import no.stedsvekst.jobs.settings.Settings;

/** Reads scenarios, those that are shipped and those of a user's own. */
public final class ScenarioFile {
  private static final String SHIPPED = "/assumptions/scenario.csv";
  private static final List<String> COLUMNS =
      List.of(
          "scenario",
          "name_no",
          "name_en",
          "measure",
          "unit",
          "industry",
          "from_year",
          "to_year",
          "value",
          "half_life");

  /** What a backtest calls the plain methods that scenarios are held against. */
  private static final Set<String> OTHER_METHODS = Set.of("no_change", "linear", "hamilton_perry");

  private final String file;
  private final Map<String, Scenario> scenarios = new LinkedHashMap<>();

  private ScenarioFile(String file) {
    this.file = file;
  }

  /** Those of {@code conf/assumptions}. */
  public static Map<String, Scenario> shipped() {
    try (InputStream stream = ScenarioFile.class.getResourceAsStream(SHIPPED)) {
      return new ScenarioFile("conf" + SHIPPED)
          .read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a user's file. */
  public static Map<String, Scenario> of(String path) {
    try {
      ScenarioFile read = new ScenarioFile(path);
      read.read(Files.readString(Path.of(path)));
      return read.checked();
    } catch (CharacterCodingException e) {
      throw ProjectRefusals.unreadableScenarios(path, "it is not text in UTF-8; save it as that");
    } catch (IOException e) {
      throw ProjectRefusals.unreadableScenarios(
          path, "it cannot be opened; give a file that is there");
    }
  }

  /** Those of the file that the settings name, if they name one. */
  public static Map<String, Scenario> own(Settings settings) {
    return settings.optional("project.file").map(ScenarioFile::of).orElse(Map.of());
  }

  private Map<String, Scenario> checked() {
    for (Scenario scenario : scenarios.values()) {
      if (OTHER_METHODS.contains(scenario.name())) {
        throw ProjectRefusals.unreadableScenarios(
            file,
            "its scenario \"%s\" is what backtest calls a plain method; give it another name"
                .formatted(scenario.name()));
      }
      // Others take over the numbers by which it met the nation's sums.
      if (scenario.name().equals(Scenario.NEUTRAL)
          && scenario.closure(false) != Scenario.Closure.OWN) {
        throw ProjectRefusals.unreadableScenarios(
            file,
            "its scenario neutral says nothing of all places, and others meet the nation's sums by its numbers; give it a line for all, or another name");
      }
    }
    return scenarios;
  }

  private Map<String, Scenario> read(String text) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    // Lines are counted as the user sees them.
    settings.setSkipEmptyLines(false);
    settings.setCommentProcessingEnabled(false);
    List<String[]> lines = new CsvParser(settings).parseAll(new StringReader(text));
    if (lines.isEmpty() || !Arrays.asList(lines.get(0)).equals(COLUMNS)) {
      throw ProjectRefusals.unreadableScenarios(
          file, "its first line must be " + String.join(",", COLUMNS));
    }
    for (int number = 2; number <= lines.size(); number++) {
      String[] line = lines.get(number - 1);
      boolean isBlank = Arrays.stream(line).allMatch(Objects::isNull);
      if (!isBlank && (line[0] == null || !line[0].startsWith("#"))) {
        add(number, line);
      }
    }
    return scenarios;
  }

  private void add(int number, String[] line) {
    if (line.length != COLUMNS.size() || line[0] == null || line[3] == null || line[8] == null) {
      throw bad(
          number, "it needs a scenario, a measure and a value in " + COLUMNS.size() + " cells");
    }
    Measure measure = measure(number, line[3]);
    String unit = line[4] == null ? Assumption.ALL : line[4];
    Assumption assumption =
        new Assumption(
            measure,
            unit,
            line[5] == null ? "" : line[5],
            year(number, line[6], Integer.MIN_VALUE),
            year(number, line[7], Integer.MAX_VALUE),
            value(number, measure, line[8]),
            number(number, line[9], Double.NaN));
    if (assumption.fromYear() > assumption.toYear()) {
      throw bad(number, "from_year " + line[6] + " is after to_year " + line[7]);
    }
    if (assumption.halfLife() <= 0) {
      throw bad(number, "a half_life of " + line[9] + " years is not above 0");
    }
    if (measure == Measure.EXTRA_JOBS && (assumption.industry().isEmpty() || line[6] == null)) {
      throw bad(number, "extra_jobs needs an industry and a from_year");
    }
    Scenario before = scenarios.get(line[0]);
    List<Assumption> all = new ArrayList<>(before == null ? List.of() : before.assumptions());
    all.add(assumption);
    scenarios.put(
        line[0],
        new Scenario(
            line[0],
            before == null ? orElse(line[1], line[0]) : before.nameNo(),
            before == null ? orElse(line[2], line[0]) : before.nameEn(),
            List.copyOf(all)));
  }

  private Measure measure(int number, String word) {
    return Arrays.stream(Measure.values())
        .filter(measure -> measure.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                bad(
                    number,
                    "the measure \""
                        + word
                        + "\" is none of "
                        + Arrays.stream(Measure.values())
                            .map(Measure::word)
                            .collect(Collectors.joining(", "))));
  }

  private String value(int number, Measure measure, String word) {
    boolean isAttractiveness = measure == Measure.ALPHA_RES || measure == Measure.ALPHA_BUS;
    if (isAttractiveness && (word.equals(Assumption.OWN) || word.equals(Assumption.SHRUNK))) {
      return word;
    }
    if (isAttractiveness && word.startsWith(Assumption.PART_OF_OWN)) {
      number(number, word.substring(Assumption.PART_OF_OWN.length()), 0);
      return word;
    }
    if (isAttractiveness && word.startsWith(Assumption.PERCENTILE)) {
      double share = number(number, word.substring(Assumption.PERCENTILE.length()), Double.NaN);
      if (share >= 0 && share <= 1) {
        return word;
      }
      throw bad(number, word + " is not between 0 and 1");
    }
    if (measure == Measure.RELATIVE_MIGRATION && word.equals(Assumption.LASTING)) {
      return word;
    }
    if (measure == Measure.CAP && word.equals(Assumption.HOUSING)) {
      return word;
    }
    double value = number(number, word, 0);
    boolean isShare = measure == Measure.RELATIVE_MIGRATION || measure == Measure.PAST_GROWTH;
    if (isShare && (value < 0 || value > 1)) {
      throw bad(number, word + " is not between 0 and 1");
    }
    return word;
  }

  private int year(int number, String word, int ifOpen) {
    if (word == null) {
      return ifOpen;
    }
    if (!word.matches("\\d{4}")) {
      throw bad(number, "\"" + word + "\" is no year");
    }
    return Integer.parseInt(word);
  }

  private double number(int number, String word, double ifOpen) {
    if (word == null) {
      return ifOpen;
    }
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, together with what is no finite number
    }
    throw bad(number, "\"" + word + "\" is no number");
  }

  private RuntimeException bad(int number, String complaint) {
    return ProjectRefusals.unreadableScenarios(file, "line " + number + ": " + complaint);
  }

  private static String orElse(String text, String other) {
    return text == null ? other : text;
  }
}
