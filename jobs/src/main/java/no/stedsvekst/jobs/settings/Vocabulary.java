package no.stedsvekst.jobs.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the words in the tables are called, as {@code conf/assumptions/vocabulary.csv} says. */
public final class Vocabulary {
  private static final Map<String, Map<String, Word>> ALL = all();

  /**
   * What a word is called.
   *
   * @param vocabulary that it is of
   * @param code in the tables
   * @param no in Norwegian, bokmål
   * @param nn in Norwegian, nynorsk
   * @param en in English
   */
  public record Word(String vocabulary, String code, String no, String nn, String en) {}

  private Vocabulary() {}

  /** The words of a vocabulary by their codes, in their order. */
  public static Map<String, Word> of(String vocabulary) {
    return ALL.getOrDefault(vocabulary, Map.of());
  }

  /** The words of a vocabulary in their order. */
  public static List<Word> words(String vocabulary) {
    return List.copyOf(of(vocabulary).values());
  }

  /** All words, a vocabulary after the other. */
  public static List<Word> words() {
    List<Word> words = new ArrayList<>();
    ALL.values().forEach(vocabulary -> words.addAll(vocabulary.values()));
    return words;
  }

  private static Map<String, Map<String, Word>> all() {
    Map<String, Map<String, Word>> all = new LinkedHashMap<>();
    for (Map<String, String> line : ShippedTable.lines("vocabulary")) {
      Word word =
          new Word(
              line.get("vocabulary"),
              line.get("code"),
              line.get("name_no"),
              line.get("name_nn"),
              line.get("name_en"));
      all.computeIfAbsent(word.vocabulary(), name -> new LinkedHashMap<>()).put(word.code(), word);
    }
    return all;
  }
}
