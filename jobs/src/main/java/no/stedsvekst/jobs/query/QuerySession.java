package no.stedsvekst.jobs.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.QueryRefusals;
import no.stedsvekst.sql.ModelFunctions;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution$;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.Dataset$;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.command.ExplainCommand;
import scala.Option;

/**
 * Whoever asks, with the layer that they have chosen. Each statement reads the tables that it names
 * in the version that is the newest then, so that the next night's figures are seen without more.
 */
public final class QuerySession {
  private final SparkSession spark;
  private final QueryTables tables;
  private String schema = QueryTables.FIRST_SCHEMA;

  /**
   * A session of questions.
   *
   * @param isShared whether others use the Spark session too: its functions are left as they are
   */
  public QuerySession(
      org.apache.spark.sql.SparkSession given, QueryTables tables, boolean isShared) {
    this.spark = (SparkSession) (isShared ? given.newSession() : given);
    this.tables = tables;
    if (isShared) {
      ModelFunctions.register(spark);
    }
    OnlyReading.prepare(spark);
  }

  /** The layer of tables that are named without one. */
  public String schema() {
    return schema;
  }

  /** Chooses the layer of tables that are named without one; {@code default} is the first. */
  public void use(String name) {
    String chosen = name.toLowerCase(Locale.ROOT);
    if (chosen.equals("default")) {
      chosen = QueryTables.FIRST_SCHEMA;
    }
    if (!QueryTables.schemas().contains(chosen)) {
      throw QueryRefusals.unknownSchema(name, QueryTables.schemas());
    }
    schema = chosen;
  }

  /** The session on which the answers are computed. */
  public org.apache.spark.sql.SparkSession spark() {
    return spark;
  }

  /** The names of all functions. */
  public List<String> functions() {
    return new QueryFaults(new StatementText(""), spark).functions();
  }

  /** What a function does. */
  String usage(String function) {
    Option<ExpressionInfo> found =
        spark.sessionState().functionRegistry().lookupFunction(new FunctionIdentifier(function));
    if (found.isEmpty()) {
      throw QueryRefusals.unknownFunction("", function, functions());
    }
    return found.get().getUsage().replace("_FUNC_", function).strip();
  }

  /** What a statement gives; refuses one that cannot be answered, with the place in it. */
  public Answer ask(String statement) {
    StatementText text = new StatementText(statement);
    QueryFaults faults = new QueryFaults(text, spark);
    try {
      Answer answer = answer(text);
      return new Answer(answer.columns(), faults.watching(answer.rows()), answer.isThere());
    } catch (Exception e) {
      // Spark does not declare what it throws, so that Java does not let it be caught by name.
      throw faults.of(e);
    }
  }

  /** The tables that a statement would read. */
  public List<String> tablesOf(String statement) {
    StatementText text = new StatementText(statement);
    try {
      LogicalPlan whole = parsed(text);
      LogicalPlan plan =
          whole instanceof ExplainCommand explained ? explained.logicalPlan() : whole;
      return new CatalogAnswers(tables, this).of(plan).isPresent()
          ? List.of()
          : named(text).of(onlyReading(plan)).stream().map(TableSpec::fullName).toList();
    } catch (Exception e) {
      throw new QueryFaults(text, spark).of(e);
    }
  }

  private Answer answer(StatementText text) throws ParseException {
    LogicalPlan plan = parsed(text);
    if (plan instanceof ExplainCommand explained) {
      Dataset<Row> rows = rows(text, explained.logicalPlan());
      return Answer.of(
          List.of("plan"), List.of(List.of(rows.queryExecution().explainString(explained.mode()))));
    }
    Optional<Answer> known = new CatalogAnswers(tables, this).of(plan);
    if (known.isPresent()) {
      return known.get();
    }
    Dataset<Row> rows = rows(text, plan);
    return new Answer(rows.schema(), new LazyRows(rows::toLocalIterator), false);
  }

  private LogicalPlan parsed(StatementText text) throws ParseException {
    return spark.sessionState().sqlParser().parsePlan(text.sql());
  }

  private Dataset<Row> rows(StatementText text, LogicalPlan plan) {
    LogicalPlan analyzed =
        spark
            .sessionState()
            .executePlan(
                onlyReading(plan).transformUpWithSubqueries(named(text)),
                CommandExecutionMode.ALL())
            .analyzed();
    // What looked like a query may have turned out to be a command; it would be run just below.
    OnlyReading.check(analyzed);
    return Dataset$.MODULE$.ofRows(spark, analyzed);
  }

  private NamedTables named(StatementText text) {
    return new NamedTables(spark, tables, schema, text);
  }

  /** The plan, with what {@code WITH} defines where it is used. */
  private static LogicalPlan onlyReading(LogicalPlan plan) {
    OnlyReading.check(plan);
    LogicalPlan whole = CTESubstitution$.MODULE$.apply(plan);
    OnlyReading.check(whole);
    return whole;
  }
}
