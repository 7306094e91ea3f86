package no.stedsvekst.jobs.query;

import java.util.Optional;
import org.apache.spark.QueryContext;
import org.apache.spark.QueryContextType;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.trees.Origin;

/**
 * The words of a statement, to say where in them something stands.
 *
 * @param sql as it was given
 */
record StatementText(String sql) {

  /** The place of a part of the plan. */
  String place(Origin origin) {
    return origin.startIndex().isDefined() ? place((int) origin.startIndex().get()) : "";
  }

  /** The place that a fault names; empty where it names none. */
  String place(SparkThrowable fault) {
    return Optional.ofNullable(fault.getQueryContext()).stream()
        .flatMap(java.util.Arrays::stream)
        .filter(context -> context.contextType() == QueryContextType.SQL)
        .map(QueryContext::startIndex)
        .filter(index -> index >= 0)
        .findFirst()
        .map(this::place)
        .orElseGet(() -> line(fault));
  }

  private static String line(SparkThrowable fault) {
    return fault instanceof AnalysisException analysis && analysis.line().isDefined()
        ? words((int) analysis.line().get(), (int) analysis.startPosition().get() + 1)
        : "";
  }

  private String place(int index) {
    String before = sql.substring(0, Math.min(index, sql.length()));
    int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
    return words(line, before.length() - before.lastIndexOf('\n'));
  }

  private static String words(int line, int column) {
    return "line %d, column %d: ".formatted(line, column);
  }
}
