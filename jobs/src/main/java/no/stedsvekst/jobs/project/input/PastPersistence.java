package no.stedsvekst.jobs.project.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.scenario.JobElasticity;
import no.stedsvekst.scenario.Persistence;

/**
 * How much of what sets places apart is likely to last, where a scenario asks for it.
 *
 * @param migration of the migration that is expected beyond the nation's
 * @param growth of the growth of the last ten years beyond the nation's
 * @param jobs by how much jobs that follow people grow with them, where that was to be estimated
 */
public record PastPersistence(
    Optional<Persistence> migration, Optional<Persistence> growth, Optional<JobElasticity> jobs) {

  /** A sentence for each that a scenario asks for. */
  List<String> sentences(int baseYear) {
    List<String> sentences = new ArrayList<>();
    migration.ifPresent(
        found ->
            sentences.add(
                "from %d: %s of the migration expected beyond the nation's is taken to last"
                    .formatted(baseYear, words(found))));
    growth.ifPresent(
        found ->
            sentences.add(
                "from %d: %s of the growth of the last ten years beyond the nation's is taken to last"
                    .formatted(baseYear, words(found))));
    jobs.ifPresent(
        found ->
            sentences.add(
                "from %d: jobs that follow the residents grow by %s per cent with a per cent of them"
                    .formatted(baseYear, words(found))));
    return sentences;
  }

  private static String words(JobElasticity found) {
    return found.isEstimated()
        ? "%.2f (standard error %.2f)".formatted(found.scale(), found.error())
        : "%.2f (model.population_scale_assumed, as jobs by industry tell too little of it)"
            .formatted(found.scale());
  }

  private static String words(Persistence found) {
    return found.isEstimated()
        ? "%.2f (standard error %.2f)".formatted(found.share(), found.error())
        : "%.2f (project.shrunk_lambda, as too few years are known)".formatted(found.share());
  }
}
