package no.stedsvekst.jobs.land.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * A part of a CSV file: the lines that begin in it. A compressed file is one part.
 *
 * @param path of the file
 * @param start the first byte
 * @param end the first byte after it
 */
record CsvPart(String path, long start, long end) implements Serializable {
  /** How many compressed bytes are read at a time. */
  private static final int GZIP_BUFFER = 1 << 16;

  /** A file that cannot be read from its middle. */
  static boolean isWhole(String path) {
    return path.endsWith(".gz");
  }

  /** The name of the file within its folder. */
  String file() {
    return new Path(path).getName();
  }

  long length() {
    return end - start;
  }

  /** Its lines. */
  CsvLines open(Configuration hadoop, int width) throws IOException {
    Path file = new Path(path);
    FSDataInputStream stream = file.getFileSystem(hadoop).open(file);
    if (isWhole(path)) {
      InputStream plain = new GZIPInputStream(stream, GZIP_BUFFER);
      return new CsvLines(plain, 0, Long.MAX_VALUE, width);
    }
    if (start > 0) {
      stream.seek(start - 1);
    }
    return new CsvLines(stream, start, end, width);
  }
}
