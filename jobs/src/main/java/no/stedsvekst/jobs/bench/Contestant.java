package no.stedsvekst.jobs.bench;

import java.nio.file.Path;

/** A program that does the work. */
interface Contestant {
  /** In tables and messages. */
  String name();

  /**
   * Does the work once.
   *
   * @param landing the folder of landing files
   * @param folder empty, for what comes out
   */
  Measured run(Path landing, Path folder);
}
