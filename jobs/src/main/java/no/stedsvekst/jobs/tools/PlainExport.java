package no.stedsvekst.jobs.tools;

import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;

/**
 * Rows of a table in the order of its key, as CSV to the byte as Spark writes it. A session takes
 * longer to start than a table of usual size to copy; large ones are left to it.
 */
final class PlainExport {
  /** Files of as many bytes are opened; what they hold is counted as it is read. */
  private static final long MOST_BYTES = 256L << 20;

  private static final long MOST_CELLS = 20_000_000;

  /** A cell takes about this much of the heap, of which a half may be used. */
  private static final int CELL_BYTES = 48;

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final List<String> columns;
  private final List<PlainRow> rows;

  private PlainExport(List<String> columns, List<PlainRow> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** The rows, sorted; empty where they are too many, or of types that are not ours. */
  static Optional<PlainExport> of(PlainRows table, List<String> key) {
    long fitting = Runtime.getRuntime().maxMemory() / 2 / CELL_BYTES;
    return of(table, key, Math.min(MOST_CELLS, fitting));
  }

  static Optional<PlainExport> of(PlainRows table, List<String> key, long mostCells) {
    if (!table.areOfKnownTypes() || table.bytes() > MOST_BYTES) {
      return Optional.empty();
    }
    long most = mostCells / table.columns().size();
    List<PlainRow> rows = new ArrayList<>();
    table.forEach(
        row -> {
          rows.add(row);
          return rows.size() <= most;
        });
    if (rows.size() > most) {
      return Optional.empty();
    }
    by(key).ifPresent(rows::sort);
    return Optional.of(new PlainExport(table.columns(), rows));
  }

  private static Optional<Comparator<PlainRow>> by(List<String> key) {
    return key.stream()
        .map(column -> Comparator.<PlainRow, Object>comparing(row -> row.get(column), ORDER))
        .reduce(Comparator::thenComparing);
  }

  /** As Spark sorts: what is empty first, text by the bytes of UTF-8. */
  private static final Comparator<Object> ORDER = Comparator.nullsFirst(PlainExport::compare);

  @SuppressWarnings("unchecked") // Of a column, so of one type.
  private static int compare(Object one, Object other) {
    return one instanceof String text
        ? compareText(text, (String) other)
        : ((Comparable<Object>) one).compareTo(other);
  }

  /** UTF-16 has characters beyond the first plane before the last of it, UTF-8 after. */
  private static int compareText(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    for (int index = 0; index < shorter; index++) {
      char left = one.charAt(index);
      char right = other.charAt(index);
      if (left != right) {
        boolean isLeftBeyond = Character.isSurrogate(left);
        boolean isRightBeyond = Character.isSurrogate(right);
        return isLeftBeyond == isRightBeyond
            ? Character.compare(left, right)
            : isLeftBeyond ? 1 : -1;
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Writes the header and a line a row. */
  void writeTo(Writer writer) {
    CsvWriter csv = new CsvWriter(writer, settings());
    csv.writeHeaders(columns);
    String[] cells = new String[columns.size()];
    for (PlainRow row : rows) {
      for (int place = 0; place < cells.length; place++) {
        cells[place] = text(row.get(place));
      }
      csv.writeRow(cells);
    }
    csv.close();
  }

  private static String text(Object value) {
    if (value == null) {
      return null;
    }
    return value instanceof Instant instant ? INSTANT.format(instant) : value.toString();
  }

  /** The library and the settings by which Spark writes CSV. */
  private CsvWriterSettings settings() {
    CsvWriterSettings settings = new CsvWriterSettings();
    settings.getFormat().setDelimiter(',');
    settings.getFormat().setQuote('"');
    settings.getFormat().setQuoteEscape('\\');
    settings.getFormat().setLineSeparator("\n");
    settings.setIgnoreLeadingWhitespaces(true);
    settings.setIgnoreTrailingWhitespaces(true);
    settings.setNullValue("");
    settings.setEmptyValue("\"\"");
    settings.setSkipEmptyLines(true);
    settings.setQuoteAllFields(false);
    settings.setQuoteEscapingEnabled(true);
    settings.setHeaders(columns.toArray(String[]::new));
    return settings;
  }
}
