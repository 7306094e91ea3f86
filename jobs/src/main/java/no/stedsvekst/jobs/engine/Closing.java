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

  /**
   * Whether the night may only be entered after it: the next night looks back to the last that was.
   */
  default boolean isBeforeEntry() {
    return false;
  }
}
