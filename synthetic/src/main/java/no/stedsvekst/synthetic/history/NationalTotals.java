package no.stedsvekst.synthetic.history;

import java.io.Serializable;

/**
 * The nation of a year. Whole numbers: in which order they are added cannot matter.
 *
 * @param jobs in the fourth quarter
 * @param jobsBefore a year before
 * @param supply in parts of a person
 * @param denominator what the supply is measured against
 */
public record NationalTotals(long jobs, long jobsBefore, long supply, long denominator)
    implements Serializable {
  /** A person has so many parts. */
  static final double PARTS = 1e6;

  public NationalTotals plus(NationalTotals other) {
    return new NationalTotals(
        jobs + other.jobs,
        jobsBefore + other.jobsBefore,
        supply + other.supply,
        denominator + other.denominator);
  }

  /** Growth of all jobs. */
  double growth() {
    return jobs / (double) jobsBefore - 1;
  }

  /** The supply of workers, as a share. */
  double supplyShare() {
    return supply / PARTS / denominator;
  }
}
