package no.stedsvekst.jobs.bench;

import java.io.Serial;

/** A program was ended from outside, as a system does with one that takes more memory than is. */
final class Killed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** What a shell and Java make of signal 9. */
  static final int EXIT = 137;

  Killed(String name) {
    super(name + " was killed: it took more memory than there is, or somebody ended it");
  }
}
