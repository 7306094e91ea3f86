package no.stedsvekst.jobs.project.scenario;

/** What is known of how attractive all places have been, residential or business. */
public interface PastAttractiveness {
  /** The share of a ten-year attractiveness that is likely to last. */
  double lasting();

  /** What so large a share of places do not exceed, by R's type 7. */
  double percentile(double share);
}
