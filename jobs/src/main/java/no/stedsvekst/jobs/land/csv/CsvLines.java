package no.stedsvekst.jobs.land.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines that begin in a part of a CSV file, each with its cells. A line ends with the line,
 * also within quotes. Parts that meet have every line once.
 */
final class CsvLines implements Closeable {
  /** A line that is longer has lost its end: only its start is kept, and it is broken. */
  static final int LONGEST_LINE = 1 << 24;

  private static final int FIRST_BUFFER = 1 << 18;

  /** How much of such a line is kept. */
  private static final int SHOWN = 1000;

  private final InputStream in;
  private final long end;
  private final CsvCells cells;

  private byte[] buffer = new byte[FIRST_BUFFER];
  private int limit;

  /** Where the first byte of the buffer stands in the file. */
  private long offset;

  private int from;
  private int to;
  private int next;
  private String startOfLongLine;

  /**
   * The lines of a part, without the header.
   *
   * @param in stands at the byte before the part; at the start of the file if it is the first part
   * @param start the first byte of the part
   * @param end the first byte after it
   * @param width how many cells the header has
   */
  CsvLines(InputStream in, long start, long end, int width) throws IOException {
    this.in = in;
    this.end = end;
    this.cells = new CsvCells(width);
    this.offset = Math.max(0, start - 1);
    if (start > 0) {
      readLine();
    } else {
      next();
    }
  }

  /** Goes to the next line that is not blank; false after the last. */
  boolean next() throws IOException {
    while (offset + next < end && readLine()) {
      if (!isBlank()) {
        if (startOfLongLine == null) {
          cells.split(buffer, from, to);
        } else {
          cells.setBroken();
        }
        return true;
      }
    }
    return false;
  }

  /** The cells of the line. */
  CsvCells cells() {
    return cells;
  }

  /** The line as it stands in the file, or the start of one that is too long. */
  String text() {
    return startOfLongLine == null
        ? new String(buffer, from, to - from, StandardCharsets.UTF_8)
        : startOfLongLine;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads up to the end of a line; false where no byte is left. */
  private boolean readLine() throws IOException {
    from = next;
    startOfLongLine = null;
    cells.start();
    int length = 0;
    while (from + length < limit || refill()) {
      byte letter = buffer[from + length];
      if (letter == '\n' || letter == '\r') {
        int end = letter == '\r' && at(length + 1) == '\n' ? 2 : 1;
        to = from + length;
        next = to + end;
        return true;
      }
      if (length == LONGEST_LINE) {
        startOfLongLine = new String(buffer, from, SHOWN, StandardCharsets.UTF_8);
        from += length;
        length = 0;
      }
      cells.see(letter, length++);
    }
    to = from + length;
    next = to;
    return length > 0;
  }

  /** A letter of the line by its place, also behind the end of the buffer; 0 behind the file's. */
  private byte at(int place) throws IOException {
    return from + place < limit || refill() ? buffer[from + place] : 0;
  }

  private boolean isBlank() {
    for (int at = from; at < to; at++) {
      if (buffer[at] > ' ' || buffer[at] < 0) {
        return false;
      }
    }
    return startOfLongLine == null;
  }

  /** Moves the line to the start of the buffer and reads on behind it; false at the file's end. */
  private boolean refill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, limit - from);
      offset += from;
      limit -= from;
      from = 0;
    } else if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, read);
    return read > 0;
  }
}
