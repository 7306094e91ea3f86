package no.stedsvekst.jobs.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the page of a place lies, and what it reads: addresses that stay from one report to the
 * next.
 */
final class Addresses {
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

  private Addresses() {}

  /** As in municipality/0301.html. */
  static String page(String level, String unit) {
    return "%s/%s.html".formatted(level, file(unit));
  }

  /** As in data/place/municipality/0301.js. */
  static String data(String level, String unit) {
    return "data/place/%s/%s.js".formatted(level, file(unit));
  }

  /** A code as a name that any file system and any address may have. */
  static String file(String unit) {
    return UNSAFE
        .matcher(unit)
        .replaceAll(
            found -> Matcher.quoteReplacement("~%X".formatted(found.group().codePointAt(0))));
  }
}
