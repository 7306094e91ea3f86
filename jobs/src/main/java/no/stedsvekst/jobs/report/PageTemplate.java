package no.stedsvekst.jobs.report;

import java.io.Serializable;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page before its place is known.
 *
 * @param text HTML, with names of what is to stand there in double braces
 */
record PageTemplate(String text) implements Serializable {
  private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  /** The page with these texts, none of which is taken for HTML. */
  String with(Map<String, String> texts) {
    return HOLE.matcher(text)
        .replaceAll(
            found -> {
              String given = texts.get(found.group(1));
              if (given == null) {
                throw new IllegalStateException("the page asks for " + found.group(1));
              }
              return Matcher.quoteReplacement(escaped(given));
            });
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
