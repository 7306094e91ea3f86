package no.stedsvekst.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * All that is to be known of the rows of a dataset, in one aggregate: how many rows each check
 * finds, and what else is asked. The rows themselves are looked at again only where a check has
 * found some.
 */
public final class OnePass {
  private final Dataset<Row> rows;
  private final List<RowCheck> checks = new ArrayList<>();
  private final Map<String, Column> questions = new LinkedHashMap<>();

  private OnePass(Dataset<Row> rows) {
    this.rows = rows;
  }

  /** Over these rows. */
  public static OnePass over(Dataset<Row> rows) {
    return new OnePass(rows);
  }

  /** Counts the rows that conditions find. */
  public OnePass check(List<RowCheck> more) {
    checks.addAll(more);
    return this;
  }

  /** Asks for an aggregate, by a name. */
  public OnePass ask(String name, Column aggregate) {
    questions.put(name, aggregate);
    return this;
  }

  /** Asks for the years of the rows that meet a condition. */
  public OnePass askYears(String name, Column condition) {
    return ask(name, collect_set(when(condition, col("year"))));
  }

  /** Looks at them. */
  public Answers answers() {
    List<Column> aggregates = new ArrayList<>();
    for (int check = 0; check < checks.size(); check++) {
      aggregates.add(count_if(checks.get(check).isBad()).as("check_" + check));
    }
    questions.forEach((name, aggregate) -> aggregates.add(aggregate.as("answer_" + name)));
    Column[] rest = aggregates.subList(1, aggregates.size()).toArray(Column[]::new);
    return new Answers(this, rows.agg(aggregates.get(0), rest).head());
  }

  /** What was found. */
  public static final class Answers {
    private final OnePass pass;
    private final Row row;

    private Answers(OnePass pass, Row row) {
      this.pass = pass;
      this.row = row;
    }

    /** A sentence for each check that found something, with the count and the first rows. */
    public List<String> findings() {
      List<String> findings = new ArrayList<>();
      for (int check = 0; check < pass.checks.size(); check++) {
        long count = row.<Long>getAs("check_" + check);
        if (count > 0) {
          findings.add(pass.checks.get(check).finding(pass.rows, count));
        }
      }
      return findings;
    }

    /** What each check has found. */
    public List<CheckResult> results() {
      List<CheckResult> results = new ArrayList<>();
      for (int check = 0; check < pass.checks.size(); check++) {
        results.add(
            new CheckResult(pass.checks.get(check).complaint(), row.<Long>getAs("check_" + check)));
      }
      return results;
    }

    /**
     * The sentence of one of the checks, with its first rows in an order of their own; none where
     * it found nothing.
     *
     * @param check its place among them
     */
    public List<String> findings(int check, Dataset<Row> ordered) {
      long count = row.<Long>getAs("check_" + check);
      return count == 0 ? List.of() : List.of(pass.checks.get(check).finding(ordered, count));
    }

    /** What the checks found, in sentences and numbers. */
    public Findings found() {
      return new Findings(findings(), results());
    }

    /** The number that was asked under a name; null where the rows do not tell. */
    public Double number(String name) {
      return row.getAs("answer_" + name);
    }

    /** The years that were asked under a name, ascending. */
    public List<Integer> years(String name) {
      return row.<Integer>getList(row.fieldIndex("answer_" + name)).stream().sorted().toList();
    }
  }
}
