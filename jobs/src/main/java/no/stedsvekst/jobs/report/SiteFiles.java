package no.stedsvekst.jobs.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.OutFolder;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** The files of a site that are made of the lake, each written where its rows are. */
final class SiteFiles {
  private static final Pattern PAGE = Pattern.compile("\\.(html|js)$");

  private static final List<String> LEVELS =
      List.of(Levels.MUNICIPALITY, Levels.REGION, Levels.COUNTY);

  private final ReportTables tables;
  private final ReportStatements statements;
  private final OutFolder out;
  private final Materialized kept;
  private final Dataset<Row> units;

  /**
   * Into a folder.
   *
   * @param kept holds what several files are made of
   */
  SiteFiles(ReportTables tables, ReportStatements statements, OutFolder out, Materialized kept) {
    this.tables = tables;
    this.statements = statements;
    this.out = out;
    this.kept = kept;
    this.units = kept.keep(rows("units"));
  }

  private Dataset<Row> rows(String statement) {
    return tables.rows(statements.of(statement));
  }

  /** The pages of places and their data. Tells which sections any place has rows of. */
  List<String> places(PageTemplate template) {
    Map<String, String> empty = new HashMap<>();
    Dataset<Row> packed = null;
    for (String section : Sections.ALL) {
      Dataset<Row> rows = rows(section);
      empty.put(section, PackedRows.empty(rows, "place"));
      Dataset<Row> texts = PackedRows.by("place", rows, "text").withColumn("section", lit(section));
      packed = packed == null ? texts : packed.unionByName(texts);
    }
    Dataset<Row> all = kept.keep(packed);
    Dataset<Row> stories = tables.rows("SELECT * FROM gold.place_story");
    Column[] told =
        Arrays.stream(stories.schema().fields()).map(PackedRows::cell).toArray(Column[]::new);
    Dataset<Row> places =
        stories
            .withColumn("story", PackedRows.json(struct(told)))
            .withColumnRenamed("unit_code", "place")
            .join(
                all.groupBy("place")
                    .agg(map_from_entries(collect_list(struct("section", "text"))).as("sections")),
                new String[] {"place"},
                "left")
            .withColumn("sections", coalesce(col("sections"), map().cast("map<string,string>")));
    places.foreachPartition(new PageWriting(out, template, Sections.ALL, empty));
    return all.select("section").distinct().as(Encoders.STRING()).collectAsList();
  }

  /**
   * What pages read that look at all places together. An earlier site's may be of measures that are
   * no more.
   */
  void overview() {
    for (String folder : List.of("data/map", "data/compare")) {
      out.names(folder).forEach(name -> out.delete(folder + "/" + name));
    }
    out.delete("data/borders.js");
    Dataset<Row> maps =
        MapMeasures.packed(rows("map"))
            .select(concat(lit("map/"), col("measure")).as("name"), col("text"));
    Dataset<Row> compared = rows("compare");
    Dataset<Row> compare =
        PackedRows.by("level", compared.withColumnRenamed("place", "unit"), "text")
            .select(concat(lit("compare/"), col("level")).as("name"), col("text"));
    Dataset<Row> names =
        PackedRows.whole(units.withColumnRenamed("place", "code"), "units")
            .crossJoin(
                PackedRows.whole(rows("old_codes").withColumnRenamed("place", "unit"), "old"))
            .select(
                lit("units").as("name"),
                concat(
                        lit("{\"units\":"),
                        col("units"),
                        lit(",\"old_codes\":"),
                        col("old"),
                        lit("}"))
                    .as("text"));
    maps.unionByName(compare).unionByName(names).foreachPartition(new ScriptWriting(out));
  }

  /** The measures of which there is a map. */
  List<String> measures() {
    return out.names("data/map").stream().map(name -> PAGE.matcher(name).replaceAll("")).toList();
  }

  /** Takes pages of places away that are no more; tells how many there are. */
  int tidied() {
    int pages = 1;
    for (String level : LEVELS) {
      Set<String> files = codes(level).stream().map(Addresses::file).collect(Collectors.toSet());
      pages += files.size();
      for (String folder : List.of(level, "data/place/" + level)) {
        for (String name : out.names(folder)) {
          if (PAGE.matcher(name).find() && !files.contains(PAGE.matcher(name).replaceAll(""))) {
            out.delete(folder + "/" + name);
          }
        }
      }
    }
    return pages;
  }

  /** Names alone, of a site that has a file for each. */
  private List<String> codes(String level) {
    return units
        .filter(col("level").equalTo(level))
        .select(regexp_replace(col("place"), "^[^:]*:", ""))
        .as(Encoders.STRING())
        .collectAsList();
  }
}
