package no.stedsvekst.jobs.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which table is made of which, as a drawing: a column a job, a line from a table to what it is in.
 */
final class LineagePicture {
  private static final int COLUMN = 290;
  private static final int BOX = 210;
  private static final int LINE = 22;
  private static final int TOP = 40;

  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private final Map<String, int[]> places = new LinkedHashMap<>();
  private final Map<String, Set<String>> madeOf;

  /**
   * The drawing.
   *
   * @param madeOf the tables that each table is made of
   * @param jobs the job that writes each table
   * @param order all tables, in the order of the data
   */
  LineagePicture(Map<String, Set<String>> madeOf, Map<String, String> jobs, List<String> order) {
    this.madeOf = madeOf;
    for (String table : order) {
      // Of what is landed bronze has a copy each, and quarantine what was refused of it.
      if (jobs.containsKey(table) && !table.matches("(bronze|quarantine|ops)\\..*")) {
        columns.computeIfAbsent(jobs.get(table), job -> new ArrayList<>()).add(table);
      }
    }
    int column = 0;
    for (List<String> tables : columns.values()) {
      for (int line = 0; line < tables.size(); line++) {
        places.put(tables.get(line), new int[] {column * COLUMN + 10, TOP + line * LINE});
      }
      column++;
    }
  }

  /** The drawing as SVG; a table is a link to its page. */
  String svg() {
    int lines = columns.values().stream().mapToInt(List::size).max().orElse(0);
    StringBuilder svg =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" font-size=\"12\" width=\"%d\" height=\"%d\">%n"
                .formatted(columns.size() * COLUMN, TOP + (lines + 1) * LINE));
    places.forEach(
        (table, to) ->
            madeOf.getOrDefault(table, Set.of()).stream()
                .filter(source -> places.containsKey(source) && !source.equals(table))
                .forEach(source -> svg.append(line(places.get(source), to))));
    int column = 0;
    for (String job : columns.keySet()) {
      svg.append(
          "<text x=\"%d\" y=\"20\" font-weight=\"bold\">%s</text>%n"
              .formatted(column++ * COLUMN + 10, job));
    }
    places.forEach((table, place) -> svg.append(box(table, place)));
    return svg.append("</svg>\n").toString();
  }

  private static String line(int[] from, int[] to) {
    int startX = from[0] + BOX;
    int bend = Math.max(40, (to[0] - startX) / 2);
    return "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#8aa\" stroke-opacity=\"0.4\"/>%n"
        .formatted(
            startX,
            from[1] + LINE / 2 - 2,
            startX + bend,
            from[1] + LINE / 2 - 2,
            to[0] - bend,
            to[1] + LINE / 2 - 2,
            to[0],
            to[1] + LINE / 2 - 2);
  }

  private static String box(String table, int[] place) {
    return """
        <a href="tables/%1$s.html"><rect x="%2$d" y="%3$d" width="%4$d" height="%5$d" fill="#eef4f4" stroke="#577"/>\
        <text x="%6$d" y="%7$d">%1$s</text></a>
        """
        .formatted(table, place[0], place[1], BOX, LINE - 4, place[0] + 5, place[1] + LINE - 9);
  }
}
