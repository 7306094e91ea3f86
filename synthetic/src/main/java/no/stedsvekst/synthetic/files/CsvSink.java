package no.stedsvekst.synthetic.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of comma-separated values. */
final class CsvSink implements RowSink {
  private static final int LONGEST_NUMBER = 11;

  private final OutputStream stream;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] digits = new byte[LONGEST_NUMBER];
  private int filled;
  private boolean isFirst = true;

  CsvSink(Path file, Table table) {
    try {
      this.stream = Files.newOutputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    append((table.header() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public RowSink text(String value) {
    separate();
    if (value != null) {
      boolean isQuoted = value.indexOf(',') >= 0 || value.indexOf('"') >= 0;
      String written = isQuoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
      append(written.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  @Override
  public RowSink count(int value) {
    separate();
    makeRoom(LONGEST_NUMBER);
    if (value < 0) {
      buffer[filled++] = '-';
    }
    int rest = Math.abs(value);
    int length = 0;
    do {
      digits[length++] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    while (length > 0) {
      buffer[filled++] = digits[--length];
    }
    return this;
  }

  @Override
  public RowSink real(double value) {
    separate();
    append(
        BigDecimal.valueOf(value)
            .stripTrailingZeros()
            .toPlainString()
            .getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  @Override
  public RowSink flag(boolean value) {
    return text(Boolean.toString(value));
  }

  @Override
  public RowSink empty() {
    return text(null);
  }

  @Override
  public void end() {
    makeRoom(1);
    buffer[filled++] = '\n';
    isFirst = true;
  }

  @Override
  public void close() {
    flush();
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void separate() {
    if (!isFirst) {
      makeRoom(1);
      buffer[filled++] = ',';
    }
    isFirst = false;
  }

  private void append(byte[] bytes) {
    makeRoom(bytes.length);
    System.arraycopy(bytes, 0, buffer, filled, bytes.length);
    filled += bytes.length;
  }

  private void makeRoom(int length) {
    if (filled + length > buffer.length) {
      flush();
    }
  }

  private void flush() {
    try {
      stream.write(buffer, 0, filled);
      filled = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
