package no.stedsvekst.jobs.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.settings.ShippedTable;
import no.stedsvekst.jobs.settings.Vocabulary;
import no.stedsvekst.jobs.settings.Vocabulary.Word;
import no.stedsvekst.migration.AgeGroup;
import no.stedsvekst.migration.MigrationModel;

/** The dimensions that are some dozens of words: their rows are made here, without a query. */
final class SmallDimensions {
  private static final String YEAR_TERM = "year_";

  /** Vocabularies that have a dimension of their own. */
  private static final Set<String> APART =
      Set.of("sex", "age_group", "unit", "industry", "model", "se", "term", "preset", "scenario");

  private SmallDimensions() {}

  static List<Cells> ageGroups() {
    List<Cells> groups = words("age_group");
    for (Cells cells : groups) {
      String code = cells.code();
      Optional<AgeGroup> group =
          Arrays.stream(AgeGroup.values()).filter(each -> each.label().equals(code)).findFirst();
      cells
          .with("first_age", group.map(AgeGroup::first).orElse(0))
          .with(
              "last_age",
              Math.min(AgeDimension.OLDEST, group.map(AgeGroup::last).orElse(AgeDimension.OLDEST)));
    }
    return groups;
  }

  /** The words of a vocabulary. */
  static List<Cells> words(String vocabulary) {
    List<Word> words = Vocabulary.words(vocabulary);
    return IntStream.range(0, words.size())
        .mapToObj(place -> Cells.named(words.get(place).code(), words.get(place), place + 1))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** The words of a vocabulary, and codes that were found besides. */
  private static List<Cells> words(String vocabulary, Collection<String> found) {
    List<Cells> cells = words(vocabulary);
    Set<String> others = new TreeSet<>(found);
    others.removeAll(Vocabulary.of(vocabulary).keySet());
    others.forEach(code -> cells.add(Cells.named(code, null, cells.size() + 1)));
    return cells;
  }

  static List<Cells> components() {
    List<Cells> components = new ArrayList<>();
    for (Map<String, String> line : ShippedTable.lines("component")) {
      String code = line.get("subject") + ":" + line.get("component");
      Word word =
          new Word(
              "component", code, line.get("name_no"), line.get("name_nn"), line.get("name_en"));
      components.add(
          Cells.named(code, word, components.size() + 1)
              .with("subject", line.get("subject"))
              .with("component", line.get("component"))
              .with("sign", Integer.valueOf(line.get("sign")))
              .with("is_in_sum", Boolean.valueOf(line.get("is_in_sum")))
              .with("kind", line.get("kind"))
              .with("part", line.get("part")));
    }
    return components;
  }

  static List<Cells> codes() {
    List<Cells> codes = new ArrayList<>();
    Vocabulary.words().stream()
        .map(Word::vocabulary)
        .distinct()
        .filter(vocabulary -> !APART.contains(vocabulary))
        .forEach(
            vocabulary ->
                words(vocabulary)
                    .forEach(cells -> codes.add(cells.with("vocabulary", vocabulary))));
    return codes;
  }

  static List<Cells> models(RegressionWords found, StarInputs inputs) {
    String set = inputs.appliedSet().orElse(null);
    String applied = set == null ? null : inputs.modelOf(set).orElse(null);
    List<Cells> models = words("model", found.models());
    for (Cells cells : models) {
      String code = cells.code();
      cells.with(
          "terms",
          MigrationModel.named(code).map(model -> String.join(" ", model.terms())).orElse(null));
      cells.with("applied_set", code.equals(applied) ? set : null);
    }
    return models;
  }

  static List<Cells> errors(RegressionWords found) {
    return words("se", found.errors());
  }

  /** A term that stands for a year is called by it; a landed covariate by its own name. */
  static List<Cells> terms(RegressionWords found) {
    List<Cells> terms = words("term", found.terms());
    for (Cells cells : terms) {
      String code = cells.code();
      boolean isYear = code.matches(YEAR_TERM + "[0-9]{4}");
      cells.with("year", isYear ? Integer.valueOf(code.substring(YEAR_TERM.length())) : null);
      if (isYear) {
        String year = code.substring(YEAR_TERM.length());
        cells.with("name_no", "Året " + year);
        cells.with("name_nn", "Året " + year);
        cells.with("name_en", "The year " + year);
      }
    }
    return terms;
  }

  /** The presets that the panel has rows of. */
  static List<Cells> presets(StarInputs inputs) {
    Set<String> codes = new TreeSet<>();
    inputs.context().slices(PanelTables.PANEL).forEach(slice -> codes.add(slice.get("preset")));
    codes.add(inputs.choice().preset());
    List<Cells> presets = new ArrayList<>();
    for (String code : codes) {
      boolean isChanged = code.endsWith("+");
      Word plain =
          Vocabulary.of("preset").get(isChanged ? code.substring(0, code.length() - 1) : code);
      Word word =
          !isChanged || plain == null
              ? plain
              : new Word(
                  "preset",
                  code,
                  plain.no() + ", endret",
                  plain.nn() + ", endra",
                  plain.en() + ", changed");
      presets.add(
          Cells.named(code, word, presets.size() + 1)
              .with("is_published", code.equals(inputs.choice().preset()))
              .with("param_hash", hash(inputs, code)));
    }
    return presets;
  }

  /** Shipped ones, and those of the user, which stand in for shipped ones of their names. */
  static List<Cells> indicators(StarInputs inputs) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    ShippedTable.lines("indicator").forEach(line -> all.put(line.get("indicator"), line));
    Set<String> own = new TreeSet<>();
    inputs
        .context()
        .plainWhereThere(SilverTables.of(IndicatorTables.INDICATOR))
        .ifPresent(
            rows ->
                rows.forEach(
                    row -> {
                      Map<String, String> line = new HashMap<>();
                      for (String column :
                          List.of(
                              "name_no",
                              "name_en",
                              "numerator",
                              "denominator",
                              "unit",
                              "direction")) {
                        line.put(column, row.text(column));
                      }
                      own.add(row.text("indicator"));
                      all.put(row.text("indicator"), line);
                      return true;
                    }));
    List<Cells> indicators = new ArrayList<>();
    all.forEach(
        (code, line) -> {
          String norwegian = line.get("name_no");
          indicators.add(
              Cells.named(
                      code,
                      new Word("indicator", code, norwegian, norwegian, line.get("name_en")),
                      indicators.size() + 1)
                  .with("numerator", line.get("numerator"))
                  .with("denominator", line.get("denominator"))
                  .with("counted_in", line.get("unit"))
                  .with("is_more_better", "up".equals(line.get("direction")))
                  .with("is_own", own.contains(code)));
        });
    return indicators;
  }

  private static String hash(StarInputs inputs, String preset) {
    if (!inputs.context().has(PanelTables.PANEL)) {
      return null;
    }
    return StarInputs.first(
            inputs.context().plain(PanelTables.PANEL).select("param_hash").where("preset", preset))
        .map(row -> row.text("param_hash"))
        .orElse(null);
  }
}
