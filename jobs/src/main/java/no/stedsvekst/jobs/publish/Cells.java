package no.stedsvekst.jobs.publish;

import java.util.HashMap;
import java.util.Map;
import no.stedsvekst.jobs.settings.Vocabulary.Word;

/**
 * A row that is made here.
 *
 * @param byColumn its cells
 */
record Cells(Map<String, Object> byColumn) {

  /**
   * With a code, its names and its place.
   *
   * @param word null for a code that has no other name
   */
  static Cells named(Object code, Word word, int order) {
    return new Cells(new HashMap<>())
        .with("code", code)
        .with("name_no", word == null ? code : word.no())
        .with("name_nn", word == null ? code : word.nn())
        .with("name_en", word == null ? code : word.en())
        .with("sort_order", order);
  }

  Cells with(String column, Object value) {
    byColumn.put(column, value);
    return this;
  }

  String code() {
    return (String) byColumn.get("code");
  }
}
