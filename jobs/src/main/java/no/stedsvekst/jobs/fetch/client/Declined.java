package no.stedsvekst.jobs.fetch.client;

/** A request that will never be answered as it is. */
public final class Declined extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final boolean isTooLarge;

  Declined(int status, String said, boolean isTooLarge) {
    super(said);
    this.status = status;
    this.isTooLarge = isTooLarge;
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** Whether a part of it would be answered. */
  public boolean isTooLarge() {
    return isTooLarge;
  }

  /** Whether there is no such thing at the address. */
  public boolean isUnknown() {
    return status == 404 || status == 410;
  }
}
