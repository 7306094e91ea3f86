package no.stedsvekst.jobs.land;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.ColumnType;

/**
 * A table that users land: what the files must hold.
 *
 * @param name of the file and of the tables made from it
 * @param isRequired whether a run can do without it
 * @param grain what one row is
 * @param key the columns that tell rows apart
 * @param columns all columns
 * @param rules conditions in SQL that every row meets, by what they say
 * @param groupRules conditions that rows meet together
 */
public record LandingTable(
    String name,
    boolean isRequired,
    String grain,
    List<String> key,
    List<Column> columns,
    Map<String, String> rules,
    List<GroupRule> groupRules) {

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
   * @param comment what it means
   */
  public record Column(String name, ColumnType type, Presence presence, String comment) {}

  /**
   * A condition that the rows of a group meet together.
   *
   * @param name what it says
   * @param group the columns by which rows belong together
   * @param sql the condition, of aggregates
   */
  public record GroupRule(String name, List<String> group, String sql) {}

  /** The names of all columns. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  static Builder required(String name, String grain, String... key) {
    return new Builder(name, true, grain, List.of(key));
  }

  static Builder optional(String name, String grain, String... key) {
    return new Builder(name, false, grain, List.of(key));
  }

  /** Collects the parts of a {@link LandingTable}. */
  static final class Builder {
    private final String name;
    private final boolean isRequired;
    private final String grain;
    private final List<String> key;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final List<GroupRule> groupRules = new ArrayList<>();

    private Builder(String name, boolean isRequired, String grain, List<String> key) {
      this.name = name;
      this.isRequired = isRequired;
      this.grain = grain;
      this.key = key;
    }

    Builder always(String column, ColumnType type, String comment) {
      columns.add(new Column(column, type, Presence.ALWAYS, comment));
      return this;
    }

    Builder maybe(String column, ColumnType type, String comment) {
      columns.add(new Column(column, type, Presence.MAY_BE_EMPTY, comment));
      return this;
    }

    Builder spare(String column, ColumnType type, String comment) {
      columns.add(new Column(column, type, Presence.MAY_BE_LEFT_OUT, comment));
      return this;
    }

    Builder rule(String ruleName, String sql) {
      rules.put(ruleName, sql);
      return this;
    }

    Builder groupRule(String ruleName, List<String> group, String sql) {
      groupRules.add(new GroupRule(ruleName, group, sql));
      return this;
    }

    LandingTable build() {
      return new LandingTable(
          name,
          isRequired,
          grain,
          key,
          List.copyOf(columns),
          new LinkedHashMap<>(rules),
          List.copyOf(groupRules));
    }
  }
}
