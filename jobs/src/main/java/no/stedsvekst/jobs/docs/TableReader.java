package no.stedsvekst.jobs.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Something that reads tables.
 *
 * @param kind what it is one of, in words
 * @param name its own
 * @param tables the full names of those that it reads
 */
public record TableReader(String kind, String name, List<String> tables) {
  private static final Pattern TABLE = Pattern.compile("\\b(?:bronze|silver|gold|ops)\\.\\w+");

  /** A statement, which names its tables with their layers. */
  public static TableReader ofStatement(String kind, String name, String sql) {
    return new TableReader(
        kind, name, TABLE.matcher(sql).results().map(MatchResult::group).distinct().toList());
  }
}
