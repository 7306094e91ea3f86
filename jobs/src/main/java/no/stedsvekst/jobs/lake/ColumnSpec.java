package no.stedsvekst.jobs.lake;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name in snake case
 * @param type what it holds
 * @param isRequired whether every row has a value
 * @param comment what it means
 * @param additivity over which rows a sum of it means something
 * @param reference the column of another table that has each of its values; empty for none
 * @param ratio the two columns that it is the ratio of; empty for none
 */
public record ColumnSpec(
    String name,
    ColumnType type,
    boolean isRequired,
    String comment,
    Additivity additivity,
    Optional<Reference> reference,
    Optional<Ratio> ratio) {

  /** Over which rows of a table a plain sum of a column means something. */
  public enum Additivity {
    /** Over none, or it was not thought of. */
    NONE(""),
    /** Over any: it is of a time, such as the births of a year. */
    FLOW("adds up over any rows"),
    /** Over those of one year: it is of a day, such as the people of 1 January. */
    STOCK("adds up over the rows of one year");

    private final String words;

    Additivity(String words) {
      this.words = words;
    }

    /** What a reader is told; empty where nothing adds up. */
    public String words() {
      return words;
    }
  }

  /**
   * A column of another table.
   *
   * @param table its full name
   * @param column its name
   */
  public record Reference(String table, String column) {
    @Override
    public String toString() {
      return table + "." + column;
    }
  }

  /**
   * Two columns of the same table that add up: a ratio does not.
   *
   * @param numerator its name
   * @param denominator the other's
   */
  public record Ratio(String numerator, String denominator) {
    @Override
    public String toString() {
      return "%s over %s, of more rows the sum of the one over that of the other"
          .formatted(numerator, denominator);
    }
  }

  /** What a BI user reads about it: what it means, whether it adds up, where its codes stand. */
  public String told() {
    StringBuilder told = new StringBuilder(comment);
    if (additivity != Additivity.NONE) {
      told.append("; ").append(additivity.words());
    }
    ratio.ifPresent(found -> told.append("; ").append(found));
    reference.ifPresent(found -> told.append("; joins ").append(found));
    return told.toString();
  }
}
