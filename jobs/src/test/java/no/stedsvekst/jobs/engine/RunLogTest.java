package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which runs made the tables as they are. */
class RunLogTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<PastRun> runs = new ArrayList<>();

  @Test
  void whatLiesBetweenARunAndItsReturnIsOut() {
    add("a", "growth", "{}");
    add("b", "growth", "{}");
    add("c", "regress", "{}");
    add("d", "restore", "{\"run\":\"a\"}");
    assertEquals(List.of("a"), inForce());
    add("e", "growth", "{}");
    assertEquals(List.of("a", "e"), inForce());
    // Back to before the return: what it had taken out counts again.
    add("f", "restore", "{\"run\":\"c\"}");
    assertEquals(List.of("a", "b", "c"), inForce());
    add("g", "restore", "{\"run\":\"d\"}");
    assertEquals(List.of("a"), inForce());
  }

  @Test
  void aReturnThatFailedChangesNothing() {
    add("a", "growth", "{}");
    add("b", "growth", "{}");
    runs.add(run("c", null, "restore", "failed", "{\"run\":\"a\"}", 2, 0));
    assertEquals(List.of("a", "b", "c"), inForce());
  }

  @Test
  void aNightHasEndedWhenItsStepsHave() {
    runs.add(run("step 1", "night", "land", "ok", "{}", 1, 5));
    runs.add(run("step 2", "night", "growth", "ok", "{}", 6, 5));
    runs.add(run("night", null, "nightly", "ok", "{}", 0, 11));
    runs.add(run("later", null, "growth", "ok", "{}", 20, 1));
    assertEquals(
        List.of("step 1", "step 2", "night"), ids(log().inForceAfter("night").orElseThrow()));
    assertEquals(List.of("step 1"), ids(log().inForceAfter("step 1").orElseThrow()));
    assertTrue(log().inForceAfter("nobody").isEmpty());
  }

  @Test
  void whyAStepRuns() {
    PastRun before = run("a", null, "growth", "ok", "{\"x\":1,\"y\":[2]}", 0, 1);
    String same = "{\"y\":[2],\"x\":1}";
    assertEquals("first run", reason(Optional.empty(), same, Map.of(), "code"));
    assertEquals("code", reason(Optional.of(before), same, Map.of(), "other"));
    assertEquals(
        "parameters: x, z", reason(Optional.of(before), "{\"y\":[2],\"z\":3}", Map.of(), "code"));
    assertEquals(
        "code; data: silver.jobs",
        reason(Optional.of(before), same, Map.of("silver.jobs", "1"), "other"));
    PastRun read = run("a", null, "growth", "ok", "{}", 0, 1, "{\"silver.jobs\":\"1 one\"}");
    assertEquals(
        "data: silver.jobs",
        reason(Optional.of(read), "{}", Map.of("silver.jobs", "1 other"), "code"));
    // An earlier release entered the version alone.
    assertEquals(
        "code",
        reason(
            Optional.of(run("a", null, "growth", "ok", "{}", 0, 1, "{\"silver.jobs\":\"1\"}")),
            "{}",
            Map.of("silver.jobs", "1 one"),
            "other"));
    assertEquals(
        "tables: written by another program, or gone",
        reason(Optional.of(before), same, Map.of(), "code"));
    assertEquals(
        "its last run ended as failed",
        reason(
            Optional.of(run("a", null, "growth", "failed", same, 0, 1)), same, Map.of(), "code"));
  }

  @Test
  void parametersAreJson() {
    record Inner(int number, Optional<String> none) {}
    record Outer(String text, List<Inner> inner, Optional<Inner> one) {}
    assertEquals(
        "{\"text\":\"a \\\"b\\\"\",\"inner\":[{\"number\":1,\"none\":null}],"
            + "\"one\":{\"number\":2,\"none\":\"x\"}}",
        ParametersJson.of(
            new Outer(
                "a \"b\"",
                List.of(new Inner(1, Optional.empty())),
                Optional.of(new Inner(2, Optional.of("x"))))));
  }

  private static String reason(
      Optional<PastRun> last, String parameters, Map<String, String> inputs, String code) {
    return Reason.of(last, parameters, inputs, code).words();
  }

  private List<String> inForce() {
    return ids(log().inForce());
  }

  private RunLog log() {
    return new RunLog(runs.stream().sorted(PastRun.BY_END).toList(), Map.of());
  }

  private static List<String> ids(Iterable<PastRun> runs) {
    List<String> ids = new ArrayList<>();
    runs.forEach(run -> ids.add(run.id()));
    return ids;
  }

  private void add(String id, String job, String parameters) {
    runs.add(run(id, null, job, "ok", parameters, runs.size(), 0));
  }

  private static PastRun run(
      String id,
      String parent,
      String job,
      String status,
      String parameters,
      int second,
      int seconds) {
    return run(id, parent, job, status, parameters, second, seconds, "{}");
  }

  private static PastRun run(
      String id,
      String parent,
      String job,
      String status,
      String parameters,
      int second,
      int seconds,
      String inputs) {
    Instant start = START.plusSeconds(second);
    return new PastRun(
        id,
        parent,
        job,
        "",
        start,
        start.plusSeconds(seconds),
        status,
        "",
        parameters,
        inputs,
        "code",
        null,
        null);
  }
}
