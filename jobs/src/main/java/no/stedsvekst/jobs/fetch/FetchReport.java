package no.stedsvekst.jobs.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.fetch.map.Findings.SetAside;
import no.stedsvekst.jobs.fetch.map.Landing;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.raw.Kept;

/** What a fetch leaves behind about itself: {@code fetch-report.json} in the landing folder. */
final class FetchReport {
  /** Its name. */
  static final String NAME = "fetch-report.json";

  private static final String ROWS = "rows";
  private static final String EARLIER = "of_an_earlier_fetch";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Map<String, Object> report = new LinkedHashMap<>();
  private final List<Map<String, Object>> tables = new ArrayList<>();
  private final List<Map<String, Object>> answers = new ArrayList<>();

  FetchReport(String from, String when, int firstYear, int lastYear) {
    report.put("source", "Kilde: Statistisk sentralbyrå (CC BY 4.0)");
    report.put("from", from);
    report.put("fetched_at", when);
    report.put("years", firstYear + "-" + lastYear);
    report.put("tables", tables);
  }

  /** A table and what there is of it. */
  void table(Source source, List<Kept> kept) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("fills", source.fills());
    table.put("table", source.table());
    table.put("updated", kept.isEmpty() ? "" : kept.get(kept.size() - 1).updated());
    table.put("answers", kept.size());
    table.put("cells", kept.stream().mapToLong(Kept::cells).sum());
    Map<String, Integer> symbols = new TreeMap<>();
    kept.forEach(
        answer ->
            answer.symbols().forEach((sign, count) -> symbols.merge(sign, count, Integer::sum)));
    table.put("signs_in_place_of_values", symbols);
    tables.add(table);
    kept.forEach(answer -> answers.add(answer(source, answer)));
  }

  private static Map<String, Object> answer(Source source, Kept kept) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("fills", source.fills());
    answer.put("table", source.table());
    answer.put("fingerprint", kept.fingerprint());
    answer.put("address", kept.address());
    answer.put("body", kept.body());
    answer.put("asked_at", kept.askedAt().toString());
    answer.put("updated", kept.updated());
    answer.put("cells", kept.cells());
    answer.put("signs", kept.symbols());
    answer.put("checksum", kept.checksum());
    return answer;
  }

  /** The tables that earlier fetches have landed here. */
  static Set<String> landedBefore(Path folder) {
    Path file = folder.resolve(NAME);
    Set<String> tables = new TreeSet<>();
    if (Files.isRegularFile(file)) {
      try {
        JsonNode before = JSON.readTree(file.toFile());
        before.path(ROWS).fieldNames().forEachRemaining(tables::add);
        before.path(EARLIER).forEach(table -> tables.add(table.asText()));
      } catch (IOException e) {
        // What cannot be read says nothing; it is written anew.
        return Set.of();
      }
    }
    return tables;
  }

  /** Files of an earlier fetch, for which there is nothing now. */
  void earlier(List<String> tables) {
    report.put(EARLIER, tables);
  }

  /** What could not be had. */
  void missing(List<Map<String, String>> missing) {
    report.put("missing", missing);
  }

  /** What the landing folder was filled with. */
  void landed(Landing landing, List<Map<String, Object>> borderMoves) {
    report.put(ROWS, landing.rows());
    report.put("stand_ins", landing.standIns());
    report.put("findings", landing.findings().sentences());
    List<Map<String, Object>> aside = new ArrayList<>();
    for (Map.Entry<SetAside, double[]> entry : landing.findings().setAside().entrySet()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("fills", entry.getKey().fills());
      row.put("table", entry.getKey().table());
      row.put("code", entry.getKey().code());
      row.put("year", entry.getKey().year());
      row.put("cells", (long) entry.getValue()[0]);
      row.put("sum", entry.getValue()[1]);
      aside.add(row);
    }
    report.put("set_aside_out_of_its_time", aside);
    report.put("population_that_no_flow_explains", borderMoves);
    report.put("answers", answers);
  }

  /** Writes it, whole. */
  void write(Path folder) {
    Path part = folder.resolve(NAME + ".part");
    try {
      Files.write(part, JSON.writeValueAsBytes(report));
      Files.move(
          part,
          folder.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
