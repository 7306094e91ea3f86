package no.stedsvekst.jobs.lake;

import java.util.ArrayList;
import java.util.List;

/**
 * What checks have found.
 *
 * @param sentences one for each that found something, with the count and the first rows
 * @param results of all of them
 */
public record Findings(List<String> sentences, List<CheckResult> results) {
  /** Of no check. */
  public static final Findings NONE = new Findings(List.of(), List.of());

  /** These and others after them. */
  public Findings and(Findings others) {
    List<String> allSentences = new ArrayList<>(sentences);
    allSentences.addAll(others.sentences());
    List<CheckResult> allResults = new ArrayList<>(results);
    allResults.addAll(others.results());
    return new Findings(List.copyOf(allSentences), List.copyOf(allResults));
  }

  /** A check that is no condition of rows: what it found, a sentence each. */
  public static Findings of(String check, List<String> sentences) {
    return new Findings(sentences, List.of(new CheckResult(check, sentences.size())));
  }
}
