package no.stedsvekst.jobs.fetch.client;

/** A request that will never be answered as it is. */
public final class Declined extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean isTooLarge;

  Declined(String said, boolean isTooLarge) {
    super(said);
    this.isTooLarge = isTooLarge;
  }

  /** Whether a part of it would be answered. */
  public boolean isTooLarge() {
    return isTooLarge;
  }
}
