package no.stedsvekst.jobs.lake;

import java.util.Locale;

/** The folders of a lake, in the order of the data. */
public enum Layer {
  /** What was landed, as it was. */
  BRONZE,
  /** Typed and checked, in one set of municipality codes. */
  SILVER,
  /** What the model computed. */
  GOLD,
  /** What the pipeline did. */
  OPS,
  /** Rows that were refused, and why. */
  QUARANTINE;

  /** The name of the folder. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
