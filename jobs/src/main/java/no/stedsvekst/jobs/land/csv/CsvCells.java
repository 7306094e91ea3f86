package no.stedsvekst.jobs.land.csv;

import java.nio.charset.StandardCharsets;

/**
 * The cells of one line of a CSV file, as bytes of UTF-8. A cell in quotes may hold commas, and
 * doubled quotes, as RFC 4180 has it.
 */
final class CsvCells {
  private final int width;
  private final int[] starts;
  private final int[] ends;

  private byte[] bytes = {};
  private int count;
  private int commas;
  private boolean isPlain;
  private boolean isBroken;

  /**
   * The cells of lines that should have so many.
   *
   * @param width how many
   */
  CsvCells(int width) {
    this.width = width;
    this.starts = new int[width];
    this.ends = new int[width];
  }

  /** Whether the line has more or fewer cells than the header, or a quote that does not end. */
  boolean isBroken() {
    return isBroken;
  }

  /** Whether nothing stands in a cell, or the line ends before it. */
  boolean isEmpty(int cell) {
    return cell >= count || starts[cell] == ends[cell];
  }

  /** What {@link #start} and {@link #length} point into. */
  byte[] bytes() {
    return bytes;
  }

  int start(int cell) {
    return starts[cell];
  }

  int length(int cell) {
    return ends[cell] - starts[cell];
  }

  /** Begins a line. */
  void start() {
    commas = 0;
    isPlain = true;
  }

  /** Takes note of a letter on the way to the line's end, so that plain lines are read once. */
  void see(byte letter, int place) {
    if (letter == ',') {
      if (commas < width) {
        ends[commas] = place;
      }
      commas++;
    } else if (letter == '"' || letter < 0) {
      isPlain = false;
    }
  }

  /** Ends a line of which every letter was seen. */
  void split(byte[] buffer, int from, int to) {
    if (isPlain) {
      splitPlain(buffer, from, to);
    } else {
      // What is no UTF-8 is replaced, once and for all readers of the lake.
      String line = new String(buffer, from, to - from, StandardCharsets.UTF_8);
      splitQuoted(line.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Ends a line that nothing can be made of. */
  void setBroken() {
    count = 0;
    isBroken = true;
  }

  private void splitPlain(byte[] buffer, int from, int to) {
    bytes = buffer;
    count = Math.min(width, commas + 1);
    isBroken = commas + 1 != width;
    int start = from;
    for (int cell = 0; cell < count; cell++) {
      int end = cell < commas ? from + ends[cell] : to;
      starts[cell] = start;
      ends[cell] = end;
      start = end + 1;
    }
  }

  /** Unquotes in place: what is written never overtakes what is read. */
  private void splitQuoted(byte[] line) {
    bytes = line;
    int cell = 0;
    int at = 0;
    int written = 0;
    isBroken = false;
    while (true) {
      int start = written;
      boolean isQuoted = at < line.length && line[at] == '"';
      if (isQuoted) {
        at++;
        while (at < line.length && (line[at] != '"' || isDoubled(line, at))) {
          at += line[at] == '"' ? 1 : 0;
          line[written++] = line[at++];
        }
        // The quote must end, and the cell with it.
        isBroken |= at == line.length || (at + 1 < line.length && line[at + 1] != ',');
        at++;
      }
      while (at < line.length && line[at] != ',') {
        line[written++] = line[at++];
      }
      if (cell < width) {
        starts[cell] = start;
        ends[cell] = written;
      }
      cell++;
      if (at >= line.length) {
        break;
      }
      at++;
    }
    count = Math.min(width, cell);
    isBroken |= cell != width;
  }

  private static boolean isDoubled(byte[] line, int at) {
    return at + 1 < line.length && line[at + 1] == '"';
  }
}
