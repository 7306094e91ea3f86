package no.stedsvekst.jobs.refusal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of a lake's tables that are gone or broken, as Spark, Parquet and Delta tell it. */
final class DamagedTables {
  private static final Pattern DAMAGE =
      Pattern.compile(
          "FAILED_READ_FILE|ChecksumException|is not a Parquet file|does not exist"
              + "|FileNotFoundException|Failed to read|JsonParseException|JsonEOFException"
              + "|DELTA_\\w*LOG\\w*|InvalidTableException|Could not read");
  private static final Pattern FILE =
      Pattern.compile(
          "(?:\\w+:)?/[^\\s,;'\"()]*/((?:bronze|silver|gold|ops|quarantine)/\\w+)/[^\\s:,;'\"()]+");

  private DamagedTables() {}

  /** The refusal that tells of it; nothing where no file of a table is named. */
  static Optional<Refusal> refusal(String told) {
    Matcher file = FILE.matcher(told);
    return DAMAGE.matcher(told).find() && file.find()
        ? Optional.of(
            MachineRefusals.damaged(file.group(1).replace('/', '.'), trimmed(file.group())))
        : Optional.empty();
  }

  private static String trimmed(String file) {
    return file.replaceFirst("\\.$", "");
  }
}
