package no.stedsvekst.jobs.bench;

import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import no.stedsvekst.jobs.refusal.BenchRefusals;

/**
 * A file that a peer has written, held against the lake row by row; the first that differs is
 * refused.
 *
 * <p>A number x agrees with the lake's y where |x − y| ≤ 1e-9·max(|y|, s), s the mean size of the
 * column, at most 1: near 0 the digits of a difference of two rates are noise.
 */
final class PeerFile {
  static final double TOLERANCE = 1e-9;

  private static final Set<String> EMPTY = Set.of("", "NA");

  private final String peer;
  private final ComparedTable table;
  private final LakeNumbers lake;
  private final BitSet seen = new BitSet();
  private long values;
  private double largest;

  private PeerFile(String peer, ComparedTable table, LakeNumbers lake) {
    this.peer = peer;
    this.table = table;
    this.lake = lake;
  }

  /**
   * Compares.
   *
   * @param peer its name, for messages
   * @param folder what it has written
   */
  static Compared compare(String peer, ComparedTable table, LakeNumbers lake, Path folder) {
    PeerFile file = new PeerFile(peer, table, lake);
    file.read(folder.resolve(table.file()));
    file.refuseUnseen();
    return new Compared(table.file(), file.values, file.largest);
  }

  private void read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw BenchRefusals.peerWroteNot(peer, table.file());
    }
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setNullValue("");
    CsvParser parser = new CsvParser(settings);
    parser.beginParsing(path.toFile(), StandardCharsets.UTF_8);
    try {
      refuseWithout(
          parser.getRecordMetadata() == null ? null : parser.getRecordMetadata().headers());
      for (Record row = parser.parseNextRecord(); row != null; row = parser.parseNextRecord()) {
        compare(row);
      }
    } finally {
      parser.stopParsing();
    }
  }

  private void refuseWithout(String[] header) {
    List<String> there = header == null ? List.of() : List.of(header);
    for (List<String> wanted : List.of(table.wholeKey(), table.values())) {
      wanted.stream()
          .filter(column -> !there.contains(column))
          .findFirst()
          .ifPresent(
              column -> {
                throw BenchRefusals.peerLacksColumn(peer, table.file(), column);
              });
    }
  }

  private void compare(Record peerRow) {
    Integer row = lake.row(LakeNumbers.joined(table.key(), peerRow::getString));
    Integer group = lake.group(LakeNumbers.joined(table.across(), peerRow::getString));
    String key = LakeNumbers.joined(table.wholeKey(), peerRow::getString);
    if (row == null || group == null) {
      throw BenchRefusals.rowOfPeerAlone(peer, table.file(), key);
    }
    int place = row * lake.groups() + group;
    if (seen.get(place)) {
      throw BenchRefusals.rowTwice(peer, table.file(), key);
    }
    seen.set(place);
    for (int value = 0; value < table.values().size(); value++) {
      String column = table.values().get(value);
      compare(row, group, value, peerRow.getString(column), key);
    }
  }

  private void compare(int row, int group, int value, String text, String key) {
    double known = lake.number(row, group, value);
    if (Double.isNaN(known) && EMPTY.contains(text)) {
      return;
    }
    double size = Math.max(Math.abs(known), lake.scale(group, value));
    double difference = Math.abs(number(text) - known) / size;
    if (!(difference <= TOLERANCE)) {
      throw BenchRefusals.disagreement(
          peer,
          table.file(),
          key,
          table.values().get(value),
          Double.isNaN(known) ? "empty" : Double.toString(known),
          EMPTY.contains(text) ? "empty" : text);
    }
    values++;
    largest = Math.max(largest, difference);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // It agrees with nothing.
      return Double.NaN;
    }
  }

  private boolean hasNumbers(int row, int group) {
    for (int value = 0; value < table.values().size(); value++) {
      if (!Double.isNaN(lake.number(row, group, value))) {
        return true;
      }
    }
    return false;
  }

  private void refuseUnseen() {
    int all = lake.rows() * lake.groups();
    for (int place = seen.nextClearBit(0); place < all; place = seen.nextClearBit(place + 1)) {
      int row = place / lake.groups();
      int group = place % lake.groups();
      if (hasNumbers(row, group)) {
        throw BenchRefusals.rowOfProductAlone(peer, table.file(), lake.key(row, group));
      }
    }
  }
}
