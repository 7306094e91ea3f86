package no.stedsvekst.jobs.fetch.server;

import java.util.Map;

/**
 * What the server of the tests answers.
 *
 * @param status 0 where it hangs, below 0 where it breaks off, as {@link Fault} has it
 */
record Answer(int status, String body, Map<String, String> headers) {
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
