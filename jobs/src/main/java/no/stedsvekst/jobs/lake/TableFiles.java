package no.stedsvekst.jobs.lake;

import java.util.List;
import java.util.Map;

/**
 * A version of a table as files, for programs that know Parquet and not Delta.
 *
 * @param columns as they are stored, in order
 * @param partition the columns whose values stand in the log and not in the files
 * @param files those that hold the rows
 */
public record TableFiles(List<String> columns, List<String> partition, List<File> files) {

  /**
   * A file.
   *
   * @param path where it is
   * @param partition the values that all its rows have, as text by column; null where empty
   */
  public record File(String path, Map<String, String> partition) {}
}
