package no.stedsvekst.jobs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.QueryRefusals;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunctionName;
import org.apache.spark.sql.catalyst.analysis.UnresolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.plans.logical.DescribeFunction;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SetCatalogAndNamespace;
import org.apache.spark.sql.catalyst.plans.logical.ShowColumns;
import org.apache.spark.sql.catalyst.plans.logical.ShowFunctions;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.catalyst.plans.logical.ShowViews;
import org.apache.spark.sql.catalyst.util.StringUtils;
import org.apache.spark.sql.delta.commands.DescribeDeltaHistory;
import org.apache.spark.sql.execution.command.SetNamespaceCommand;
import org.apache.spark.sql.execution.command.ShowNamespacesCommand;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What is asked of the lake's tables themselves, and of functions: SHOW SCHEMAS, SHOW TABLES, SHOW
 * VIEWS, SHOW COLUMNS, SHOW FUNCTIONS, DESCRIBE, USE. The specifications answer, in the columns by
 * which clients of Hive know them.
 */
final class CatalogAnswers {
  private final QueryTables tables;
  private final QuerySession session;

  CatalogAnswers(QueryTables tables, QuerySession session) {
    this.tables = tables;
    this.session = session;
  }

  /** The answer; empty where the statement asks for something else. */
  Optional<Answer> of(LogicalPlan plan) {
    if (plan instanceof ShowNamespacesCommand show) {
      return Optional.of(
          Answer.of(
              List.of("database_name"),
              like(QueryTables.schemas(), show.pattern()).stream().map(List::of).toList()));
    }
    if (plan instanceof ShowTables show) {
      return Optional.of(tables(schema(show.namespace()), show.pattern()));
    }
    // A lake has none. Superset asks for them whenever it lists tables.
    if (plan instanceof ShowViews) {
      return Optional.of(Answer.of(List.of("tab_name", "comment"), List.of()));
    }
    if (plan instanceof ShowColumns show) {
      return Optional.of(
          Answer.of(
              List.of("col_name"),
              table(show.child()).columnNames().stream().map(List::of).toList()));
    }
    if (plan instanceof ShowFunctions show) {
      return Optional.of(
          Answer.of(
              List.of("function"),
              like(session.functions(), show.pattern()).stream().sorted().map(List::of).toList()));
    }
    if (plan instanceof DescribeFunction describe
        && describe.child() instanceof UnresolvedFunctionName function) {
      return Optional.of(
          Answer.of(
              List.of("function_desc"),
              List.of(List.of(session.usage(last(function.multipartIdentifier()))))));
    }
    if (plan instanceof DescribeRelation describe) {
      TableSpec table = table(describe.relation());
      return Optional.of(columns(table, describe.isExtended()));
    }
    if (plan instanceof DescribeDeltaHistory history) {
      return Optional.of(
          Answer.of(
              QueryTables.HISTORY,
              tables.history(table(history.child())).stream().limit(most(history)).toList()));
    }
    if (plan instanceof SetNamespaceCommand use) {
      session.use(last(use.namespace()));
      return Optional.of(Answer.of(List.of(), List.of()));
    }
    if (plan instanceof SetCatalogAndNamespace use) {
      session.use(schema(use.child()));
      return Optional.of(Answer.of(List.of(), List.of()));
    }
    return Optional.empty();
  }

  private Answer tables(String schema, Option<String> pattern) {
    List<TableSpec> written = tables.written(table -> table.layer().folder().equals(schema));
    List<String> names = like(written.stream().map(TableSpec::name).toList(), pattern);
    return Answer.of(
        List.of("tab_name", "comment"),
        written.stream()
            .filter(table -> names.contains(table.name()))
            .map(table -> List.of(table.name(), table.grain()))
            .toList());
  }

  private static long most(DescribeDeltaHistory history) {
    return history.limit().isEmpty() ? Long.MAX_VALUE : (Integer) history.limit().get();
  }

  private static Answer columns(TableSpec table, boolean isExtended) {
    List<List<String>> rows = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      rows.add(List.of(column.name(), column.type().sparkType().simpleString(), column.told()));
    }
    if (isExtended) {
      rows.add(List.of("", "", ""));
      // As clients of Hive know to look for it.
      rows.add(List.of("# Detailed Table Information", "", ""));
      rows.add(List.of("Name", table.fullName(), ""));
      rows.add(List.of("Comment", table.grain(), ""));
      rows.add(List.of("Key", String.join(", ", table.key()), ""));
      rows.add(List.of("Partition", String.join(", ", table.partition()), ""));
      rows.add(List.of("Written", table.writeMode().sentence(), ""));
    }
    return Answer.of(List.of("col_name", "data_type", "comment"), rows);
  }

  private TableSpec table(LogicalPlan named) {
    List<String> parts =
        named instanceof UnresolvedTableOrView view
            ? CollectionConverters.asJava(view.multipartIdentifier())
            : named instanceof UnresolvedTable table
                ? CollectionConverters.asJava(table.multipartIdentifier())
                : List.of(named.toString());
    return tables
        .named(parts, session.schema())
        .orElseThrow(() -> QueryRefusals.unknownTable("", String.join(".", parts), tables.names()));
  }

  private String schema(LogicalPlan named) {
    String name =
        named instanceof UnresolvedNamespace space ? last(space.multipartIdentifier()) : "";
    return name.isEmpty() || name.equals("default") ? session.schema() : name;
  }

  private static String last(Seq<String> parts) {
    return parts.isEmpty() ? "" : parts.last();
  }

  private static List<String> like(List<String> names, Option<String> pattern) {
    return pattern.isEmpty()
        ? names
        : CollectionConverters.asJava(
            StringUtils.filterPattern(CollectionConverters.asScala(names).toSeq(), pattern.get()));
  }
}
