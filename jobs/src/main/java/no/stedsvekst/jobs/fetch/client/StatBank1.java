package no.stedsvekst.jobs.fetch.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import no.stedsvekst.jobs.fetch.plan.Query;
import no.stedsvekst.jobs.fetch.stat.DataSet;
import no.stedsvekst.jobs.fetch.stat.OlderDescription;

/** By version 1: the same answers, and no word of when figures were changed before they are. */
final class StatBank1 implements StatBank {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CELLS = 800_000;

  private final Web web;
  private final String base;
  private final Path incoming;
  private final long mostCells;

  StatBank1(Web web, String base, Path incoming) {
    this.web = web;
    this.base = base + "/v0/no/table";
    this.incoming = incoming;
    JsonNode config = web.ask(Request.get(this.base + "/?config"), incoming, JSON::readTree);
    // The limit on values of one variable stands beside it, and is another.
    this.mostCells = config.path("maxCells").asLong(MOST_CELLS);
  }

  @Override
  public String version() {
    return "PxWebApi 1";
  }

  @Override
  public long mostCells() {
    return mostCells;
  }

  @Override
  public DataSet describe(String table) {
    return web.ask(
        Request.get(base + "/" + table), incoming, stream -> OlderDescription.read(table, stream));
  }

  @Override
  public String updated(String table) {
    return "";
  }

  @Override
  public List<String> like(String title) {
    return List.of();
  }

  @Override
  public Request request(Query query) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode asked = body.putArray("query");
    query
        .values()
        .forEach(
            (variable, codes) -> {
              ObjectNode one = asked.addObject();
              one.put("code", variable);
              ObjectNode selection = one.putObject("selection");
              selection.put("filter", "item");
              codes.forEach(selection.putArray("values")::add);
            });
    body.putObject("response").put("format", "json-stat2");
    return new Request(URI.create(base + "/" + query.table()), body.toString());
  }
}
