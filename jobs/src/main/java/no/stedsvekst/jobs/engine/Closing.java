package no.stedsvekst.jobs.engine;

/**
 * Work at the end of a night, while the lake is still held. If it fails the night has not: its
 * tables are written, and the failure is reported beside.
 */
public interface Closing {
  /** What it is called. */
  String name();

  /** Does it. */
  void close(RunEnding ending);
}
