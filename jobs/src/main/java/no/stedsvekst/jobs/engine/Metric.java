package no.stedsvekst.jobs.engine;

import java.util.Map;
import no.stedsvekst.jobs.settings.Vocabulary;
import no.stedsvekst.jobs.settings.Vocabulary.Word;

/**
 * A number that a run found out about a table.
 *
 * @param table its full name
 * @param name what was counted or measured; after a dot, of what: a year, a scenario
 * @param value how much it was
 */
record Metric(String table, String name, double value) {
  private static final Map<String, Word> WORDS = Vocabulary.of("metric");

  /** Of a name that is a column, and a year after the dot. */
  private static final String SUM = "sum";

  /** The cells of its row of {@code ops.metric}. */
  Object[] cells(String runId) {
    return new Object[] {runId, table, name, value, description()};
  }

  /** What it says; empty of one that nobody has described. */
  private String description() {
    String[] parts = name.split("\\.", 2);
    boolean isOfYear = parts.length == 2 && parts[1].matches("[0-9]{4}");
    Word word = WORDS.get(isOfYear ? SUM : parts[0]);
    return word == null ? "" : word.en();
  }
}
