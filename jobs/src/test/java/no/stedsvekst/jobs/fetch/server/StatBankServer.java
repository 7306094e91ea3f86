package no.stedsvekst.jobs.fetch.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import no.stedsvekst.jobs.fetch.client.Time;

/**
 * StatBank in both versions of its interface, and KLASS, on loopback: limits, rate headers, errors,
 * paging and the times of day as they are known of the real ones.
 */
public final class StatBankServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final int LONGEST_ADDRESS = 2092;
  private static final int PAGE = 2;

  private final Time time;
  private final HttpServer http;
  private final Map<String, ServedTable> tables = new LinkedHashMap<>();
  private final Map<String, Function> klass = new TreeMap<>();
  private final Deque<Instant> sent = new ArrayDeque<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private int rate = 40;
  private int mostCells = 800_000;
  private int toldCells = 800_000;
  private boolean hasVersion2 = true;
  private int servedBeforeBreak = Integer.MAX_VALUE;

  /** What KLASS answers to a query; null where it has none. */
  @FunctionalInterface
  public interface Function {
    /** The body. */
    String answer(String query);
  }

  private record Answer(int status, String body, Map<String, String> headers) {
    static Answer ok(String body) {
      return new Answer(200, body, Map.of());
    }

    static Answer error(int status, String title) {
      return new Answer(
          status,
          "{\"type\":\"Parameter error\",\"title\":\"%s\",\"status\":%d}".formatted(title, status),
          Map.of());
    }

    static Answer older(int status, String error) {
      return new Answer(status, "{\"error\":\"%s\"}".formatted(error), Map.of());
    }
  }

  /** A server by that time, at a port of its own; 0 for any. */
  public StatBankServer(Time time, int port) throws IOException {
    this.time = time;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(Executors.newCachedThreadPool());
    http.createContext("/", this::handle);
    http.start();
  }

  /** The address that a fetch is given. */
  public String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/api";
  }

  /** Serves a table. */
  public StatBankServer table(ServedTable table) {
    tables.put(table.id(), table);
    return this;
  }

  /** Takes a table away. */
  public void remove(String table) {
    tables.remove(table);
  }

  /** A table that it serves. */
  public ServedTable table(String id) {
    return tables.get(id);
  }

  /** Answers at a path under KLASS' classifications, as in {@code 131/codes}. */
  public StatBankServer klass(String path, Function answer) {
    klass.put(path, answer);
    return this;
  }

  /** Faults in place of the next answers with figures. */
  public StatBankServer faults(Fault... next) {
    faults.addAll(List.of(next));
    return this;
  }

  /** So many requests in 60 seconds. */
  public StatBankServer rate(int requests) {
    rate = requests;
    return this;
  }

  /** The limit that it says, and the one that it keeps to. */
  public StatBankServer mostCells(int told, int kept) {
    toldCells = told;
    mostCells = kept;
    return this;
  }

  /** Version 2 is not there. */
  public StatBankServer onlyVersion1() {
    hasVersion2 = false;
    return this;
  }

  /** After so many answers with figures it is as if the network were gone. */
  public StatBankServer breakAfter(int answers) {
    servedBeforeBreak = answers;
    return this;
  }

  /** What was asked, in order: method, path and query. */
  public synchronized List<String> log() {
    return List.copyOf(log);
  }

  /** How many requests for figures were made. */
  public synchronized long dataRequests() {
    return log.stream().filter(line -> line.startsWith("POST")).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer;
    synchronized (this) {
      log.add(exchange.getRequestMethod() + " " + target);
      answer = answer(exchange.getRequestMethod(), target, body);
      exchange.getResponseHeaders().set("x-ratelimit-policy", rate + ";w=60s");
      exchange
          .getResponseHeaders()
          .set("x-ratelimit-remaining", String.valueOf(Math.max(0, rate - sent.size())));
    }
    send(exchange, answer);
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (answer.status() == 0) {
      await();
      exchange.close();
      return;
    }
    int status = answer.status() < 0 ? 200 : answer.status();
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (answer.status() < 0) {
      OutputStream half = exchange.getResponseBody();
      half.write(bytes, 0, bytes.length / 2);
      half.flush();
      if (answer.status() == Fault.STALLED.status()) {
        await();
      }
      throw new IOException("the connection breaks here, as it was asked to");
    }
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(String method, String target, String body) {
    Instant now = time.now();
    while (!sent.isEmpty() && !sent.peekFirst().plus(WINDOW).isAfter(now)) {
      sent.removeFirst();
    }
    if (sent.size() >= rate) {
      return new Answer(429, "", Map.of());
    }
    sent.addLast(now);
    LocalTime there = LocalTime.ofInstant(now, ZoneId.of("Europe/Oslo"));
    if (isUpdate(there, LocalTime.of(5, 0)) || isUpdate(there, LocalTime.of(11, 30))) {
      return new Answer(503, "", Map.of());
    }
    if (method.equals("GET") && target.length() > LONGEST_ADDRESS) {
      return new Answer(404, "", Map.of());
    }
    String path = target.replaceFirst("\\?.*", "");
    String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    if (path.startsWith("/api/klass/v1/classifications/")) {
      return klassified(path.substring("/api/klass/v1/classifications/".length()), query);
    }
    if (path.startsWith("/api/v0/no/table/")) {
      return older(method, path.substring("/api/v0/no/table/".length()), query, body);
    }
    return hasVersion2 && path.startsWith("/api/pxwebapi/v2/")
        ? newer(method, path.substring("/api/pxwebapi/v2/".length()), query, body)
        : new Answer(404, "", Map.of());
  }

  private static boolean isUpdate(LocalTime there, LocalTime from) {
    return !there.isBefore(from) && there.isBefore(from.plusMinutes(1));
  }

  private Answer klassified(String path, String query) {
    Function function = klass.get(path);
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
    Answer fault = fault(() -> figures(table, body, "selection"));
    if (!query.contains("outputFormat=json-stat2")) {
      return new Answer(
          400,
          "{\"type\":\"https://tools.ietf.org/html/rfc9110#section-15.5.1\",\"title\":\"One or more"
              + " validation errors occurred.\",\"status\":400,\"errors\":{\"outputFormat\":[\"The"
              + " input was not valid.\"]},\"traceId\":\"00-0\"}",
          Map.of());
    }
    return fault;
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
        ? fault(() -> figures(table, body, "query"))
        : Answer.ok(table.olderDescription());
  }

  private Answer fault(java.util.function.Supplier<Answer> good) {
    if (servedBeforeBreak <= 0) {
      return new Answer(Fault.CUT_OFF.status(), "", Map.of());
    }
    Fault fault = faults.pollFirst();
    if (fault == null) {
      servedBeforeBreak--;
      return good.get();
    }
    return new Answer(
        fault.status(), fault.status() < 0 ? good.get().body() : fault.body(), fault.headers());
  }

  private Answer figures(ServedTable table, String body, String list) {
    boolean isOlder = list.equals("query");
    Map<String, List<String>> selection = new LinkedHashMap<>();
    try {
      for (JsonNode one : JSON.readTree(body).path(list)) {
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

  @Override
  public void close() {
    closing.countDown();
    http.stop(0);
  }
}
