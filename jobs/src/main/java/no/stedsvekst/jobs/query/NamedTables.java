package no.stedsvekst.jobs.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.QueryRefusals;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.classic.SparkSession;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/** Puts the rows of the lake's tables where a plan names the tables. */
final class NamedTables extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
  private final SparkSession spark;
  private final QueryTables tables;
  private final String schema;
  private final StatementText text;

  /**
   * For one plan.
   *
   * @param schema the layer of a name without one
   * @param text the statement, to say where in it a name stands
   */
  NamedTables(SparkSession spark, QueryTables tables, String schema, StatementText text) {
    this.spark = spark;
    this.tables = tables;
    this.schema = schema;
    this.text = text;
  }

  /** The tables that a plan names, each once. */
  Set<TableSpec> of(LogicalPlan plan) {
    Set<TableSpec> named = new LinkedHashSet<>();
    plan.foreachWithSubqueries(
        new AbstractFunction1<LogicalPlan, BoxedUnit>() {
          @Override
          public BoxedUnit apply(LogicalPlan node) {
            if (isDefinedAt(node)) {
              named.add(table(relation(node)));
            }
            return BoxedUnit.UNIT;
          }
        });
    return named;
  }

  @Override
  public boolean isDefinedAt(LogicalPlan plan) {
    return plan instanceof UnresolvedRelation || plan instanceof RelationTimeTravel;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    TableSpec table = table(relation(plan));
    Dataset<Row> rows =
        plan instanceof RelationTimeTravel past
            ? tables.rows(spark, table, version(past, table))
            : tables.rows(spark, table);
    return new SubqueryAlias(
        new AliasIdentifier(
            table.name(), CollectionConverters.asScala(List.of(table.layer().folder())).toSeq()),
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().analyzed());
  }

  private static UnresolvedRelation relation(LogicalPlan plan) {
    return plan instanceof RelationTimeTravel past
        ? (UnresolvedRelation) past.relation()
        : (UnresolvedRelation) plan;
  }

  private TableSpec table(UnresolvedRelation relation) {
    List<String> parts =
        new ArrayList<>(CollectionConverters.asJava(relation.multipartIdentifier()));
    return tables
        .named(parts, schema)
        .orElseThrow(
            () ->
                QueryRefusals.unknownTable(
                    text.place(relation.origin()), String.join(".", parts), tables.names()));
  }

  private long version(RelationTimeTravel past, TableSpec table) {
    String given = past.version().isDefined() ? past.version().get() : "";
    if (!given.matches("\\d{1,18}")) {
      throw QueryRefusals.onlyVersions(text.place(past.origin()), table.fullName());
    }
    return Long.parseLong(given);
  }
}
