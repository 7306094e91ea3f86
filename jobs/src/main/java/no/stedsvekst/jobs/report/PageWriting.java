package no.stedsvekst.jobs.report;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.lake.OutFolder;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;

/** Writes the pages of places and their data, where the rows are. */
final class PageWriting implements ForeachPartitionFunction<Row> {
  private static final long serialVersionUID = 1;

  private final OutFolder out;
  private final PageTemplate template;
  private final List<String> sections;
  private final Map<String, String> empty;

  /**
   * Into a folder.
   *
   * @param sections in which order
   * @param empty what a place has of a section of which it has no rows
   */
  PageWriting(
      OutFolder out, PageTemplate template, List<String> sections, Map<String, String> empty) {
    this.out = out;
    this.template = template;
    this.sections = List.copyOf(sections);
    this.empty = Map.copyOf(empty);
  }

  @Override
  public void call(Iterator<Row> places) {
    places.forEachRemaining(this::write);
  }

  private void write(Row place) {
    String code = text(place, "place");
    String level = text(place, "level");
    String unit = code.substring(level.length() + 1);
    boolean isFront = level.equals(Levels.COUNTRY);
    String data = Addresses.data(level, unit);
    out.write(
        data, Scripts.of("place/%s/%s".formatted(level, Addresses.file(unit)), json(place, unit)));
    String root = isFront ? "" : "../";
    out.write(
        isFront ? "index.html" : Addresses.page(level, unit),
        template.with(
            Map.of(
                "root",
                root,
                "code",
                code,
                "level",
                level,
                "title",
                text(place, "name_no"),
                "sentence_no",
                text(place, "sentence_no"),
                "sentence_en",
                text(place, "sentence_en"),
                "data",
                root + data)));
  }

  private String json(Row place, String unit) {
    StringBuilder json = new StringBuilder("{");
    for (String name : List.of("place", "level", "name_no", "name_en")) {
      json.append(name.equals("place") ? "\"code\"" : Console.json(name));
      json.append(':').append(Console.json(text(place, name))).append(',');
    }
    json.append("\"unit\":").append(Console.json(unit));
    json.append(",\"story\":").append(text(place, "story"));
    Map<String, String> found = place.getJavaMap(place.fieldIndex("sections"));
    for (String section : sections) {
      json.append(",\n").append(Console.json(section)).append(':');
      json.append(Objects.requireNonNullElse(found.get(section), empty.get(section)));
    }
    return json.append('}').toString();
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNullElse(row.getAs(column), "");
  }
}
