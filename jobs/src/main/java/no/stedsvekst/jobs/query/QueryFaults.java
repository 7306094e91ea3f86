package no.stedsvekst.jobs.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.stedsvekst.jobs.refusal.QueryRefusals;
import no.stedsvekst.jobs.refusal.Refusal;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark says of a statement that it cannot follow, in a line that helps. */
final class QueryFaults {
  /**
   * What the one who asks can mend: syntax and names, values, one row wanted, what there is not.
   */
  private static final Pattern OF_THE_STATEMENT = Pattern.compile("(42|22|21|0A|54|P0).*");

  private static final Pattern NAME = Pattern.compile("`((?:[^`]|``)*)`");

  private final StatementText text;
  private final SparkSession spark;

  /** Faults of a statement. */
  QueryFaults(StatementText text, SparkSession spark) {
    this.text = text;
    this.spark = spark;
  }

  /** Rows that turn what is thrown while they are computed into a refusal, too. */
  Iterator<Row> watching(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          return rows.hasNext();
        } catch (RuntimeException e) {
          throw of(e);
        }
      }

      @Override
      public Row next() {
        try {
          return rows.next();
        } catch (RuntimeException e) {
          throw of(e);
        }
      }
    };
  }

  /** What to throw for a fault: a refusal where the statement is to blame. */
  RuntimeException of(Exception fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
      if (cause instanceof SparkThrowable spoken
          && spoken.getSqlState() != null
          && OF_THE_STATEMENT.matcher(spoken.getSqlState()).matches()) {
        return refusal(spoken, cause.getMessage());
      }
    }
    return fault instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(fault);
  }

  private Refusal refusal(SparkThrowable fault, String message) {
    String place = text.place(fault);
    String condition = String.valueOf(fault.getCondition());
    Map<String, String> told = fault.getMessageParameters();
    if (condition.startsWith("UNRESOLVED_COLUMN")) {
      return QueryRefusals.unknownColumn(
          place, bare(told.get("objectName")), names(told.getOrDefault("proposal", "")));
    }
    if (condition.startsWith("UNRESOLVED_ROUTINE")) {
      return QueryRefusals.unknownFunction(place, bare(told.get("routineName")), functions());
    }
    if (condition.equals("PARSE_SYNTAX_ERROR")) {
      return QueryRefusals.unreadable(place, told.get("error"));
    }
    return QueryRefusals.badStatement(place, sentence(message));
  }

  List<String> functions() {
    return CollectionConverters.asJava(spark.sessionState().functionRegistry().listFunction())
        .stream()
        .map(function -> function.funcName())
        .toList();
  }

  /** Without the name and number that Spark gives an error, nor settings that nobody may set. */
  private static String sentence(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("")
        .replaceAll("^\\[[A-Z0-9_.]+] ", "")
        .replaceAll(" ?SQLSTATE: \\w+.*$", "")
        .replaceAll(" If necessary set .*? to bypass this error\\.", "")
        .strip();
  }

  private static List<String> names(String quoted) {
    List<String> names = new ArrayList<>();
    for (String name : quoted.split(", ", -1)) {
      if (!name.isEmpty()) {
        names.add(bare(name));
      }
    }
    return names;
  }

  private static String bare(String quoted) {
    return NAME.matcher(quoted).replaceAll("$1");
  }
}
