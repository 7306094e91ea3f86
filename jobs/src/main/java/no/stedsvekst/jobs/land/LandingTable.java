package no.stedsvekst.jobs.land;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.lake.ColumnType;

/**
 * A table that users land: what the files must hold.
 *
 * @param name of the file and of the tables made from it
 * @param switchesOff what cannot be computed without it; empty where it is required
 * @param grain what one row is
 * @param key the columns that tell rows apart
 * @param columns all columns
 * @param codes which of them hold municipality codes
 * @param rules conditions in SQL that every row meets, by what they say
 * @param group the columns by which rows are judged together: the key, or the first part of it
 * @param groupRules conditions in SQL of aggregates that the rows of a group meet, by what they say
 * @param cell where groups are large and dense, the place of a row in its group, from 0
 * @param cells how many places there are
 * @param mayLackYears whether a year may be missing between two that are there
 * @param references columns whose values must stand in another table of the same landing folder
 * @param isOfOptionalJob whether a job of its own reads it, which tells itself where it is missing
 * @param mayLackPlaces whether what has no row is nothing, as a place without export, and not
 *     unknown
 */
public record LandingTable(
    String name,
    Optional<String> switchesOff,
    String grain,
    List<String> key,
    List<Column> columns,
    List<CodeColumn> codes,
    Map<String, String> rules,
    List<String> group,
    Map<String, String> groupRules,
    Optional<String> cell,
    int cells,
    boolean mayLackYears,
    List<Reference> references,
    boolean isOfOptionalJob,
    boolean mayLackPlaces) {

  /** How much a file must say about a column. */
  public enum Presence {
    /** Every row has a value. */
    ALWAYS,
    /** The column is there, a cell may be empty. */
    MAY_BE_EMPTY,
    /** The whole column may be left out. */
    MAY_BE_LEFT_OUT
  }

  /**
   * A column of a landing table.
   *
   * @param name in the header
   * @param type what its cells must read as
   * @param presence whether it may be empty or left out
   * @param holds what its cells are
   * @param comment what it means
   */
  public record Column(
      String name, ColumnType type, Presence presence, Holds holds, String comment) {

    /** Whether it counts persons or jobs, so that merged units add up. */
    public boolean isCount() {
      return holds == Holds.COUNT;
    }
  }

  /** What the cells of a column are, beyond their type. */
  public enum Holds {
    /** A word, a name, a number. */
    VALUES,
    /** How many persons or jobs. */
    COUNT,
    /** A sum of measures, which may be long and begin with its sign. */
    EXPRESSION
  }

  /**
   * A column that holds municipality codes.
   *
   * @param name of the column
   * @param otherWord a word that may stand instead of a code; empty where none may
   */
  public record CodeColumn(String name, String otherWord) {}

  /**
   * A column whose values stand in another landing table.
   *
   * @param column its name
   * @param value in SQL, what of a row must stand there: the column, or more than it
   * @param table the name of the other
   * @param values in SQL, what of the rows there they are
   * @param among a condition in SQL that the rows there meet; empty for all
   * @param shipped what is known where the other table was not landed; empty where that is nothing
   * @param alsoIn the name of a further table whose values are good too; empty where there is none
   * @param alsoValues in SQL, what of the rows there they are
   * @param besides values that are good too
   * @param where a condition in SQL of the rows that are judged; empty for all
   */
  public record Reference(
      String column,
      String value,
      String table,
      String values,
      String among,
      List<String> shipped,
      String alsoIn,
      String alsoValues,
      List<String> besides,
      String where) {

    /** A reference to a column of another table. */
    static Reference to(String column, LandingTable table, String values) {
      return new Reference(
          column, column, table.name(), values, "", List.of(), "", "", List.of(), "");
    }

    /** Where what must stand there is more than the column. */
    Reference of(String sql) {
      return new Reference(
          column, sql, table, values, among, shipped, alsoIn, alsoValues, besides, where);
    }

    /** Where not all rows there count. */
    Reference among(String sql) {
      return new Reference(
          column, value, table, values, sql, shipped, alsoIn, alsoValues, besides, where);
    }

    /** Where something is known although the other table was not landed. */
    Reference orElse(List<String> all) {
      return new Reference(
          column, value, table, values, among, all, alsoIn, alsoValues, besides, where);
    }

    /** Where what stands in a further table is good too. */
    Reference orIn(LandingTable other, String sql) {
      return new Reference(
          column, value, table, values, among, shipped, other.name(), sql, besides, where);
    }

    /** Where other values are good too. */
    Reference besides(List<String> more) {
      return new Reference(
          column, value, table, values, among, shipped, alsoIn, alsoValues, more, where);
    }

    /** Where not all rows are judged. */
    Reference where(String sql) {
      return new Reference(
          column, value, table, values, among, shipped, alsoIn, alsoValues, besides, sql);
    }
  }

  /** Whether a run cannot do without it. */
  public boolean isRequired() {
    return switchesOff.isEmpty();
  }

  /** What is said of a run that does without it. */
  String absence() {
    return name + " was not landed, off: " + switchesOff.orElseThrow();
  }

  /** The names of all columns. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** The names of the columns that count persons or jobs. */
  public List<String> counts() {
    return columns.stream().filter(Column::isCount).map(Column::name).toList();
  }

  /** Whether its first code tells rows apart, so that a municipality's rows belong together. */
  public boolean isOfUnits() {
    return !codes.isEmpty() && key.contains(codes.get(0).name());
  }

  /** Whether its rows are of a year. */
  public boolean isYearly() {
    return columnNames().contains("year");
  }

  /** Whether a row's municipality codes are those of its year; in an edition they are of that. */
  public boolean hasCodesOfItsYear() {
    return isYearly() && !codes.isEmpty() && !columnNames().contains("edition");
  }

  static Builder required(String name, String grain, String... key) {
    return new Builder(name, Optional.empty(), grain, List.of(key));
  }

  static Builder optional(String name, String grain, String... key) {
    return new Builder(name, Optional.of(""), grain, List.of(key));
  }

  /** Of a job that is skipped without it: most landing folders lack such tables. */
  static Builder ofJob(String job, String name, String grain, String... key) {
    Builder table = new Builder(name, Optional.of("the job " + job), grain, List.of(key));
    table.isOfOptionalJob = true;
    table.mayLackPlaces = true;
    return table.mayLackYears();
  }

  /** Collects the parts of a {@link LandingTable}. */
  static final class Builder {
    private final String name;
    private Optional<String> switchesOff;
    private final String grain;
    private final List<String> key;
    private final List<Column> columns = new ArrayList<>();
    private final List<CodeColumn> codes = new ArrayList<>();
    private final Map<String, String> rules = new LinkedHashMap<>();
    private List<String> group;
    private final Map<String, String> groupRules = new LinkedHashMap<>();
    private Optional<String> cell = Optional.empty();
    private int cells;
    private boolean mayLackYears;
    private final List<Reference> references = new ArrayList<>();
    private boolean isOfOptionalJob;
    private boolean mayLackPlaces;

    private Builder(String name, Optional<String> switchesOff, String grain, List<String> key) {
      this.name = name;
      this.switchesOff = switchesOff;
      this.grain = grain;
      this.key = key;
      this.group = key;
    }

    /** A place without a row is one that is not known: its year counts for no merged unit. */
    Builder ofEveryPlace() {
      mayLackPlaces = false;
      return this;
    }

    Builder switchesOff(String what) {
      switchesOff = Optional.of(what);
      return this;
    }

    Builder always(String column, ColumnType type, String comment) {
      return add(column, type, Presence.ALWAYS, comment);
    }

    Builder maybe(String column, ColumnType type, String comment) {
      return add(column, type, Presence.MAY_BE_EMPTY, comment);
    }

    Builder spare(String column, ColumnType type, String comment) {
      return add(column, type, Presence.MAY_BE_LEFT_OUT, comment);
    }

    Builder expression(String column, String comment) {
      columns.add(
          new Column(column, ColumnType.TEXT, Presence.MAY_BE_LEFT_OUT, Holds.EXPRESSION, comment));
      return this;
    }

    Builder count(String column, String comment) {
      return count(column, Presence.ALWAYS, comment);
    }

    Builder maybeCount(String column, String comment) {
      return count(column, Presence.MAY_BE_EMPTY, comment);
    }

    Builder code(String column, String comment) {
      return code(column, "", comment);
    }

    Builder code(String column, String otherWord, String comment) {
      codes.add(new CodeColumn(column, otherWord));
      return always(column, ColumnType.TEXT, comment);
    }

    Builder refers(Reference reference) {
      references.add(reference);
      return this;
    }

    Builder refers(String column, LandingTable table, String values) {
      return refers(Reference.to(column, table, values));
    }

    Builder rule(String ruleName, String sql) {
      rules.put(ruleName, sql);
      return this;
    }

    Builder together(String... groupColumns) {
      group = List.of(groupColumns);
      return this;
    }

    Builder groupRule(String ruleName, String sql) {
      groupRules.put(ruleName, sql);
      return this;
    }

    Builder cells(int count, String place) {
      cells = count;
      cell = Optional.of(place);
      return this;
    }

    Builder mayLackYears() {
      mayLackYears = true;
      return this;
    }

    private Builder add(String column, ColumnType type, Presence presence, String comment) {
      columns.add(new Column(column, type, presence, Holds.VALUES, comment));
      return this;
    }

    private Builder count(String column, Presence presence, String comment) {
      columns.add(new Column(column, ColumnType.DOUBLE, presence, Holds.COUNT, comment));
      return this;
    }

    LandingTable build() {
      if (switchesOff.isPresent() && switchesOff.get().isEmpty()) {
        throw new IllegalStateException(name + " does not say what its absence switches off");
      }
      return new LandingTable(
          name,
          switchesOff,
          grain,
          key,
          List.copyOf(columns),
          List.copyOf(codes),
          new LinkedHashMap<>(rules),
          group,
          new LinkedHashMap<>(groupRules),
          cell,
          cells,
          mayLackYears,
          List.copyOf(references),
          isOfOptionalJob,
          mayLackPlaces);
    }
  }
}
