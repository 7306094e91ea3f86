package no.stedsvekst.jobs.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.conform.UnitMembers;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The levels above municipalities, and which municipality is in which unit of each. */
public final class Levels {
  /** The finest level. */
  public static final String MUNICIPALITY = UnitMembers.MUNICIPALITY;

  /** The level whose fits are applied. */
  public static final String REGION = UnitMembers.REGION;

  /** Counties. */
  public static final String COUNTY = UnitMembers.COUNTY;

  /** Centrality classes. */
  public static final String CENTRALITY_CLASS = UnitMembers.CENTRALITY_CLASS;

  /** The one level that adds up whatever is known. */
  public static final String COUNTRY = UnitMembers.COUNTRY;

  /** What the names of levels of users' own groups begin with. */
  public static final String GROUP = UnitMembers.GROUP;

  /** The levels to one of whose units every municipality belongs: flows can be added up to them. */
  public static final List<String> WHOLE = List.of(REGION, COUNTY, CENTRALITY_CLASS);

  /** The unit of the level country. */
  public static final String NATION = UnitMembers.NATION;

  private Levels() {}

  /** Which levels there may be, as a condition for a table's constraint. */
  static String isKnown() {
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
    return UnitMembers.above(municipalities, groups);
  }
}
