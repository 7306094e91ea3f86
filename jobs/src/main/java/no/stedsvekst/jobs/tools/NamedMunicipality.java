package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A municipality that a user named by a code of any year.
 *
 * @param code as it was given
 * @param vintage the year of the codes it was resolved to
 * @param parts where its people are in that year
 */
record NamedMunicipality(String code, int vintage, List<Part> parts) {

  /**
   * A municipality of the vintage.
   *
   * @param code its code
   * @param name its name
   * @param weight the share of the named one that is there
   */
  record Part(String code, String name, double weight) {}

  /** Looks a code up; one that no landed year knows is refused. */
  static NamedMunicipality of(
      SparkSession spark, Lake lake, String code, Optional<Integer> chosen) {
    for (TableSpec needed :
        List.of(SilverTables.of(PlaceTables.MUNICIPALITY), DimensionTables.MUNICIPALITY_HISTORY)) {
      if (!lake.has(needed)) {
        throw Refusals.noTable(needed.fullName(), lake.location());
      }
    }
    int vintage =
        chosen.orElseGet(
            () ->
                lake.read(spark, SilverTables.of(PlaceTables.MUNICIPALITY))
                    .select("vintage")
                    .head()
                    .getInt(0));
    Dataset<Row> history =
        lake.read(spark, DimensionTables.MUNICIPALITY_HISTORY)
            .filter(col("vintage").equalTo(vintage).and(col("code").equalTo(code)));
    List<Part> parts =
        history
            .orderBy("valid_from", "current_code")
            .select("current_code", "current_name_no", "weight")
            .collectAsList()
            .stream()
            .map(row -> new Part(row.getString(0), row.getString(1), row.getDouble(2)))
            .toList();
    if (parts.isEmpty()) {
      throw Refusals.unknownMunicipality(code, vintage);
    }
    // A code that holds means what it means now, whatever unit had it before.
    List<Part> itself = parts.stream().filter(part -> part.code().equals(code)).toList();
    return new NamedMunicipality(code, vintage, itself.isEmpty() ? parts : itself);
  }

  /** The code of the vintage; a unit that was split is refused. */
  String one() {
    if (parts.size() > 1) {
      throw Refusals.severalMunicipalities(sentence());
    }
    return parts.get(0).code();
  }

  /** What the code was resolved to. */
  String sentence() {
    return "%s is %s in the codes of %d"
        .formatted(
            code,
            parts.stream().map(NamedMunicipality::label).collect(Collectors.joining(", ")),
            vintage);
  }

  /** The condition under which a row of a table is of this municipality. */
  Column isIn(TableSpec table) {
    List<String> columns = table.columnNames();
    boolean asLanded = table.layer() == Layer.BRONZE || table.layer() == Layer.QUARANTINE;
    if (!asLanded && columns.contains("municipality")) {
      return isOne("municipality");
    }
    if (!asLanded && columns.contains("home")) {
      return isOne("home").or(isOne("work"));
    }
    if (columns.contains("unit")) {
      return columns.contains("level")
          ? isOne("unit").and(col("level").equalTo("municipality"))
          : isOne("unit");
    }
    if (!asLanded && table.name().endsWith("municipality")) {
      return isOne("code");
    }
    throw Refusals.notOfMunicipalities(table.fullName());
  }

  private Column isOne(String column) {
    return parts.stream()
        .map(part -> col(column).equalTo(part.code()))
        .reduce(Column::or)
        .orElse(lit(false));
  }

  private static String label(Part part) {
    String whole = part.code() + " " + part.name();
    return part.weight() < 1 ? "%s (%.1f %%)".formatted(whole, 100 * part.weight()) : whole;
  }
}
