package no.stedsvekst.jobs.refusal;

/** The messages of what is asked of a lake's past. */
public final class LakeRefusals {
  private LakeRefusals() {}

  public static Refusal unknownRun(String run) {
    return Refusals.usage(
        "there is no run %s in ops.run; stedsvekst runs lists them".formatted(run));
  }

  public static Refusal columnIsOfAnotherType(
      String table, String column, String stored, String now, String folder) {
    return Refusals.usage(
        "column %s of %s is %s in this lake and %s in this release: move %s away, and the next night makes the table anew"
            .formatted(column, table, stored, now, folder));
  }

  public static Refusal tableIsAnother(String table, long version) {
    return Refusals.missing(
        "version %d of %s can no longer be read: the table that the run read or wrote has been deleted, and the one there now was made anew; choose a later run"
            .formatted(version, table));
  }

  public static Refusal versionIsGone(String table, long version, String retention) {
    return Refusals.missing(
        "version %d of %s can no longer be read: upkeep deletes what only versions older than %s need (upkeep.retention); choose a later run"
            .formatted(version, table, retention));
  }
}
