package no.stedsvekst.jobs.project.input;

import java.util.Optional;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Ahead;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.scenario.JobElasticity;
import no.stedsvekst.scenario.Persistence;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Looks for how much of the past lasts, as far as some scenario or the preset asks for it: no query
 * is made for what nobody asks.
 */
final class PersistenceSearch {
  private final ProjectionRequest request;
  private final Optional<TrendPersistence> trend;
  private final Supplier<Optional<Persistence>> growth;
  private final Supplier<Optional<JobElasticity>> jobs;

  /** Begins to look for what needs nothing but the tables. */
  PersistenceSearch(Ahead ahead, SourceTables inputs, ProjectionRequest request, boolean hasJobs) {
    this.request = request;
    trend =
        isAssumed(Measure.PAST_GROWTH)
            ? Optional.of(new TrendPersistence(inputs, request.origin()))
            : Optional.empty();
    growth = ahead.start(() -> trend.map(past -> past.persistence(request.lambda())));
    jobs = ahead.start(() -> hasJobs ? FollowingJobs.of(inputs, request) : Optional.empty());
  }

  /** The lines through the people of the past; none where no scenario leans on them. */
  Optional<TrendPersistence> trend() {
    return trend;
  }

  /**
   * All of it.
   *
   * @param panel of the preset
   * @param lasting share of a place's own attractiveness
   */
  PastPersistence found(Dataset<Row> panel, double lasting) {
    boolean isMigrationWanted =
        isAssumed(Measure.RELATIVE_MIGRATION)
            || request.preset().knownRelativeMigration().isEmpty();
    return new PastPersistence(
        isMigrationWanted
            ? Optional.of(
                MigrationPersistence.of(panel, request.origin(), lasting, request.lambda()))
            : Optional.empty(),
        growth.get(),
        jobs.get());
  }

  private boolean isAssumed(Measure measure) {
    return request.assumptions().anyMatch(line -> line.measure() == measure);
  }
}
