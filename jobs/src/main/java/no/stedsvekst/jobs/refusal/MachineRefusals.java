package no.stedsvekst.jobs.refusal;

/** The messages of a machine whose disk, limits or memory do not suffice. */
final class MachineRefusals {
  private static final String SAFE =
      "run it again then: what was written whole stays, and nothing half-written is read";

  private MachineRefusals() {}

  static Refusal full(String free) {
    return Refusals.missing(
        "a disk is full (%s); make room in the lake or where Spark keeps its temporary files (spark.local.dir), and %s"
            .formatted(free, SAFE));
  }

  static Refusal readOnly(String place) {
    return Refusals.usage(
        "%s is on a file system that is read-only; mount it for writing, or name another folder"
            .formatted(place));
  }

  static Refusal denied(String place) {
    return Refusals.usage(
        "%s may not be read or written by %s; mend its permissions, run as its owner, or name another folder"
            .formatted(place, System.getProperty("user.name")));
  }

  static Refusal openFiles() {
    return Refusals.usage(
        "this process may not open as many files as it needs; raise the limit (ulimit -n 65536), and %s"
            .formatted(SAFE));
  }

  static Refusal unreadable(String place, String cause) {
    return Refusals.missing(
        "%s cannot be read or written (%s); see to the disk or the mount, and %s"
            .formatted(place, cause, SAFE));
  }

  static Refusal noHeap(long megabytes) {
    return Refusals.usage(
        "a heap of %d MB is too small for this; give more in STEDSVEKST_MEMORY, as STEDSVEKST_MEMORY=%dm, and %s"
            .formatted(megabytes, 2 * megabytes, SAFE));
  }

  static Refusal executorsLost() {
    return Refusals.missing(
        "executors of the cluster were lost, and with them rows that had been worked out; its logs say why, as a rule for want of memory (--executor-memory before the jar); mend it, and %s"
            .formatted(SAFE));
  }

  static Refusal damaged(String table, String file) {
    if (table.startsWith("ops.")) {
      return Refusals.missing(
          "%s cannot be read: its file %s is gone or broken; put the file back from a backup; no run writes the ledger again: where its folder is deleted instead, restore and --as-of find nothing from before, loads that are no longer in the landing folder fall out of use, and every step runs again"
              .formatted(table, file));
    }
    return Refusals.missing(
        "%s cannot be read: its file %s is gone or broken; put the file back from a backup, or delete the folder of the table, which a night then writes anew (of bronze from the landing folder as it is now)"
            .formatted(table, file));
  }

  static Refusal isFile(String folder) {
    return Refusals.usage(
        "%s is a file, and a folder is needed there; name another, or move the file away"
            .formatted(folder));
  }
}
