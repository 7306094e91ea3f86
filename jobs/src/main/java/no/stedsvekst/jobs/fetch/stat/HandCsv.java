package no.stedsvekst.jobs.fetch.stat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a CSV file of StatBank's pages: the variables in columns, figures in one column more, or in
 * one for each year. It is in ISO-8859-1 or in UTF-8, its columns are told apart by semicolons,
 * commas or tabs, and its cells are codes or what people call them.
 */
public final class HandCsv {
  private static final Pattern TABLE = Pattern.compile("\\b(\\d{5})\\b");
  private static final Pattern WITH_YEAR = Pattern.compile("(?:(.*\\S)\\s+)?(\\d{4}(?:K4)?)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.,]\\d+)?");

  private final CodeBook codes;
  private final List<String> variables = new ArrayList<>();
  private final List<Map<String, Integer>> positions = new ArrayList<>();
  private final List<int[]> cells = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private char separator;
  private String table = "";

  private HandCsv(CodeBook codes) {
    this.codes = codes;
  }

  /** What headings and cells stand for in a table. */
  public interface CodeBook {
    /** The variable that a heading names; empty where it names none. */
    String variable(String table, String heading);

    /** The code of a value. */
    String value(String table, String variable, String text);

    /** The variables of measure and of time. */
    List<String> measureAndTime(String table);

    /** Whether anything is known of a table. */
    boolean knows(String table);
  }

  /**
   * The figures of a file.
   *
   * @param name of the file: the number of the table may stand in it
   */
  public static DataSet read(String name, byte[] bytes, CodeBook codes) throws UnreadableAnswer {
    return new HandCsv(codes).data(name, text(bytes));
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.replace("\uFEFF", "");
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private DataSet data(String name, String text) throws UnreadableAnswer {
    List<String[]> lines = lines(text);
    int head = 0;
    while (head < lines.size() && filled(lines.get(head)) < 2) {
      number(String.join(" ", lines.get(head)));
      head++;
    }
    if (head == lines.size()) {
      throw new UnreadableAnswer("it has no columns");
    }
    String[] heading = lines.get(head);
    number(heading[heading.length - 1]);
    number(name);
    if (table.isEmpty()) {
      throw new UnreadableAnswer(
          "neither its title nor its name has the number of a StatBank table, as in 07459.csv");
    }
    if (!codes.knows(table)) {
      return new DataSet(table, "", "", List.of(), new double[0], Map.of());
    }
    columns(heading, lines.subList(head + 1, lines.size()));
    return filled();
  }

  private void number(String from) {
    Matcher number = TABLE.matcher(from);
    if (table.isEmpty() && number.find()) {
      table = number.group(1);
    }
  }

  private List<String[]> lines(String text) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setDelimiterDetectionEnabled(true, ';', '\t', ',');
    settings.setNullValue("");
    settings.setMaxColumns(5000);
    CsvParser parser = new CsvParser(settings);
    List<String[]> lines = parser.parseAll(new StringReader(text));
    separator = parser.getDetectedFormat().getDelimiter();
    return lines;
  }

  private static int filled(String[] line) {
    return (int) Arrays.stream(line).filter(cell -> !cell.isBlank()).count();
  }

  private void columns(String[] heading, List<String[]> lines) throws UnreadableAnswer {
    List<Integer> said = new ArrayList<>();
    List<Integer> counted = new ArrayList<>();
    for (int column = 0; column < heading.length; column++) {
      String variable = codes.variable(table, heading[column].strip());
      if (variable.isEmpty()) {
        counted.add(column);
      } else {
        said.add(column);
        variables.add(variable);
      }
    }
    boolean isWide =
        counted.stream().allMatch(column -> WITH_YEAR.matcher(heading[column].strip()).matches());
    if (counted.isEmpty() || (counted.size() > 1 && !isWide)) {
      throw new UnreadableAnswer(
          "of its columns %s those with figures cannot be told; download it with the variables in columns and the years in one"
              .formatted(String.join(", ", heading)));
    }
    if (isWide) {
      codes.measureAndTime(table).stream()
          .filter(variable -> !variables.contains(variable))
          .forEach(variables::add);
    }
    variables.forEach(variable -> positions.add(new LinkedHashMap<>()));
    for (String[] line : lines) {
      if (line.length == heading.length) {
        for (int column : counted) {
          add(line, said, isWide ? heading[column].strip() : "", line[column]);
        }
      }
    }
  }

  private void add(String[] line, List<Integer> said, String year, String text) {
    int[] cell = new int[variables.size()];
    for (int index = 0; index < said.size(); index++) {
      cell[index] = position(index, line[said.get(index)].strip());
    }
    if (!year.isEmpty()) {
      Matcher parts = WITH_YEAR.matcher(year);
      if (parts.matches()) {
        int last = variables.size() - 1;
        if (last > said.size()) {
          String measure = parts.group(1) == null ? "" : parts.group(1);
          cell[said.size()] = position(said.size(), measure);
        }
        cell[last] = position(last, parts.group(2));
      }
    }
    cells.add(cell);
    texts.add(text.strip());
  }

  private int position(int index, String text) {
    String code = codes.value(table, variables.get(index), text);
    Map<String, Integer> known = positions.get(index);
    return known.computeIfAbsent(code, key -> known.size());
  }

  private DataSet filled() throws UnreadableAnswer {
    List<Axis> axes = new ArrayList<>();
    long size = 1;
    for (int index = 0; index < variables.size(); index++) {
      axes.add(Axis.of(variables.get(index), List.copyOf(positions.get(index).keySet())));
      size *= positions.get(index).size();
    }
    if (size > Integer.MAX_VALUE || size > 50L * cells.size() + 1000) {
      throw new UnreadableAnswer(
          "its variables make %d cells, it has %d".formatted(size, cells.size()));
    }
    double[] values = new double[(int) size];
    Arrays.fill(values, Double.NaN);
    Map<Integer, String> symbols = new HashMap<>();
    for (int index = 0; index < cells.size(); index++) {
      int place = 0;
      for (int axis = 0; axis < axes.size(); axis++) {
        place = place * axes.get(axis).size() + cells.get(index)[axis];
      }
      String text = texts.get(index);
      if (text.equals("-")) {
        values[place] = 0;
      } else if (NUMBER.matcher(text).matches()) {
        values[place] = Double.parseDouble(separator == ',' ? text : text.replace(',', '.'));
      } else if (!text.isEmpty()) {
        symbols.put(place, text);
      }
    }
    return new DataSet(table, "", "", axes, values, symbols);
  }
}
