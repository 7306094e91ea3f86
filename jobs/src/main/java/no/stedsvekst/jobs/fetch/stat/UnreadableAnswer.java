package no.stedsvekst.jobs.fetch.stat;

import java.io.IOException;

/** Bytes that are not what they should be; its message says why. */
public final class UnreadableAnswer extends IOException {
  private static final long serialVersionUID = 1;

  /** Says why. */
  public UnreadableAnswer(String why) {
    super(why);
  }
}
