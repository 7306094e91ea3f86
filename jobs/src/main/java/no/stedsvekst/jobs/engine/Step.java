package no.stedsvekst.jobs.engine;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
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
    for (TableSpec table : job.reads()) {
      OptionalLong version = lake.version(table);
      if (version.isPresent()) {
        inputs.put(table.fullName(), Long.toString(version.getAsLong()));
      }
    }
    return inputs;
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
