package no.stedsvekst.jobs.land.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lines and cells, wherever a file is cut. */
class CsvLinesTest {
  private static final String HEADER = "a,b,c\n";

  /** Lines of the whole file: cells joined by bars, a line that is broken in angle brackets. */
  private static List<String> whole(String rest) {
    byte[] file = (HEADER + rest).getBytes(StandardCharsets.UTF_8);
    return part(file, 0, file.length);
  }

  private static List<String> part(byte[] file, int start, int end) {
    List<String> read = new ArrayList<>();
    int before = Math.max(0, start - 1);
    ByteArrayInputStream in = new ByteArrayInputStream(file, before, file.length - before);
    try (CsvLines lines = new CsvLines(in, start, end, 3)) {
      while (lines.next()) {
        read.add(lines.cells().isBroken() ? "<" + lines.text() + ">" : joined(lines.cells()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  private static String joined(CsvCells cells) {
    List<String> texts = new ArrayList<>();
    for (int cell = 0; cell < 3; cell++) {
      texts.add(
          cells.isEmpty(cell)
              ? "null"
              : new String(
                  cells.bytes(), cells.start(cell), cells.length(cell), StandardCharsets.UTF_8));
    }
    return String.join("|", texts);
  }

  @Test
  void plainCells() {
    assertEquals(List.of("1|2|3", "4|null|6", "null|null|null"), whole("1,2,3\n4,,6\n,,\n"));
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertEquals(List.of("1|2|3", "4|5|null"), whole("1,2,3\n4,5,"));
    assertEquals(List.of(), whole(""));
  }

  @Test
  void everyLineEndIsOne() {
    assertEquals(List.of("1|2|3", "4|5|6", "7|8|9"), whole("1,2,3\r\n4,5,6\r7,8,9\r\n\r\n  \n"));
  }

  @Test
  void quotesHoldCommasAndQuotes() {
    assertEquals(
        List.of("Nore, og Uvdal|2|3", "say \"ja\"|null|x", "a\"b|2|3"),
        whole("\"Nore, og Uvdal\",2,3\n\"say \"\"ja\"\"\",\"\",\"x\"\na\"b,2,3\n"));
  }

  @Test
  void lettersBeyondAsciiStay() {
    assertEquals(List.of("Bærum|Åsnes|Kárášjohka"), whole("Bærum,\"Åsnes\",Kárášjohka\n"));
  }

  @Test
  void brokenLines() {
    assertEquals(
        List.of("<1,2>", "<1,2,3,4>", "<\"1,2,3>", "<\"1\"x,2,3>", "4|5|6"),
        whole("1,2\n1,2,3,4\n\"1,2,3\n\"1\"x,2,3\n4,5,6\n"));
  }

  @Test
  void aLineWithoutEndIsBrokenAndTheNextIsRead() {
    String endless = "x".repeat(2 * CsvLines.LONGEST_LINE);
    List<String> read = whole("1,2,3\n" + endless + "\n4,5,6\n");
    assertEquals(3, read.size());
    assertEquals("<" + "x".repeat(1000) + ">", read.get(1));
    assertEquals("4|5|6", read.get(2));
  }

  @Test
  void aLineLongerThanTheBufferIsRead() {
    String name = "é".repeat(200_000);
    assertEquals(List.of(name + "|2|3", "4|5|6"), whole(name + ",2,3\n4,5,6\n"));
  }

  @Test
  void partsThatMeetHaveEveryLineOnce() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] file = (HEADER + lines(random)).getBytes(StandardCharsets.UTF_8);
      List<String> all = part(file, 0, file.length);
      assertEquals(plainly(file), all);
      int[] cuts = random.ints(4, 1, file.length).sorted().toArray();
      List<String> parts = new ArrayList<>(part(file, 0, cuts[0]));
      for (int cut = 0; cut < cuts.length; cut++) {
        int end = cut + 1 < cuts.length ? cuts[cut + 1] : file.length;
        parts.addAll(part(file, cuts[cut], end));
      }
      assertEquals(
          all, parts, () -> Arrays.toString(cuts) + new String(file, StandardCharsets.UTF_8));
    }
  }

  private static String lines(Random random) {
    String[] cells = {"", "1", "0301", "\"a,b\"", "\"c\"\"d\"", "Ås", "2.5"};
    String[] ends = {"\n", "\r\n", "\r", "\n\n"};
    return random
        .ints(1 + random.nextInt(9))
        .mapToObj(
            line ->
                "x,"
                    + cells[random.nextInt(cells.length)]
                    + ","
                    + cells[random.nextInt(cells.length)]
                    + (random.nextInt(8) == 0 ? ",more" : "")
                    + ends[random.nextInt(ends.length)])
        .collect(Collectors.joining());
  }

  /** The same by whole strings and a walk over letters. */
  private static List<String> plainly(byte[] file) {
    return new String(file, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(CsvLinesTest::plainLine)
        .toList();
  }

  private static String plainLine(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isWithin = false;
    for (char letter : line.replace("\"\"", "\u0001").toCharArray()) {
      if (letter == '"') {
        isWithin = !isWithin;
      } else if (letter == ',' && !isWithin) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(letter == '\u0001' ? '"' : letter);
      }
    }
    cells.add(cell.toString());
    return cells.size() == 3
        ? cells.stream()
            .map(text -> text.isEmpty() ? "null" : text)
            .collect(Collectors.joining("|"))
        : "<" + line + ">";
  }

  @Test
  void aLineIsOfThePartThatItsFirstByteLiesIn() {
    byte[] file = (HEADER + "1,2,3\n4,5,6\n").getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of("1|2|3"), part(file, 0, 7));
    assertEquals(List.of("4|5|6"), part(file, 7, 13));
    assertEquals(List.of(), part(file, 13, file.length));
  }
}
