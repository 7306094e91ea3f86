package no.stedsvekst.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server before another, which hands everything on but one header. */
public final class Forwarder implements AutoCloseable {
  /** Java's client sets these itself. */
  private static final Set<String> OWN =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  private final String target;
  private final String dropped;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  /** Starts one before a server. */
  public Forwarder(String target, String dropped) throws IOException {
    this.target = target;
    this.dropped = dropped.toLowerCase(Locale.ROOT);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::forward);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it is. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void forward(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!OWN.contains(lower) && !lower.equals(dropped)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (isHead || !name.equalsIgnoreCase("content-length")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.getResponseHeaders().remove("transfer-encoding");
      byte[] body = answer.body();
      exchange.sendResponseHeaders(
          answer.statusCode(), isHead || body.length == 0 ? -1 : body.length);
      if (!isHead) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
