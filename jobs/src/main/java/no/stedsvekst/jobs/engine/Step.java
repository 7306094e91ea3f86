package no.stedsvekst.jobs.engine;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.settings.Hash;
import no.stedsvekst.jobs.settings.Settings;

/**
 * A job with its parameters, ready to run.
 *
 * @param job what to do
 * @param parameters with what
 * @param <P> their type
 */
record Step<P>(Job<P> job, P parameters) {

  static <P> Step<P> of(Job<P> job, Settings settings) {
    return new Step<>(job, job.parameters(settings));
  }

  String name() {
    return job.manual().name();
  }

  String scope() {
    return job.scope(parameters);
  }

  boolean isStanding(String run) {
    return job.isStanding(parameters, run);
  }

  Map<String, String> files() {
    return job.files(parameters);
  }

  /** Versions of the tables and checksums of the files that the step would read now. */
  Map<String, String> inputs(Lake lake, Map<String, String> files) {
    Map<String, String> inputs = new TreeMap<>(files);
    inputs.putAll(versions(lake, job.reads()));
    return inputs;
  }

  /** Versions of the tables that the step may write, as they are now. */
  Map<String, String> outputs(Lake lake) {
    return versions(lake, job.writes());
  }

  /**
   * Side by side, as a stored lake takes its time to answer. One that does not answer for one table
   * is not asked for the others, as each request would wait until it times out.
   */
  private static Map<String, String> versions(Lake lake, List<TableSpec> tables) {
    Map<String, String> versions = new TreeMap<>();
    Iterator<TableSpec> each = tables.iterator();
    AtomicBoolean isAway = new AtomicBoolean();
    List<Optional<TableVersion>> states =
        Concurrently.map(
            tables,
            table -> {
              if (isAway.get()) {
                return Optional.empty();
              }
              try {
                return lake.state(table);
              } catch (RuntimeException e) {
                isAway.set(true);
                throw e;
              }
            });
    for (Optional<TableVersion> state : states) {
      String name = each.next().fullName();
      state.ifPresent(version -> versions.put(name, version.text()));
    }
    return versions;
  }

  /** Equal where the step would write the same again. */
  String fingerprint(Map<String, String> inputs) {
    return Hash.of(
        String.join("\n", name(), parameters.toString(), inputs.toString(), CodeVersion.current()));
  }

  void run(JobContext context) {
    job.run(context, parameters);
  }
}
