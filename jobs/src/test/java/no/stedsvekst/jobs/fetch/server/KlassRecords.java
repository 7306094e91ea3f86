package no.stedsvekst.jobs.fetch.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.testing.norway.CsvRow;
import no.stedsvekst.jobs.testing.norway.OfficialFigures;

/**
 * The codes of municipalities of all times, as KLASS's recorded answers have them: what is served
 * of them, and how a number of today is spread over the codes of an earlier year.
 */
final class KlassRecords {
  private static final int NEWEST = 2024;

  /** A time of a code, as KLASS has it. */
  private record Version(String name, int from, int until) {}

  private final Map<String, List<Version>> versions = new TreeMap<>();

  /** By year and new code: the codes that went into it. */
  private final Map<Integer, Map<String, Set<String>>> sources = new TreeMap<>();

  private final KlassAnswers answers = new KlassAnswers();

  KlassRecords() {
    CsvRow.each(recorded("klass/131-versions-1838-2024.csv.gz"), this::version);
    CsvRow.each(recorded("klass/131-changes-1838-2024.csv.gz"), this::change);
  }

  /** A recorded file, beside the official figures. */
  static Path recorded(String name) {
    return Path.of(System.getenv(OfficialFigures.VARIABLE))
        .resolveSibling("statbank")
        .resolve(name);
  }

  /** What KLASS answers: the codes and their changes. */
  KlassAnswers answers() {
    return answers;
  }

  /** The recorded files of KLASS have quotes around texts and headings. */
  private static String plain(CsvRow row, String column) {
    return row.text("\"" + column + "\"").replace("\"", "");
  }

  private void version(CsvRow row) {
    String code = plain(row, "code");
    String until = plain(row, "valid_to");
    int from = Integer.parseInt(plain(row, "valid_from").substring(0, 4));
    Version version =
        new Version(
            plain(row, "name"),
            from,
            until.isEmpty() || until.equals("NA")
                ? KlassAnswers.NEVER
                : Integer.parseInt(until.substring(0, 4)));
    versions.computeIfAbsent(code, key -> new ArrayList<>()).add(version);
    if (version.until() > 2000) {
      answers.code(code, version.name(), Math.max(2000, version.from()), version.until());
    }
  }

  private void change(CsvRow row) {
    int year = Integer.parseInt(plain(row, "change_occurred").substring(0, 4));
    if (year < 2000) {
      return;
    }
    String from = plain(row, "old_code");
    String to = plain(row, "new_code");
    answers.change(from, plain(row, "old_name"), to, plain(row, "new_name"), year);
    if (!from.equals(to)) {
      sources
          .computeIfAbsent(year, key -> new TreeMap<>())
          .computeIfAbsent(to, key -> new TreeSet<>())
          .add(from);
    }
  }

  private boolean holds(String code, int year) {
    return versions.getOrDefault(code, List.of()).stream()
        .anyMatch(version -> version.from() <= year && year < version.until());
  }

  /** Whether a code holds in a year, and is what it was the year before. */
  boolean goesOn(String code, int year) {
    Map<String, Set<String>> changed = sources.getOrDefault(year, Map.of());
    return holds(code, year)
        && !changed.containsKey(code)
        && changed.values().stream().noneMatch(from -> from.contains(code));
  }

  /** Spreads a number of a code of 2024 over those of a year, back through one change at a time. */
  Map<String, Long> back(String code, int year, long number) {
    Map<String, Long> spread = new TreeMap<>(Map.of(code, number));
    for (int at = NEWEST; at > year; at--) {
      Map<String, Long> before = new TreeMap<>();
      for (Map.Entry<String, Long> entry : spread.entrySet()) {
        Set<String> old =
            new TreeSet<>(
                sources.getOrDefault(at, Map.of()).getOrDefault(entry.getKey(), Set.of()));
        if (holds(entry.getKey(), at - 1)) {
          old.add(entry.getKey());
        }
        int index = 0;
        for (String source : old) {
          long part = Math.floorDiv(entry.getValue() + index, (long) old.size());
          before.merge(source, part, Long::sum);
          index++;
        }
      }
      spread = before;
    }
    return spread;
  }

  /** Every code of StatBank's regions with its label. */
  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("0", "Hele landet");
    labels.put("30", "Viken (2020-2023)");
    versions.forEach(
        (code, all) -> {
          Version last = all.get(all.size() - 1);
          if (last.until() > 2000 && !code.equals("9999")) {
            labels.put(
                code,
                last.until() == KlassAnswers.NEVER
                    ? last.name()
                    : last.name() + " (-" + (last.until() - 1) + ")");
          }
        });
    labels.put("0199", "Uoppgitt kommune Østfold");
    labels.put("2111", "Longyearbyen arealplanområde");
    labels.put("2300", "Kontinentalsokkelen");
    labels.put("9999", "Uoppgitt kommune");
    return labels;
  }
}
