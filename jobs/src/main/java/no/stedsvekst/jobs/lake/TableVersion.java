package no.stedsvekst.jobs.lake;

/**
 * What a table held at a time. A table that was deleted and made anew counts its versions from 0
 * again: a number alone could be of either.
 *
 * @param version of the table
 * @param id that the table got when it was made; empty where an earlier release entered the version
 */
public record TableVersion(long version, String id) {

  /** As {@link #text} wrote it; an earlier release wrote the number alone. */
  public static TableVersion of(String text) {
    int space = text.indexOf(' ');
    return space < 0
        ? new TableVersion(Long.parseLong(text), "")
        : new TableVersion(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
  }

  /** How it is entered in the ledger. */
  public String text() {
    return id.isEmpty() ? Long.toString(version) : version + " " + id;
  }

  /** Whether it may be of the same table, as far as both are known. */
  public boolean isOfSameTable(TableVersion other) {
    return id.isEmpty() || other.id.isEmpty() || id.equals(other.id);
  }

  /** Whether it is the same version of the same table, as far as both are known. */
  public boolean isSame(TableVersion other) {
    return version == other.version && isOfSameTable(other);
  }

  /**
   * Whether what a run is entered to have read, a table or a file, is what is there now.
   *
   * @param entered as {@link #text} or a checksum; null where it read no such thing
   * @param now likewise
   */
  public static boolean isSame(String entered, String now) {
    if (entered == null || now == null) {
      return entered == null && now == null;
    }
    return now.equals(entered) || now.startsWith(entered + " ");
  }
}
