package no.stedsvekst.jobs.fetch.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import no.stedsvekst.jobs.fetch.client.Time;

/**
 * StatBank in both versions of its interface, and KLASS, on loopback: limits, rate headers, errors,
 * paging and the times of day as they are known of the real ones.
 */
public final class StatBankServer implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final int LONGEST_ADDRESS = 2092;

  private final Time time;
  private final HttpServer http;
  private final Deque<Instant> sent = new ArrayDeque<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<String> log = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final StatBankAnswers answers = new StatBankAnswers(this::faulty);
  private final CountDownLatch closing = new CountDownLatch(1);
  private int rate = 40;
  private int servedBeforeBreak = Integer.MAX_VALUE;

  /** What KLASS answers to a query; null where it has none. */
  @FunctionalInterface
  public interface Function {
    /** The body. */
    String answer(String query);
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
    answers.tables.put(table.id(), table);
    return this;
  }

  /** Takes a table away. */
  public void remove(String table) {
    answers.tables.remove(table);
  }

  /** A table that it serves. */
  public ServedTable table(String id) {
    return answers.tables.get(id);
  }

  /** Answers at a path under KLASS' classifications, as in {@code 131/codes}. */
  public StatBankServer klass(String path, Function answer) {
    answers.klass.put(path, answer);
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
    answers.toldCells = told;
    answers.mostCells = kept;
    return this;
  }

  /** Version 2 is not there. */
  public StatBankServer onlyVersion1() {
    answers.hasVersion2 = false;
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

  /** The bodies of what was asked, in order; empty where there was none. */
  public synchronized List<String> bodies() {
    return List.copyOf(bodies);
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
      bodies.add(body);
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
    return answers.answer(method, target, body);
  }

  private static boolean isUpdate(LocalTime there, LocalTime from) {
    return !there.isBefore(from) && there.isBefore(from.plusMinutes(1));
  }

  private Supplier<Answer> faulty(Supplier<Answer> good) {
    return () -> {
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
    };
  }

  @Override
  public void close() {
    closing.countDown();
    http.stop(0);
  }
}
