package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.try_element_at;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.stedsvekst.jobs.settings.Vocabulary;
import no.stedsvekst.jobs.settings.Vocabulary.Word;
import org.apache.spark.sql.Column;

/** What words are called, looked up in a column of their codes. */
public final class Labels {
  private Labels() {}

  /**
   * The names of codes; null for one that is no word of the vocabulary.
   *
   * @param name which of its names
   */
  public static Column of(String vocabulary, Column code, Function<Word, String> name) {
    List<Column> pairs = new ArrayList<>();
    for (Word word : Vocabulary.words(vocabulary)) {
      pairs.add(lit(word.code()));
      pairs.add(lit(name.apply(word)));
    }
    return try_element_at(map(pairs.toArray(Column[]::new)), code);
  }

  /** The places of codes in the order of the vocabulary, from 1 on; null likewise. */
  public static Column order(String vocabulary, Column code) {
    List<Column> pairs = new ArrayList<>();
    int place = 0;
    for (Word word : Vocabulary.words(vocabulary)) {
      place++;
      pairs.add(lit(word.code()));
      pairs.add(lit(place));
    }
    return try_element_at(map(pairs.toArray(Column[]::new)), code);
  }
}
