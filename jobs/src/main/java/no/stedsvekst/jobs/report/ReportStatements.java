package no.stedsvekst.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stedsvekst.jobs.publish.StarProjection;

/** What the pages are made of: the statements of {@code conf/report.sql}. */
final class ReportStatements {
  private static final String FILE = "/report.sql";
  private static final Pattern ONE =
      Pattern.compile("(?m)^-- (?<name>\\w+)\\n(?<sql>[^;]+);", Pattern.MULTILINE);
  private static final String COMMON = "common";

  private final Map<String, String> statements = new LinkedHashMap<>();
  private final String common;

  /** Those of the projection that the star shows; where there is none they find no rows. */
  ReportStatements(Optional<StarProjection> projection) {
    Matcher found = ONE.matcher(text());
    while (found.find()) {
      statements.put(found.group("name"), found.group("sql"));
    }
    this.common =
        statements
            .remove(COMMON)
            .replace(":alternative", projection.map(StarProjection::alternative).orElse(""))
            .replace(":base_year", projection.map(one -> "" + one.baseYear()).orElse("0"));
  }

  private static String text() {
    try (InputStream file = ReportStatements.class.getResourceAsStream(FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of them, for all places, over the lake's tables. */
  String of(String name) {
    return common + "\n" + statements.get(name);
  }

  /**
   * What a page shows to be run for its own place: what all have in common, and each by its name.
   */
  Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put(COMMON, common);
    Sections.ALL.forEach(section -> shown.put(section, statements.get(section)));
    return shown;
  }
}
