package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The levels above municipalities, and which municipality is in which unit of each. */
public final class Levels {
  /** The finest level. */
  public static final String MUNICIPALITY = "municipality";

  /** The level whose fits are applied. */
  public static final String REGION = "region";

  /** Counties. */
  public static final String COUNTY = "county";

  /** Centrality classes. */
  public static final String CENTRALITY_CLASS = "centrality_class";

  /** The one level that adds up whatever is known. */
  public static final String COUNTRY = "country";

  /** What the names of levels of users' own groups begin with. */
  public static final String GROUP = "group:";

  /** The levels to one of whose units every municipality belongs: flows can be added up to them. */
  public static final List<String> WHOLE = List.of(REGION, COUNTY, CENTRALITY_CLASS);

  /** The unit of the level country. */
  public static final String NATION = "NO";

  private Levels() {}

  /** Which levels there may be, as a condition for a table's constraint. */
  public static String isKnown() {
    return "level in ('%s') or level like '%s%%'".formatted(String.join("', '", words()), GROUP);
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(List.of(MUNICIPALITY, COUNTRY));
    words.addAll(WHOLE);
    return words;
  }

  /** Refuses a word that no lake could have as a level. */
  public static void refuseUnknown(String level) {
    if (!words().contains(level) && !level.startsWith(GROUP)) {
      List<String> known = new ArrayList<>(words());
      known.add(GROUP + "SET");
      throw Refusals.unknownLevel(level, known);
    }
  }

  /**
   * A row for each municipality in each unit above it: level, unit, code.
   *
   * @param municipalities code, region, county and centrality_class
   * @param groups of users' own
   */
  public static Dataset<Row> above(Dataset<Row> municipalities, Optional<Dataset<Row>> groups) {
    Dataset<Row> all =
        member(municipalities, REGION, col("region"))
            .union(member(municipalities, COUNTY, col("county")))
            .union(member(municipalities, CENTRALITY_CLASS, col("centrality_class").cast("string")))
            .union(member(municipalities, COUNTRY, lit(NATION)));
    return groups
        .map(
            sets ->
                all.union(
                    sets.select(
                        concat(lit(GROUP), col("group_set")).as("level"),
                        col("group_code").as("unit"),
                        col("municipality").as("code"))))
        .orElse(all);
  }

  /** The same, and each municipality in itself. */
  public static Dataset<Row> all(Dataset<Row> municipalities, Optional<Dataset<Row>> groups) {
    return above(municipalities, groups).union(member(municipalities, MUNICIPALITY, col("code")));
  }

  private static Dataset<Row> member(Dataset<Row> municipalities, String level, Column unit) {
    return municipalities
        .select(lit(level).as("level"), unit.as("unit"), col("code"))
        .filter(col("unit").isNotNull());
  }
}
