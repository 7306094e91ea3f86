package no.stedsvekst.jobs.fetch.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** StatBank's two interfaces and KLASS: what each answers to what is asked. */
final class StatBankAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 2;
  private static final String KLASS = "/api/klass/v1/classifications/";
  private static final String OLDER = "/api/v0/no/table/";
  private static final String NEWER = "/api/pxwebapi/v2/";

  final Map<String, ServedTable> tables = new LinkedHashMap<>();
  final Map<String, StatBankServer.Function> klass = new TreeMap<>();
  int mostCells = 800_000;
  int toldCells = 800_000;
  boolean hasVersion2 = true;

  /** What happens to an answer with figures before it is sent. */
  private final UnaryOperator<Supplier<Answer>> fault;

  StatBankAnswers(UnaryOperator<Supplier<Answer>> fault) {
    this.fault = fault;
  }

  Answer answer(String method, String target, String body) {
    String path = target.replaceFirst("\\?.*", "");
    String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    if (path.startsWith(KLASS)) {
      return klassified(path.substring(KLASS.length()), query);
    }
    if (path.startsWith(OLDER)) {
      return older(method, path.substring(OLDER.length()), query, body);
    }
    return hasVersion2 && path.startsWith(NEWER)
        ? newer(method, path.substring(NEWER.length()), query, body)
        : new Answer(404, "", Map.of());
  }

  private Answer klassified(String path, String query) {
    StatBankServer.Function function = klass.get(path);
    String answer = function == null ? null : function.answer(query);
    return answer == null
        ? new Answer(404, "{\"error\":\"not found\"}", Map.of())
        : Answer.ok(answer);
  }

  private Answer newer(String method, String path, String query, String body) {
    if (path.equals("config")) {
      return Answer.ok(
          "{\"apiVersion\":\"2.3.2\",\"maxDataCells\":%d,\"maxCallsPerTimeWindow\":0,\"timeWindow\":0}"
              .formatted(toldCells));
    }
    if (path.equals("tables")) {
      return page(query);
    }
    String[] parts = path.split("/", -1);
    ServedTable table = tables.get(parts[1]);
    if (table == null) {
      return Answer.error(404, "Non-existent table");
    }
    if (parts.length == 2) {
      return Answer.ok(
          "{\"id\":\"%s\",\"updated\":%s}"
              .formatted(table.id(), ServedTable.text(table.updated())));
    }
    if (parts[2].equals("metadata")) {
      return Answer.ok(table.description());
    }
    if (!method.equals("POST")) {
      return Answer.error(400, "Missing selection for mandantory variable");
    }
    Answer figures = fault.apply(() -> figures(table, body, "selection")).get();
    if (!query.contains("outputFormat=json-stat2")) {
      return new Answer(
          400,
          "{\"type\":\"https://tools.ietf.org/html/rfc9110#section-15.5.1\",\"title\":\"One or more"
              + " validation errors occurred.\",\"status\":400,\"errors\":{\"outputFormat\":[\"The"
              + " input was not valid.\"]},\"traceId\":\"00-0\"}",
          Map.of());
    }
    return figures;
  }

  private Answer older(String method, String path, String query, String body) {
    if (query.equals("config")) {
      return Answer.ok("{\"maxValues\":1000,\"maxCells\":%d,\"maxCalls\":30}".formatted(toldCells));
    }
    ServedTable table = tables.get(path);
    if (table == null) {
      return Answer.older(400, "Parameter error");
    }
    return method.equals("POST")
        ? fault.apply(() -> figures(table, body, "query")).get()
        : Answer.ok(table.olderDescription());
  }

  private Answer figures(ServedTable table, String body, String list) {
    boolean isOlder = list.equals("query");
    Map<String, List<String>> selection = new LinkedHashMap<>();
    try {
      for (JsonNode one : JSON.readTree(body).path(list)) {
        if (one.has("codelist")) {
          return refused(isOlder, "Non-existent codelist");
        }
        ServedVariable variable =
            table.variable(one.path(isOlder ? "code" : "variableCode").asText());
        if (variable == null) {
          return refused(isOlder, "Non-existent variable");
        }
        List<String> codes = new ArrayList<>();
        for (JsonNode code :
            isOlder ? one.path("selection").path("values") : one.path("valueCodes")) {
          String value = ServedTable.valueOf(variable, code.asText());
          if (value == null) {
            return refused(isOlder, "Non-existent value");
          }
          codes.add(value);
        }
        if (new HashSet<>(codes).size() < codes.size()) {
          return new Answer(500, "", Map.of());
        }
        selection.put(variable.code(), codes);
      }
    } catch (IOException e) {
      return refused(isOlder, "Parameter error");
    }
    for (ServedVariable variable : table.variables()) {
      if (!selection.containsKey(variable.code())) {
        return refused(isOlder, "Missing selection for mandantory variable");
      }
    }
    long cells = selection.values().stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
    if (cells > mostCells) {
      return isOlder
          ? Answer.older(403, "Too many values selected")
          : Answer.error(400, "Too many cells selected");
    }
    return Answer.ok(table.data(selection));
  }

  private static Answer refused(boolean isOlder, String title) {
    return isOlder ? Answer.older(400, "Parameter error") : Answer.error(400, title);
  }

  private Answer page(String query) {
    int number =
        query.contains("pageNumber=")
            ? Integer.parseInt(query.replaceFirst(".*pageNumber=(\\d+).*", "$1"))
            : 1;
    String words =
        URLDecoder.decode(query.replaceFirst(".*query=([^&]*).*", "$1"), StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT);
    List<ServedTable> found =
        tables.values().stream()
            .filter(table -> table.title().toLowerCase(Locale.ROOT).contains(words))
            .toList();
    int pages = (found.size() + PAGE - 1) / PAGE;
    List<ServedTable> here =
        found.subList(
            Math.min(found.size(), PAGE * (number - 1)), Math.min(found.size(), PAGE * number));
    return Answer.ok(
        "{\"tables\":[%s],\"page\":{\"pageNumber\":%d,\"totalPages\":%d}}"
            .formatted(
                String.join(
                    ",",
                    here.stream()
                        .map(
                            table ->
                                "{\"id\":\"%s\",\"label\":%s}"
                                    .formatted(table.id(), ServedTable.text(table.title())))
                        .toList()),
                number,
                pages));
  }
}
