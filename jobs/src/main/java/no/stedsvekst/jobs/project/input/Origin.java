package no.stedsvekst.jobs.project.input;

import java.io.Serializable;

/**
 * The 1 January on which a projection begins: nothing dated later is looked at.
 *
 * @param baseYear its year
 * @param horizon the year of the 1 January on which it ends
 */
public record Origin(int baseYear, int horizon) implements Serializable {

  /** The last year of which all is known: jobs of its fourth quarter, its flows. */
  int lastYear() {
    return baseYear - 1;
  }

  /** Flow years that are projected. */
  public int years() {
    return horizon - baseYear;
  }
}
