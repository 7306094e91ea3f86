package no.stedsvekst.jobs.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.fetch.client.Declined;
import no.stedsvekst.jobs.fetch.client.Request;
import no.stedsvekst.jobs.fetch.client.Time;
import no.stedsvekst.jobs.fetch.client.Web;
import no.stedsvekst.jobs.fetch.client.Web.Reading;
import no.stedsvekst.jobs.fetch.place.Klass;
import no.stedsvekst.jobs.fetch.place.Klass.Centrality;
import no.stedsvekst.jobs.fetch.place.Klass.Change;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.plan.Sources;
import no.stedsvekst.jobs.fetch.raw.Kept;
import no.stedsvekst.jobs.fetch.raw.RawFolder;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** What KLASS says of municipalities: their codes and changes, how central they are, regions. */
final class Klassifications {
  private static final String LIST = "klass.csv";
  private static final String LANGUAGE = "&language=nb";

  private final Web web;
  private final Time time;
  private final RawFolder raw;
  private final String base;
  private final Instant since;
  private final Sources sources;
  private final Map<String, String> modified = new HashMap<>();

  /**
   * KLASS at an address.
   *
   * @param since when the fetch began
   * @param sources which classification is what
   */
  Klassifications(Web web, Time time, RawFolder raw, String base, Instant since, Sources sources) {
    this.web = web;
    this.time = time;
    this.raw = raw;
    this.base = base + "/klass/v1/classifications/";
    this.since = since;
    this.sources = sources;
  }

  /** From a year on; with an end KLASS would have the codes of today end with it. */
  Places places(int firstYear) {
    return needed("/codes?from=%d-01-01".formatted(firstYear), Klass::places);
  }

  List<Change> changes(int firstYear) {
    return needed("/changes?from=%d-01-01".formatted(firstYear), Klass::changes);
  }

  private <T> T needed(String path, Reading<T> reading) {
    try {
      return kept("municipality", path, reading);
    } catch (Declined declined) {
      throw FetchRefusals.noClassification(
          base + line("municipality").get("classification"), declined.getMessage());
    }
  }

  /** By county that held in that year or later; none where KLASS does not say. */
  Map<String, String> counties(int firstYear) {
    if (!uses().contains("county")) {
      return Map.of();
    }
    try {
      return kept("county", "/codes?from=%d-01-01".formatted(firstYear), Klass::counties);
    } catch (Declined declined) {
      return Map.of();
    }
  }

  /** By municipality of that year; none where KLASS does not say. */
  Map<String, Centrality> centrality(int year) {
    try {
      return kept("centrality", "/codesAt?date=%d-01-01".formatted(year), Klass::centrality);
    } catch (Declined declined) {
      return Map.of();
    }
  }

  /** By municipality of that year; none where there is no table of that date. */
  Map<String, String> regions(int year) {
    try {
      return kept(
          "region",
          "/correspondsAt?targetClassificationId=%s&date=%d-01-01"
              .formatted(line("region").get("target"), year),
          Klass::correspondence);
    } catch (Declined declined) {
      return Map.of();
    }
  }

  private Map<String, String> line(String use) {
    return sources.line(LIST, "use", use);
  }

  /** When a classification was last changed; empty where it does not say. */
  String lastModified(String use) {
    return modified.computeIfAbsent(
        line(use).get("classification"),
        number -> web.ask(Request.get(base + number), raw.incoming(), Klass::lastModified));
  }

  List<String> uses() {
    return sources.lines(LIST).stream().map(line -> line.get("use")).toList();
  }

  private static String group(Map<String, String> line) {
    return "klass-" + line.get("classification");
  }

  List<Kept> kept(String use) {
    return raw.all(group(line(use)));
  }

  private <T> T kept(String use, String path, Reading<T> reading) {
    Map<String, String> line = line(use);
    String group = group(line);
    Request request = Request.get(base + line.get("classification") + path + LANGUAGE);
    String updated = lastModified(use);
    Kept kept =
        raw.find(group, request).filter(each -> each.isCurrent(updated, since)).orElse(null);
    if (kept == null) {
      Instant now = time.now();
      T read = web.ask(request, raw.incoming(), reading);
      raw.keep(group, request, now, updated, 0, Map.of());
      return read;
    }
    try (InputStream stream = raw.open(kept)) {
      return reading.of(stream);
    } catch (IOException e) {
      throw FetchRefusals.brokenAnswer(kept.file().toString(), e.getMessage());
    }
  }
}
