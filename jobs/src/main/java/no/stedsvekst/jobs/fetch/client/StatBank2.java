package no.stedsvekst.jobs.fetch.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.fetch.plan.Query;
import no.stedsvekst.jobs.fetch.stat.DataSet;
import no.stedsvekst.jobs.fetch.stat.JsonStat;

/**
 * By version 2. What is asked for stands in the body: an address of more than some 2 100 characters
 * is answered as if there were no such table.
 */
final class StatBank2 implements StatBank {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LANGUAGE = "?lang=no";
  private static final int MOST_CELLS = 800_000;
  private static final int MOST_PAGES = 5;
  private static final int MOST_FOUND = 4;

  private final Web web;
  private final String base;
  private final Path incoming;
  private final long mostCells;

  /**
   * The interface at an address; asks it for its limits.
   *
   * @param incoming the file that answers come into
   */
  StatBank2(Web web, Pace pace, String base, Path incoming) {
    this.web = web;
    this.base = base + "/pxwebapi/v2";
    this.incoming = incoming;
    JsonNode config = web.ask(Request.get(this.base + "/config"), incoming, JSON::readTree);
    this.mostCells = config.path("maxDataCells").asLong(MOST_CELLS);
    RateLimit.of(config.path("maxCallsPerTimeWindow").asInt(0), config.path("timeWindow").asInt(0))
        .ifPresent(pace::limit);
  }

  @Override
  public String version() {
    return "PxWebApi 2";
  }

  @Override
  public long mostCells() {
    return mostCells;
  }

  @Override
  public DataSet describe(String table) {
    Request request = Request.get(base + "/tables/" + table + "/metadata" + LANGUAGE);
    return web.ask(request, incoming, JsonStat::description);
  }

  @Override
  public String updated(String table) {
    Request request = Request.get(base + "/tables/" + table + LANGUAGE);
    return web.ask(request, incoming, StatBank2::updatedIn);
  }

  private static String updatedIn(InputStream stream) throws IOException {
    JsonNode updated = JSON.readTree(stream).path("updated");
    return updated.isTextual() ? updated.asText() : "";
  }

  /** Page by page, as far as a user would look. */
  @Override
  public List<String> like(String title) {
    List<String> found = new ArrayList<>();
    String query = URLEncoder.encode(title.replaceFirst(",.*", ""), StandardCharsets.UTF_8);
    int pages = 1;
    for (int page = 1; page <= Math.min(pages, MOST_PAGES); page++) {
      JsonNode tables =
          web.ask(
              Request.get(base + "/tables" + LANGUAGE + "&query=" + query + "&pageNumber=" + page),
              incoming,
              JSON::readTree);
      tables
          .path("tables")
          .forEach(
              table -> {
                String one = table.path("label").asText(table.path("id").asText());
                if (found.size() < MOST_FOUND && !found.contains(one)) {
                  found.add(one);
                }
              });
      pages = tables.path("page").path("totalPages").asInt(1);
    }
    return found;
  }

  @Override
  public Request request(Query query) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode selection = body.putArray("selection");
    query
        .values()
        .forEach(
            (variable, codes) -> {
              ObjectNode one = selection.addObject();
              one.put("variableCode", variable);
              codes.forEach(one.putArray("valueCodes")::add);
            });
    return new Request(
        URI.create(
            base + "/tables/" + query.table() + "/data" + LANGUAGE + "&outputFormat=json-stat2"),
        body.toString());
  }
}
