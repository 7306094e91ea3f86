package no.stedsvekst.jobs.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.stedsvekst.jobs.refusal.QueryRefusals;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.PlanWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExecuteImmediate;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.ExecutableDuringAnalysis;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * What a statement may do: read tables of the lake, and nothing else. Judged before anything of it
 * is run, as Spark runs a command as soon as it has understood it.
 */
final class OnlyReading {
  /** By these a query calls any method of any class on the class path. */
  private static final List<String> WAYS_OUT = List.of("reflect", "java_method", "try_reflect");

  /** Functions in the place of a table that make rows of what they are given, and read nothing. */
  private static final Set<String> OF_VALUES =
      Set.of(
          "range",
          "explode",
          "explode_outer",
          "posexplode",
          "posexplode_outer",
          "inline",
          "inline_outer",
          "stack",
          "json_tuple");

  private OnlyReading() {}

  /** Takes functions out of a session that do more than compute. */
  static void prepare(SparkSession spark) {
    FunctionRegistry functions =
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().functionRegistry();
    WAYS_OUT.forEach(name -> functions.dropFunction(new FunctionIdentifier(name)));
  }

  /** Refuses a plan that writes, sets, or starts a program, in any part of it. */
  static void check(LogicalPlan plan) {
    plan.foreachWithSubqueries(
        new AbstractFunction1<LogicalPlan, BoxedUnit>() {
          @Override
          public BoxedUnit apply(LogicalPlan node) {
            if (node instanceof UnresolvedTableValuedFunction function
                && !OF_VALUES.contains(function.name().last().toLowerCase(Locale.ROOT))) {
              throw QueryRefusals.notReading(function.name().last());
            }
            if (node instanceof Command
                || node instanceof ParsedStatement
                || node instanceof InsertIntoDir
                // Run as soon as they are analyzed, before anything can be asked of what they are.
                || node instanceof ExecutableDuringAnalysis
                || node instanceof UnresolvedExecuteImmediate
                // Delta's, which are of no common kind.
                || node.getClass().getSimpleName().endsWith("Statement")
                || node instanceof ScriptTransformation
                // What it stands for is known only when it is computed, and may be a write.
                || node instanceof PlanWithUnresolvedIdentifier) {
              throw QueryRefusals.notReading(words(node));
            }
            return BoxedUnit.UNIT;
          }
        });
  }

  /** {@code InsertIntoStatement} as {@code INSERT INTO}. */
  private static String words(LogicalPlan node) {
    return node.getClass()
        .getSimpleName()
        .replaceAll("^Unresolved|(Command\\$?|Statement|Table)$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toUpperCase(Locale.ROOT);
  }
}
